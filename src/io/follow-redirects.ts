/** One request over its redirects, each hop guarded anew, by its mirror and its proxy, in its turn at the host. */
import { Agent, type Dispatcher, type FormData, fetch, ProxyAgent, type Response, Socks5ProxyAgent } from 'undici';
import { LecternError } from '../errors.ts';
import { assertPublicHost, createGuardedConnector } from './address-guard.ts';
import { withDeadline } from './answer-pace.ts';
import type { HostGate } from './host-gate.ts';
import { classifyFailure } from './http-failures.ts';
import { nameProxy } from './network-failures.ts';
import { type Mirrors, mirrorOf, type ProxyRules, proxyFor } from './routes.ts';
import { loginError, type SiteLogins } from './site-logins.ts';

/** Looks at an address before it is asked; throws to forbid it. */
export type Hop = (url: string, signal: AbortSignal) => Promise<void>;

/** What differs between one request and another. */
export type Ask = {
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as a POST, unless `method` is another. */
  readonly body?: string | FormData;
  readonly method?: 'POST' | 'PATCH';
  readonly gate?: HostGate;
  readonly beforeHop?: Hop;
  readonly isConditional?: boolean;
  /** The page that names the address: a login is sent only to the page's own site. Absent: to whichever site is asked. */
  readonly page?: string;
};

export type Found = {
  /** After redirects; the address asked for where a mirror answered. */
  readonly url: string;
  /** Where it is for good, when every redirect was permanent. */
  readonly movedTo?: string;
  /** name:port of the server that answered. */
  readonly host: string;
  readonly response: Response;
  /** The site to which its login was sent. */
  readonly login?: string;
  /** The first such site on the way. */
  readonly firstLogin?: string;
  /** To be called when the body was read: lets the next one ask the host. */
  leave(): void;
};

export type Follower = {
  follow(url: string, ask: Ask, signal: AbortSignal): Promise<Found>;
  close(): Promise<void>;
};

const MAX_REDIRECTS = 10;

const silentProxy = (proxy: string, host: string) =>
  new LecternError(`The proxy ${nameProxy(proxy)} did not lead to ${host} in time.`, {
    code: 'timeout',
    stage: 'fetch',
    retryable: true,
    hint: 'Check fetch.proxy in the configuration, and whether the proxy works.',
    why: { kind: 'proxy', host, proxy: nameProxy(proxy) },
  });

/** What any server may be told. A key or a signature is for the server that was meant, and not for where it points. */
const FOR_ANYBODY = /^(?:accept(?:-.+)?|content-type|if-.+|range)$/i;

const forAnybody = (ask: Ask): Ask => ({
  ...ask,
  headers: Object.fromEntries(Object.entries(ask.headers).filter(([name]) => FOR_ANYBODY.test(name))),
});

export function createFollower(options: {
  readonly proxy?: ProxyRules;
  readonly mirrors: Mirrors;
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly logins?: SiteLogins;
}): Follower {
  const agentOptions = {
    connect: createGuardedConnector(options.allowPrivate, options.timeoutMs),
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
  };
  const direct = new Agent(agentOptions);
  const proxies = new Map<string, Dispatcher>();

  function dispatcherFor(url: URL): Dispatcher {
    const proxy = proxyFor(url.hostname, options.proxy);
    if (proxy === undefined) return direct;
    assertPublicHost(url, options.allowPrivate);
    let dispatcher = proxies.get(proxy);
    if (!dispatcher) {
      const { headersTimeout, bodyTimeout } = agentOptions;
      dispatcher = proxy.startsWith('socks')
        ? new Socks5ProxyAgent(proxy.replace(/^socks5h:/, 'socks5:'), { headersTimeout, bodyTimeout })
        : new ProxyAgent({ uri: proxy, headersTimeout, bodyTimeout });
      proxies.set(proxy, dispatcher);
    }
    return dispatcher;
  }

  async function ask(target: URL, { headers, body, method = 'POST' }: Ask, signal: AbortSignal): Promise<Response> {
    const proxy = proxyFor(target.hostname, options.proxy);
    // undici sets no limit to how long a proxy may take to connect.
    const limit =
      proxy === undefined
        ? undefined
        : withDeadline(signal, 2 * options.timeoutMs, () => silentProxy(proxy, target.host));
    try {
      return await fetch(target, {
        dispatcher: dispatcherFor(target),
        redirect: 'manual',
        headers: { 'user-agent': options.userAgent, 'accept-language': '*', ...headers },
        ...(body !== undefined && { method, body }),
        signal: limit?.signal ?? signal,
      });
    } catch (thrown) {
      throw classifyFailure(thrown, target.href, signal, proxy);
    } finally {
      limit?.end();
    }
  }

  /** A page must not have another site asked in the operator's name. */
  async function loginFor(target: URL, page: string | undefined) {
    const isDirect = proxyFor(target.hostname, options.proxy) === undefined;
    const login = await options.logins?.headersFor(target, isDirect);
    return page === undefined || login?.site === options.logins?.siteOf(page) ? login : undefined;
  }

  return {
    async follow(url, what, signal) {
      let wanted = url;
      // A mirror's own addresses are nobody's business: what it stands for keeps its name.
      let shown = url;
      let isMirrored = false;
      let isPermanent = true;
      let told = what;
      let origin: string | undefined;
      let firstLogin: string | undefined;
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const asked = mirrorOf(wanted, options.mirrors);
        const target = URL.parse(asked);
        if (!target || !/^https?:$/.test(target.protocol))
          throw new LecternError(`${asked} is not an http(s) address.`, {
            code: 'invalid',
            stage: 'fetch',
            why: { kind: 'not-http' },
          });
        if (target.username !== '' || target.password !== '')
          throw new LecternError(`An address at ${target.host} holds a user name or a password.`, {
            code: 'invalid',
            stage: 'fetch',
            hint: 'Take them out: they would stand in feeds and logs. A site that wants a login cannot be followed.',
            why: { kind: 'password-in-address' },
          });
        origin ??= target.origin;
        if (target.origin !== origin) told = forAnybody(what);
        await what.beforeHop?.(wanted, signal);
        const login = await loginFor(target, what.page);
        firstLogin ??= login?.site;
        const leave = (await what.gate?.enter(target.host, signal)) ?? (() => undefined);
        try {
          const response = await ask(target, { ...told, headers: { ...told.headers, ...login?.headers } }, signal);
          const location = response.headers.get('location');
          if (response.status < 300 || response.status >= 400 || !location) {
            const movedTo = hop > 0 && isPermanent ? { movedTo: shown } : {};
            const sent = { ...(login && { login: login.site }), ...(firstLogin !== undefined && { firstLogin }) };
            return { url: shown, ...movedTo, ...sent, host: target.host, response, leave };
          }
          await response.body?.cancel();
          isMirrored ||= asked !== wanted;
          isPermanent &&= !isMirrored && (response.status === 301 || response.status === 308);
          wanted = new URL(location, asked).href;
          if (!isMirrored) shown = wanted;
        } catch (thrown) {
          leave();
          throw thrown;
        }
        leave();
      }
      // A login that is not taken is asked for again and again.
      if (firstLogin !== undefined) throw loginError(firstLogin, `${url} redirects more than ${MAX_REDIRECTS} times.`);
      throw new LecternError(`${url} redirects more than ${MAX_REDIRECTS} times.`, {
        code: 'http-status',
        stage: 'fetch',
        why: { kind: 'many-redirects' },
      });
    },

    async close() {
      await Promise.all([direct, ...proxies.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}
