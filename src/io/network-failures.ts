/** What the network did, named by who did it: the server, its name, its certificate, or the proxy on the way. */
import { LecternError } from '../errors.ts';
import type { Why } from '../words/why.ts';

/** By the code of the innermost error: Node's, OpenSSL's, undici's. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'its name is not in the DNS'],
  [/^EAI_/, 'its name cannot be looked up, as no DNS server answers'],
  [/^ECONNREFUSED$/, 'it refuses the connection'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, 'it broke off the connection'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/, 'there is no way to its network'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name'],
  [/SELF_SIGNED/, 'its certificate is signed by itself'],
  [/^(?:CERT_|UNABLE_|ERR_TLS_CERT)/, 'its certificate cannot be verified'],
  [/^(?:ERR_SSL|ERR_TLS|EPROTO)/, 'it does not speak TLS as is wanted here'],
  [/^(?:HPE_|HTTPParserError|UND_ERR_HTTP|UND_ERR_RES|UND_ERR_HEADERS_OVERFLOW)/, 'it does not speak HTTP'],
  [/^UND_ERR/, 'the connection failed'],
];

const CERTIFICATE = /^(?:CERT_|UNABLE_|ERR_TLS|ERR_SSL|EPROTO)|SELF_SIGNED/;

/** A proxy as it may be named: without its user and password. */
export function nameProxy(proxy: string): string {
  const { protocol, host } = URL.parse(proxy) ?? {};
  return host === undefined ? 'in fetch.proxy' : `${protocol}//${host}`;
}

/**
 * @param inner The innermost error.
 * @param proxy By which the host was asked.
 * @returns `undefined` for what is no failure of the network
 */
export function networkFailure(
  inner: Error,
  host: string,
  proxy: string | undefined,
  cause: unknown,
): LecternError | undefined {
  const { code: given, syscall } = inner as NodeJS.ErrnoException;
  // undici's parser gives most of its errors no code.
  const code = String(given ?? inner.name);
  if (proxy !== undefined) {
    const failure = proxyFailure(inner, code, syscall, host, proxy, cause);
    if (failure) return failure;
  }
  const why = CAUSES.find(([pattern]) => pattern.test(code))?.[1];
  if (why === undefined) return undefined;
  const via = proxy === undefined ? '' : `, by way of the proxy ${nameProxy(proxy)}`;
  return new LecternError(`${host} cannot be reached${via}: ${why} (${code}).`, {
    code: 'network',
    stage: 'fetch',
    retryable: !CERTIFICATE.test(code),
    hint: CERTIFICATE.test(code)
      ? 'The site has to mend it, unless the clock of this machine is wrong or something on the way reads along.'
      : 'Check the address and the network; where the site is filtered, set fetch.proxy or fetch.mirrors.',
    why: { kind: 'unreachable', host, code },
    cause,
  });
}

const PROXY_HINT = 'Check fetch.proxy in the configuration, and whether the proxy runs.';

/** With a proxy, the only address that is looked up and connected to here is the proxy's. */
function proxyFailure(
  inner: Error,
  code: string,
  syscall: string | undefined,
  host: string,
  proxy: string,
  cause: unknown,
): LecternError | undefined {
  const name = nameProxy(proxy);
  const why: Why = { kind: 'proxy', host, proxy: name };
  const failure = (message: string, hint = PROXY_HINT) =>
    new LecternError(message, { code: 'network', stage: 'fetch', retryable: true, hint, why, cause });
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    const how = CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? inner.message;
    return failure(`The proxy ${name} cannot be reached: ${how} (${code}).`);
  }
  // RFC 1928 §6: a reply other than 0 says what became of the connection that was asked for.
  if (/^UND_ERR_SOCKS5_REPLY_\d/.test(code))
    return failure(
      `The proxy ${name} cannot reach ${host}: ${inner.message}.`,
      'The site may be down, or the proxy may not lead there.',
    );
  if (/^UND_ERR_SOCKS5_AUTH/.test(code)) return failure(`The proxy ${name} lets nobody in without a password.`);
  if (/^UND_ERR_SOCKS5/.test(code)) return failure(`The proxy ${name} is no SOCKS5 proxy: ${inner.message}.`);
  const status = /^Proxy response \((\d+)\)/.exec(inner.message)?.[1];
  if (status === undefined) return undefined;
  if (status === '407') return failure(`The proxy ${name} lets nobody in without a password (407).`);
  return failure(
    `The proxy ${name} does not lead to ${host}: it answered ${status}.`,
    'The site may be down, or the proxy may not lead there.',
  );
}
