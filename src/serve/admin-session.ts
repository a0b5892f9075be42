/** The status page's session: a signed cookie that holds no token, and the form tokens that belong to it. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSameSecret, sign } from './secrets.ts';

const COOKIE = 'lectern_session';
const HOURS = 12;

export type Session = {
  /** Goes into each form of this session's pages; another site cannot know it. */
  readonly formToken: string;
};

export type Sessions = {
  /** The value of a Set-Cookie header. */
  open(): string;
  /** The value of a Set-Cookie header that ends the session in this browser. */
  close(): string;
  /** The session of a request; `undefined` for none, a forged or an old one. */
  find(request: IncomingMessage): Session | undefined;
};

/** A new admin token ends all sessions, since they are signed with it. */
export function createSessions(token: string, isSecure: boolean, now: () => number = Date.now): Sessions {
  const key = sign(token, 'lectern session');
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return {
    open() {
      const facts = `${now() + HOURS * 3_600_000}.${randomBytes(12).toString('base64url')}`;
      return `${COOKIE}=${facts}.${sign(key, facts)}; Max-Age=${HOURS * 3600}; ${attributes}`;
    },
    close: () => `${COOKIE}=; Max-Age=0; ${attributes}`,
    find(request) {
      const pattern = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\d+)\\.([\\w-]+)\\.([\\w-]+)(?:;|$)`);
      const [, expires = '', nonce = '', signature = ''] = pattern.exec(request.headers.cookie ?? '') ?? [];
      if (expires === '' || Number(expires) < now()) return undefined;
      const facts = `${expires}.${nonce}`;
      return isSameSecret(signature, sign(key, facts)) ? { formToken: sign(key, `form ${facts}`) } : undefined;
    },
  };
}

/**
 * Whether a form may come from one of our own pages, by what browsers say of the origin. Pages without TLS send no
 * Sec-Fetch-Site, and with our Referrer-Policy no Origin: the form token then decides alone.
 */
export function isOwnForm(request: IncomingMessage, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  if (origin === undefined || origin === 'null') return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.headers.host || host === new URL(baseUrl).host;
}
