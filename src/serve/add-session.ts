/** Who is at the page that takes articles in: a cookie with the token that was typed there, sealed, and the forms' tokens. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller } from './items.ts';
import { isSameSecret, sign } from './secrets.ts';

const COOKIE = 'lectern_add';
/** The operator's token opens far more than this page. */
const OPERATOR_HOURS = 12;
const PERSON_HOURS = 24 * 180;

export type AddSession = {
  readonly caller: Caller;
  /** As it was typed. */
  readonly token: string;
  /** Goes into each form of this session's pages; another site cannot know it. */
  readonly formToken: string;
};

export type AddSessions = {
  /** The value of a Set-Cookie header; `undefined` for a token that may not add. */
  open(token: string): Promise<string | undefined>;
  /** The value of a Set-Cookie header that ends the session in this browser. */
  close(): string;
  /** The token is looked up anew each time, so that a revoked one stops at once. */
  find(request: IncomingMessage): Promise<AddSession | undefined>;
};

export type AddSessionsOptions = {
  readonly adminToken: string;
  readonly findPerson: (token: string) => Promise<Caller | undefined>;
  readonly isSecure: boolean;
  readonly now?: () => number;
};

/** A new admin token ends all sessions, since they are sealed with it. */
export function createAddSessions(options: AddSessionsOptions): AddSessions {
  const { adminToken, findPerson, isSecure, now = Date.now } = options;
  const key = Buffer.from(sign(adminToken, 'lectern add session'), 'base64url');
  // Without a Path, browsers keep it for the folder that it was set from, /add/, whatever path a proxy has put us under.
  const attributes = `HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

  function seal(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** `undefined` for what was not sealed here, or changed since. */
  function unseal(sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < 28) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  const findCaller = async (token: string): Promise<Caller | undefined> =>
    isSameSecret(token, adminToken) ? { kind: 'operator' } : findPerson(token);

  return {
    async open(token) {
      const caller = await findCaller(token);
      if (!caller) return undefined;
      const hours = caller.kind === 'operator' ? OPERATOR_HOURS : PERSON_HOURS;
      const sealed = seal(`${now() + hours * 3_600_000} ${token}`);
      return `${COOKIE}=${sealed}; Max-Age=${hours * 3600}; ${attributes}`;
    },
    close: () => `${COOKIE}=; Max-Age=0; ${attributes}`,
    async find(request) {
      const [, sealed = ''] = /(?:^|;\s*)lectern_add=([\w-]{1,2000})(?:;|$)/.exec(request.headers.cookie ?? '') ?? [];
      const [, until = '', token = ''] = /^(\d+) (.+)$/s.exec(unseal(sealed) ?? '') ?? [];
      if (token === '' || Number(until) < now()) return undefined;
      const caller = await findCaller(token);
      return caller && { caller, token, formToken: sign(adminToken, `lectern add form ${sealed}`) };
    },
  };
}
