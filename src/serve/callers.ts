/** Whose token a request bears. */
import type { Request, RequestHandler } from 'express';
import type { Caller, ItemDesk } from './items.ts';
import { ProblemError, sendProblem } from './problem.ts';
import { isSameSecret } from './secrets.ts';

export type Callers = {
  /** Answers 401 to whoever has no right token. */
  readonly identify: RequestHandler;
  /** Of a request that was let in. */
  of(request: Request): Caller;
  /** Answers 403 to everybody but the operator. */
  readonly operatorOnly: RequestHandler;
};

export const callerId = (caller: Caller): string => (caller.kind === 'operator' ? '' : caller.id);

/** Bearer tokens only and no cookie: another site's page cannot send one (CSRF). `onFailure` counts wrong ones. */
export function createCallers(
  adminToken: string,
  { findPerson }: Pick<ItemDesk, 'findPerson'>,
  onFailure: RequestHandler,
): Callers {
  const known = new WeakMap<Request, Caller>();
  async function find(request: Request): Promise<Caller | undefined> {
    const presented = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (presented === undefined) return undefined;
    return isSameSecret(presented, adminToken) ? { kind: 'operator' } : findPerson(presented);
  }
  const of = (request: Request): Caller => {
    const caller = known.get(request);
    if (!caller) throw new Error('unreachable: only identified requests come here');
    return caller;
  };
  return {
    of,
    async identify(request, response, next) {
      response.setHeader('Cache-Control', 'no-store');
      const caller = await find(request);
      if (caller) {
        known.set(request, caller);
        return next();
      }
      return onFailure(request, response, (thrown?: unknown) => {
        if (thrown !== undefined) return next(thrown);
        response.setHeader('WWW-Authenticate', 'Bearer');
        sendProblem(response, 401, {
          message: 'The token is missing or wrong.',
          hint: 'Send it as Authorization: Bearer TOKEN.',
          why: { kind: 'wrong-token' },
        });
      });
    },
    operatorOnly(request, _response, next) {
      if (of(request).kind === 'operator') return next();
      throw new ProblemError(
        403,
        'This is for the operator’s token.',
        'A person’s token opens /api/items and /api/imports.',
        { kind: 'operator-only' },
      );
    },
  };
}
