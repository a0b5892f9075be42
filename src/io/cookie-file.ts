/** A cookies.txt as browsers' extensions and curl write it (Netscape's format) → the cookies that a server is sent. */

export type FileCookie = {
  readonly name: string;
  readonly value: string;
  /** Without its leading dot. */
  readonly domain: string;
  readonly hasSubdomains: boolean;
  readonly path: string;
  /** Milliseconds since 1970; absent for a cookie of a session. */
  readonly expiresAt?: number;
};

const HTTP_ONLY = '#HttpOnly_';

/** Lines that are no cookie are passed over: such files have comments. */
export function parseCookieFile(text: string): readonly FileCookie[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const bare = line.startsWith(HTTP_ONLY) ? line.slice(HTTP_ONLY.length) : line;
    const [domain = '', subdomains, path = '/', , expires = '0', name = '', value = ''] = bare.split('\t');
    if (bare.startsWith('#') || name === '' || !/^[\x21-\x7e]+$/.test(name) || /[^\x20-\x7e]|;/.test(value)) return [];
    const seconds = Number(expires);
    return [
      {
        name,
        value: value.trim(),
        domain: domain.replace(/^\./, '').toLowerCase(),
        hasSubdomains: subdomains === 'TRUE',
        path,
        ...(seconds > 0 && { expiresAt: seconds * 1000 }),
      },
    ];
  });
}

/** Those that go to a host (RFC 6265 §5.1.3), whatever their path. */
export const cookiesOf = (cookies: readonly FileCookie[], host: string, now: number): readonly FileCookie[] =>
  cookies.filter(
    ({ domain, hasSubdomains, expiresAt }) =>
      (domain === host || (hasSubdomains && host.endsWith(`.${domain}`))) &&
      (expiresAt === undefined || expiresAt > now),
  );

/** Whether a cookie's path holds an address's (RFC 6265 §5.1.4). */
export const holdsPath = ({ path }: FileCookie, asked: string): boolean =>
  asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));
