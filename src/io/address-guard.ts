/** Keeps requests away from private addresses (SSRF): literal hosts before the connection, names as they resolve. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { LecternError } from '../errors.ts';

/** Public by its number, but only there for the machines of one cloud, which tell their secrets on it. */
const CLOUD_ADDRESSES = new Set(['168.63.129.16']);

/**
 * True for any address that is not public unicast: loopback, private, link-local, carrier-grade NAT, multicast,
 * reserved, and the IPv4 addresses hidden in IPv6 (mapped, compatible, NAT64, 6to4, Teredo). IANA special-purpose
 * registries; of IPv6 only 2000::/3 is public (RFC 4291 §2.4).
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return true;
  const parsed = ipaddr.process(bare);
  if (parsed.range() !== 'unicast' || CLOUD_ADDRESSES.has(parsed.toString())) return true;
  return parsed.kind() === 'ipv6' && ((parsed.toByteArray()[0] ?? 0) & 0xe0) !== 0x20;
}

const isIpLiteral = (host: string) => ipaddr.isValid(host.replace(/^\[|\]$/g, ''));

/**
 * An undici connector that connects to public addresses only, or to a `host:port` of `allowPrivate`. Names are checked
 * at the moment of connecting, on the very address that is used, so that rebinding gains nothing.
 */
export function createGuardedConnector(
  allowPrivate: readonly string[],
  timeoutMs: number,
): ReturnType<typeof buildConnector> {
  const allowed = new Set(allowPrivate.map((entry) => entry.toLowerCase()));
  const open = buildConnector({ timeout: timeoutMs });
  const guarded = buildConnector({ timeout: timeoutMs, lookup: guardedLookup });
  return (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    if (allowed.has(`${options.hostname}:${port}`.toLowerCase())) return open(options, callback);
    if (isIpLiteral(options.hostname) && isPrivateAddress(options.hostname))
      return callback(privateAddress(options.hostname, port), null);
    return guarded(options, callback);
  };
}

/** Refuses a URL whose host is plainly private; for requests that a proxy resolves, where no lookup is seen here. */
export function assertPublicHost(url: URL, allowPrivate: readonly string[]): void {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (allowPrivate.some((entry) => entry.toLowerCase() === `${url.hostname}:${port}`.toLowerCase())) return;
  if (isLocalName(url.hostname) || (isIpLiteral(url.hostname) && isPrivateAddress(url.hostname)))
    throw privateAddress(url.hostname, port);
}

/** Names that only mean something within one network: RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`, a bare host. */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return !isIpLiteral(name) && (!name.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(name));
}

const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const hidden = addresses.find(({ address }) => isPrivateAddress(address));
    const first = addresses[0];
    if (hidden || !first) return callback(privateAddress(hostname, undefined, hidden?.address), '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function privateAddress(host: string, port?: string, address?: string): LecternError {
  const where = address ? `${host} (${address})` : host;
  return new LecternError(`${where} is a private address and is not fetched.`, {
    code: 'private-address',
    stage: 'fetch',
    hint: `If it is yours, add "${host}:${port ?? 'PORT'}" to fetch.allowPrivate.`,
    why: { kind: 'private-address', where },
  });
}
