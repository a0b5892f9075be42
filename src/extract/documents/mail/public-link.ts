/** A link of a mail as anybody may have it: where it leads, without what tells the reader from other readers. */

/** Trackers wrap each other. */
const MOST_WRAPS = 5;
const LONGEST = 4000;

/** Subdomains and services that count who follows a link. */
const TRACKER =
  /^(?:clicks?|track(?:ing|er)?|trk|links?|lnk|url\d*|e?mail\d*|mailer|em\d*|go|ct|engage|respond)\.|(?:^|\.)(?:list-manage\.com|mandrillapp\.com|sendgrid\.net|mjt\.lnk|sparkpostmail\d*\.com|awstrack\.me|klclick\d*\.com|klaviyomail\.com|hubspotlinks\.com|rs6\.net|cmail\d+\.com|createsend\d*\.com|convertkit-mail\d*\.com|mailerlite\.com|sendibt\d*\.com|exacttarget\.com|custom\.io|customeriomail\.com|safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com))$/i;

/** What pages are found by. Every other parameter is taken to say who asks. */
const PLAIN_PARAMETERS: Readonly<Record<string, RegExp>> = {
  v: /^[\w-]{11}$/,
  list: /^PL[\w-]{16,34}$/,
  t: /^\d{1,6}s?$/,
  ...Object.fromEntries(
    ['p', 'page', 'id', 'aid', 'nid', 'article', 'story', 'chapter', 'year'].map((name) => [name, /^\d{1,9}$/]),
  ),
  ...Object.fromEntries(['hl', 'lang', 'locale'].map((name) => [name, /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i])),
  date: /^\d{4}-?\d{2}-?\d{2}$/,
};

/** Of advertising, of no use to the page. */
const COUNTING =
  /^(?:utm_|mc_|ck_|_?hs|mkt_|vero_|fbclid|gclid|msclkid|ref$|ref_|source$|src$|publication_id$|post_id$|isfreemail$|triedredirect$|_bhlid$|s$|r$|m$|e$|j$|token$|jid$)/i;

const PRIVATE_PATH =
  /unsubscribe|opt-?out|preferences|subscription|settings|confirm|account|profile|log-?in|sign-?in|forward/i;

/**
 * `undefined` for what only its server can resolve, holds a token, or is for the reader alone.
 *
 * @param own What stands for the reader: addresses and names, in lower case.
 */
export function toPublicLink(address: string, own: readonly string[] = []): string | undefined {
  let url = address.length > LONGEST ? undefined : parseWeb(address);
  for (let wraps = 0; url; wraps += 1) {
    const target = findTarget(url);
    if (target === undefined) break;
    if (wraps === MOST_WRAPS) return undefined;
    url = parseWeb(target);
  }
  if (url === undefined || url.username !== '' || url.password !== '' || TRACKER.test(url.hostname)) return undefined;
  const path = decode(url.pathname);
  if (PRIVATE_PATH.test(path) || /^\/(?:r|c|l|t|redirect)\//i.test(path) || path.split('/').some(isOpaque))
    return undefined;
  let [isLost, isFound] = [false, false];
  for (const [name, value] of [...url.searchParams]) {
    if (PLAIN_PARAMETERS[name.toLowerCase()]?.test(value)) {
      isFound = true;
      continue;
    }
    url.searchParams.delete(name);
    isLost ||= !COUNTING.test(name);
  }
  // Without what it was asked for, an address that is no name leads elsewhere.
  if (isLost && !isFound && !/[\p{L}]{2,}[-_/][\p{L}\d]{2,}/u.test(path)) return undefined;
  if (!/^#[\p{L}-]{1,40}$/u.test(decode(url.hash))) url.hash = '';
  const plain = decode(url.href).toLowerCase();
  return own.some((one) => plain.includes(one)) ? undefined : url.href;
}

const parseWeb = (address: string): URL | undefined => {
  const url = URL.parse(address.trim());
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
};

/** The address that an address carries within it. */
function findTarget(url: URL): string | undefined {
  const guarded = /\/v3\/__(https?:.{1,2000}?)__;/i.exec(decode(url.pathname + url.search))?.[1];
  if (guarded !== undefined) return guarded.replace(/^(https?:)\/(?!\/)/, '$1//');
  for (const value of url.searchParams.values()) if (/^https?:\/\/[^\s/]+\.[^\s/]/i.test(value)) return value;
  for (const segment of url.pathname.split('/')) {
    const plain = decode(segment);
    if (/^https?:\/\/[^\s/]+\./i.test(plain)) return plain;
    const unpacked = unpack(segment);
    if (unpacked !== undefined) return unpacked;
  }
  return undefined;
}

/** Base64, of an address or of JSON with one. */
function unpack(segment: string): string | undefined {
  const [head = ''] = segment.split('.');
  if (!/^(?:aHR0c|eyJ)[\w+=-]{8,4000}$/.test(head)) return undefined;
  const text = Buffer.from(head, 'base64url').toString('utf8');
  return /^https?:\/\/\S+$/.test(text) ? text : /"(https?:\/\/[^"\\]{4,2000})"/.exec(text)?.[1];
}

/** No words between hyphens, but what a program has drawn. */
function isOpaque(segment: string): boolean {
  if (/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(segment)) return true;
  return segment.split(/[-_.~]/).some((piece) => {
    if (piece.length < 10 || !/^[A-Za-z\d+=]+$/.test(piece)) return false;
    const digits = piece.match(/\d/g)?.length ?? 0;
    const isMixed = /[a-z]/.test(piece) && /[A-Z]/.test(piece.slice(1));
    if (piece.length >= 24) return true;
    return digits === piece.length
      ? piece.length > 14
      : digits >= 2 || (isMixed && /[A-Z]{2}|[a-z][A-Z][a-z]?[A-Z]/.test(piece));
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
