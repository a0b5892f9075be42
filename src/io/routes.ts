/** By which way an address is asked: a mirror instead of it, a proxy on the way. */

export type Mirrors = readonly { readonly from: string; readonly to: string }[];

/** `direct`, or a proxy URL (http, https, socks5); for everything, or from a host (`*.example.org`, `*`) to one. */
export type ProxyRules = string | Readonly<Record<string, string>>;

/** The address that is asked instead, by the longest matching `from`. */
export function mirrorOf(url: string, mirrors: Mirrors): string {
  const best = mirrors.filter(({ from }) => url.startsWith(from)).sort((a, b) => b.from.length - a.from.length)[0];
  return best ? best.to + url.slice(best.from.length) : url;
}

/** The proxy for a host, by the most specific pattern; `undefined` for a direct connection. */
export function proxyFor(host: string, proxy: ProxyRules | undefined): string | undefined {
  if (proxy === undefined || typeof proxy === 'string') return proxy === 'direct' ? undefined : proxy;
  const best = Object.keys(proxy)
    .filter(
      (pattern) => pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))),
    )
    .sort((a, b) => b.length - a.length)[0];
  return best === undefined ? undefined : proxyFor(host, proxy[best]);
}
