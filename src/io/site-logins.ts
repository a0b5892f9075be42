/** What `fetch.sites` sends to a site that the operator has an account with, and to nobody else. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { cookiesOf, type FileCookie, holdsPath, parseCookieFile } from './cookie-file.ts';

export type SiteLogin = {
  /** `name` or `name:port`. */
  readonly host: string;
  readonly subdomains: boolean;
  readonly cookies: Readonly<Record<string, string>>;
  /** A cookies.txt, absolute. */
  readonly cookieFile?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

export type SiteLogins = {
  /** The site that an address belongs to, by its host; `undefined` for all that have no login. */
  siteOf(url: string): string | undefined;
  /**
   * What is sent along to an address: over HTTPS, or to this machine without a proxy on the way. @throws LecternError
   * `login` for a file of cookies that cannot be read
   */
  headersFor(target: URL, isDirect: boolean): Promise<LoginHeaders | undefined>;
  /** Another one when a site's login is another one; `''` when there is none. It does not tell what they are. */
  mark(): Promise<string>;
};

export type LoginHeaders = { readonly site: string; readonly headers: Readonly<Record<string, string>> };

const RENEW =
  'Log in with a browser, put the new cookie or header where fetch.sites takes it from, and start Lectern anew; what failed is then tried again.';

/** The site does not take the login any more; `why` ends the sentence. */
export const loginError = (site: string, why: string): LecternError =>
  new LecternError(`The login for ${site} seems to have run out: ${why}`, {
    code: 'login',
    stage: 'fetch',
    hint: RENEW,
    why: { kind: 'lost-login', site },
  });

/** As a whole segment: articles have such words in their titles. */
const LOGIN_WORDS =
  /\/(?:log-?in|sign-?in|log-?on|sign-?on|wp-login|sso|oauth2?|authenticate|authorize|anmelden|anmeldung|einloggen|connexion|identification|acceder|iniciar-sesion|entrar|accedi|denglu)(?:\.[a-z]{2,5})?(?:\/|$)/i;

const REFUSALS: readonly number[] = [401, 402, 403];

/** What an answer tells of the login that was sent for it, to the site that gave it (`login`) or to one before. */
export function findLostLogin(
  asked: string,
  { url, login, firstLogin }: { readonly url: string; readonly login?: string; readonly firstLogin?: string },
  status: number,
): LecternError | undefined {
  if (login !== undefined && REFUSALS.includes(status)) return loginError(login, `it answers ${status}.`);
  if (firstLogin === undefined || !isLoginPage(url) || isLoginPage(asked)) return undefined;
  return loginError(firstLogin, `${asked} leads to ${url.replace(/[?#].*$/s, '')}.`);
}

/** Whether an address is where a site has people log in. */
function isLoginPage(url: string): boolean {
  const { pathname = '', hostname = '' } = URL.parse(url) ?? {};
  return LOGIN_WORDS.test(pathname) || /^(?:login|signin|sso|auth|accounts?|passport|id)\./i.test(hostname);
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The most specific site counts. */
export function createSiteLogins(
  sites: readonly SiteLogin[],
  /** Whatever else opens accounts: a part of the mark. */
  others: readonly object[] = [],
  now: () => number = Date.now,
): SiteLogins {
  const known = sites
    .map((site) => ({ ...site, host: new URL(`https://${site.host}`).host }))
    .sort((a, b) => b.host.length - a.host.length);
  const find = ({ host }: URL) =>
    known.find((site) => site.host === host || (site.subdomains && host.endsWith(`.${site.host}`)));

  return {
    siteOf(url) {
      const target = URL.parse(url);
      return target && /^https?:$/.test(target.protocol) ? find(target)?.host : undefined;
    },
    async headersFor(target, isDirect) {
      const site = find(target);
      const isSafe = target.protocol === 'https:' || (isDirect && LOOPBACK.test(target.hostname));
      if (!site || !isSafe) return undefined;
      const ofFile = cookiesOf(await readCookies(site), target.hostname, now());
      const cookies = [
        ...ofFile
          .filter((cookie) => holdsPath(cookie, target.pathname))
          .map(({ name, value }) => [name, value] as const),
        ...Object.entries(site.cookies),
      ];
      const cookie = [...new Map(cookies)].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = Object.entries(site.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      return { site: site.host, headers: { ...Object.fromEntries(headers), ...(cookie !== '' && { cookie }) } };
    },
    async mark() {
      if (known.length + others.length === 0) return '';
      const sum = createHash('sha256').update(JSON.stringify(others));
      for (const site of known)
        sum.update(JSON.stringify([site, site.cookieFile && (await readCookies(site).catch(() => []))]));
      // So few bits show that it changed, and are no help in guessing what it is.
      return sum.digest('hex').slice(0, 4);
    },
  };
}

async function readCookies({ host, cookieFile }: SiteLogin): Promise<readonly FileCookie[]> {
  if (cookieFile === undefined) return [];
  try {
    return parseCookieFile(await readFile(cookieFile, 'utf8'));
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new LecternError(`The cookies for ${host} cannot be read from ${cookieFile} (${why}).`, {
      code: 'login',
      stage: 'fetch',
      hint: 'Put the file there, or correct fetch.sites.cookieFile.',
      cause,
    });
  }
}
