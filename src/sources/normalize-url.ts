/** One article, one address: what is added to links for statistics is taken off. */

/** Parameters that say where a reader came from, and never which article is meant. In lower case. */
const TRACKING = new Set([
  ...[
    'fbclid',
    'gclid',
    'gclsrc',
    'dclid',
    'gbraid',
    'wbraid',
    'msclkid',
    'yclid',
    'twclid',
    'ttclid',
    'igshid',
    'igsh',
  ],
  ...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'mkt_tok', 'vero_id', 'oly_enc_id', 'oly_anon_id', 'ref_src', 'ref_url'],
  ...['spm', 'scm', 'xtor', 'at_medium', 'at_campaign', '__twitter_impression', 'fb_ref', 'fb_source', '_ga', '_gl'],
]);

const isTracking = (name: string) => name.startsWith('utm_') || TRACKING.has(name);

/**
 * The address without tracking parameters and fragment, scheme and host in lower case, no default port. Host, path and
 * every other parameter stay as they are, in their order; so does a fragment that a script reads as a path (`#!`, `#/`).
 * Anything that is no http(s) address comes back unchanged.
 */
export function normalizeUrl(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isTracking((part.split('=', 1)[0] ?? '').toLowerCase()));
  url.search = kept.length > 0 ? `?${kept.join('&')}` : '';
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  return url.href;
}

/** {@link normalizeUrl} of a link on the page at `base`; `undefined` when it leads to nothing on the web. */
export function resolveLink(link: string | undefined, base: string): string | undefined {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? normalizeUrl(url.href) : undefined;
}
