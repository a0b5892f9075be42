/** Requests that may be sent twice and are done once (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key-header). */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { ProblemError } from './problem.ts';

/** As the store keeps them. */
export type KeptAnswers = {
  take(
    key: string,
    bodyHash: string,
    times: { readonly now: string; readonly stale: string; readonly expired: string },
  ): Promise<{ readonly bodyHash: string; readonly answer?: string } | undefined>;
  save(key: string, answer: string): Promise<void>;
  forget(key: string): Promise<void>;
};

export type JsonAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
};

const DAY_MS = 86_400_000;

/** No request takes so long: the process that took the key has ended. */
const STALE_MS = 120_000;

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

export const hashBody = (body: Uint8Array): string => sha256(body);

export const hashParts = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts));

export function sendJson(response: Response, { status, headers = {}, body }: JsonAnswer): void {
  response.status(status).set(headers).json(body);
}

export type Once = {
  /** Whose key it is: each caller has keys of their own. */
  readonly caller: string;
  /** Of all that is asked for. */
  readonly bodyHash: string;
  readonly work: () => Promise<JsonAnswer>;
};

/** Does the work, or answers as it was answered before. @throws ProblemError 400, 409, 422 */
export async function answerOnce(
  request: Request,
  response: Response,
  answers: KeptAnswers,
  { caller, bodyHash, work }: Once,
  now: () => number = Date.now,
): Promise<void> {
  const name = request.get('idempotency-key');
  if (name === undefined) return sendJson(response, await work());
  if (!/^[\x20-\x7e]{1,255}$/.test(name))
    throw new ProblemError(
      400,
      'The Idempotency-Key is none.',
      'Send 1 to 255 printable characters of ASCII, at random.',
      { kind: 'no-key' },
    );
  const key = sha256(JSON.stringify([caller, request.method, request.baseUrl + request.path, name]));
  const at = (ago: number) => new Date(now() - ago).toISOString();
  const known = await answers.take(key, bodyHash, { now: at(0), stale: at(STALE_MS), expired: at(DAY_MS) });
  if (known) {
    if (known.bodyHash !== bodyHash)
      throw new ProblemError(
        422,
        'The Idempotency-Key was used for another request.',
        'Send each request with its own key.',
        { kind: 'used-key' },
      );
    if (known.answer === undefined)
      throw new ProblemError(
        409,
        'The request with this Idempotency-Key is not answered yet.',
        'Send it again in a moment.',
        { kind: 'unanswered-key' },
      );
    response.set('Idempotency-Replayed', 'true');
    // Written below.
    return sendJson(response, JSON.parse(known.answer) as JsonAnswer);
  }
  let answer: JsonAnswer;
  try {
    answer = await work();
  } catch (thrown) {
    await answers.forget(key);
    throw thrown;
  }
  await answers.save(key, JSON.stringify(answer));
  sendJson(response, answer);
}
