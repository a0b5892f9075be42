/** The feed's identity across moves: `podcast:guid`. */
import { createHash } from 'node:crypto';

/** The namespace that the Podcasting 2.0 specification fixes for feed addresses. */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * UUIDv5 (RFC 9562 §5.5) of the feed's address without its scheme and without trailing slashes
 * (Podcasting 2.0, `guid`).
 */
export function feedGuid(feedAddress: string): string {
  const name = feedAddress.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '');
  const digest = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
