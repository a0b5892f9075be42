/** Validators and preconditions as RFC 9110 has them: which request is answered with 304, and which range may be trusted. */

export type Encoding = 'identity' | 'gzip' | 'br';

/** One strong tag for each coding, since the bytes differ (RFC 9110 §8.8.3.3). */
export function entityTag(hash: string, encoding: Encoding = 'identity'): string {
  return encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, '');

/** Weak comparison (§8.8.3.2), as If-None-Match asks for (§13.1.2): a proxy may have weakened our tag on the way. */
export function matchesTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch === tag) return true;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((candidate) => opaque(candidate) === opaque(tag));
}

export type Validators = { readonly etag: string /** HTTP date. */; readonly lastModified: string };

/** Whether a GET or HEAD is answered with 304: If-None-Match first, If-Modified-Since only without it (§13.2.2). */
export function isNotModified(
  headers: { readonly ifNoneMatch?: string | undefined; readonly ifModifiedSince?: string | undefined },
  current: Validators,
): boolean {
  if (headers.ifNoneMatch !== undefined) return matchesTag(headers.ifNoneMatch, current.etag);
  if (headers.ifModifiedSince === undefined) return false;
  const since = Date.parse(headers.ifModifiedSince);
  return Number.isFinite(since) && Date.parse(current.lastModified) <= since;
}

/** Whether If-Match or If-Unmodified-Since forbids an answer, which is 412 then (§13.2.2). */
export function isPreconditionFailed(
  headers: { readonly ifMatch?: string | undefined; readonly ifUnmodifiedSince?: string | undefined },
  current: Validators,
): boolean {
  if (headers.ifMatch !== undefined) return !matchesTag(headers.ifMatch, current.etag);
  return Date.parse(current.lastModified) > Date.parse(headers.ifUnmodifiedSince ?? '');
}

/**
 * Whether a Range header still applies under If-Range (§13.1.5). Only the very same strong tag or date does: with a weak
 * tag, which Chromium sends for a weak one it was given, the whole file is the safe answer.
 */
export function rangeApplies(ifRange: string | undefined, current: Validators): boolean {
  return ifRange === undefined || ifRange === current.etag || ifRange === current.lastModified;
}

/**
 * The coding to answer with: the client's best among those at hand, brotli before gzip when it has no preference
 * (§12.5.3). `q=0` forbids.
 */
export function chooseEncoding(acceptEncoding: string | undefined, available: readonly Encoding[]): Encoding {
  if (acceptEncoding === undefined || acceptEncoding === '') return 'identity';
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';');
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    weights.set(name.trim(), quality === undefined ? 1 : Number(quality));
  }
  const weight = (coding: Encoding) => weights.get(coding) ?? weights.get('*') ?? 0;
  const order: readonly Encoding[] = ['br', 'gzip'];
  const usable = order.filter((coding) => available.includes(coding) && weight(coding) > 0);
  const best = usable.toSorted((left, right) => weight(right) - weight(left))[0];
  return best ?? 'identity';
}
