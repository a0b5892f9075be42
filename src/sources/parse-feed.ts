/** RSS, RDF, Atom or JSON Feed → its items. */
import { parseFeed as parseAny } from 'feedsmith';
import { LecternError } from '../errors.ts';
import { locateXmlFault } from '../formats/find-xml-fault.ts';
import type { SourceItem } from '../model.ts';
import { type FeedEntry, listEntries } from './feed-entries.ts';
import { plainText, textToHtml, withAbsoluteLinks } from './feed-text.ts';
import { toInstant } from './newest-first.ts';
import { normalizeUrl, resolveLink } from './normalize-url.ts';

export type ParsedFeed = {
  /** In the feed's order. */
  readonly items: readonly SourceItem[];
  /** Items that have neither an address nor a recording. */
  readonly withoutAddress: number;
};

const AUDIO_FILE = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma|amr)(?:$|[?#])/i;

/**
 * @param text The feed, its charset already decoded.
 * @param url The address it came from; relative links resolve against it where the feed names no base.
 * @throws LecternError `wrong-type` for a web page, `unreadable` for what is no feed or a broken one
 */
export function parseFeed(text: string, url: string): ParsedFeed {
  const { entries, base } = readEntries(text, url);
  const items = entries.map((entry) => toItem(entry, resolveBase(entry.base, base)));
  const found = items.filter((item) => item !== undefined);
  // The parser takes what is cut off for a feed without items.
  if (found.length === 0 && isCut(text)) throw unreadable(url, text);
  return { items: found, withoutAddress: items.length - found.length };
}

function readEntries(text: string, url: string) {
  // What comes before the document, a mark or an empty line, is no part of it.
  const document = text.replace(/^[^<{]{1,1000}/, '');
  if (/^<!doctype html|^(?:<\?xml[^>]*>\s*)?(?:<!doctype[^>]*>\s*)?<html[\s>]/i.test(document))
    throw new LecternError(`${url} is a web page, not a feed.`, {
      code: 'wrong-type',
      stage: 'sources',
      hint: `\`lectern source test ${url}\` finds the feeds of a site.`,
      why: { kind: 'no-feed' },
    });
  try {
    return listEntries(parseAny(withoutLongPersons(document)), url);
  } catch (cause) {
    throw unreadable(url, document.trim() === '' ? text : document, cause);
  }
}

/** A feed of XML that does not end with the end of its root. */
const isCut = (text: string) =>
  text.includes('<') && !/<\/(?:rss|feed|(?:\w+:)?RDF)\s*>|<feed[^>]*\/>/i.test(text.slice(-2000));

function unreadable(url: string, document: string, cause?: unknown): LecternError {
  const isEmpty = document.trim() === '';
  return new LecternError(isEmpty ? `${url} is empty.` : `${url} cannot be read as a feed: ${findFault(document)}.`, {
    code: 'unreadable',
    stage: 'sources',
    retryable: true,
    hint: `It may be cut or half-written and be whole again later; \`lectern source test ${url}\` shows what is there.`,
    why: { kind: 'broken-feed' },
    ...(cause !== undefined && { cause }),
  });
}

const FEED_ROOT = /^<(?:rss|feed|(?:\w+:)?RDF)[\s>/]/i;

/** What ends each thing that may stand before a document's root element. */
const PROLOG: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** The document from its root element on. */
function skipProlog(document: string): string {
  for (let rest = document; ; ) {
    rest = rest.trimStart();
    const [start = '', end] = PROLOG.find(([begin]) => rest.startsWith(begin)) ?? [];
    if (end === undefined) return rest;
    const at = rest.indexOf(end, start.length);
    if (at < 0) return '';
    rest = rest.slice(at + end.length);
  }
}

/** Whether a document means to be a feed, be it whole or broken. */
export function isMeantAsFeed(text: string): boolean {
  const document = text.replace(/^[^<{]{1,1000}/, '').slice(0, 5000);
  return FEED_ROOT.test(skipProlog(document)) || /^\{[^}]*"version"\s*:\s*"https?:\/\/jsonfeed/.test(document);
}

/** What a parser stumbled over, and in which line, in words. */
function findFault(document: string): string {
  if (document.startsWith('{')) return findJsonFault(document) ?? 'it is JSON, but no JSON Feed';
  if (!document.startsWith('<')) return `it begins with “${document.trim().slice(0, 40)}”, and not as XML or JSON do`;
  const found = locateXmlFault(document);
  if (found) return `line ${found.line}: ${found.fault}`;
  const root = /<([A-Za-z_][\w:.-]*)/.exec(document)?.[1];
  return `its root is <${root ?? '?'}>, and not <rss>, <feed> or <rdf:RDF>`;
}

function findJsonFault(document: string): string | undefined {
  try {
    JSON.parse(document);
    return undefined;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const position = Number(/position (\d+)/.exec(why)?.[1] ?? document.length);
    return `line ${document.slice(0, position).split('\n').length}: ${why}`;
  }
}

function toItem(entry: FeedEntry, base: string): SourceItem | undefined {
  const enclosures = new Map<string, { readonly url: string; readonly mimeType?: string }>();
  for (const { url, mimeType, isAudio } of entry.media) {
    // A recording's parameters may be its key: they stay.
    const resolved = url === undefined ? null : URL.parse(url.trim(), base);
    if (!resolved || !/^https?:$/.test(resolved.protocol) || enclosures.has(resolved.href)) continue;
    const type = mimeType?.trim().toLowerCase();
    if (!isAudio && !/^audio\/|^application\/ogg/.test(type ?? '') && !AUDIO_FILE.test(resolved.pathname)) continue;
    enclosures.set(resolved.href, { url: resolved.href, ...(type?.startsWith('audio/') && { mimeType: type }) });
  }
  const url = entry.links.map((link) => resolveLink(link, base)).find((link) => link !== undefined);
  const recording = [...enclosures.keys()][0];
  const address = url ?? (recording === undefined ? undefined : normalizeUrl(recording));
  if (address === undefined) return undefined;
  const title = plainText(entry.title);
  const byline = plainText(entry.byline);
  const publishedAt = toInstant(entry.published);
  const updatedAt = toInstant(entry.updated);
  const content = entry.html ?? (entry.text === undefined ? undefined : textToHtml(entry.text));
  const tags = [...new Set(entry.tags.map((tag) => plainText(tag) ?? '').filter((tag) => tag !== ''))];
  return {
    url: address,
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(tags.length > 0 && { tags }),
    ...(content?.trim() && { content: withAbsoluteLinks(content, entry.base === undefined ? address : base) }),
    ...(enclosures.size > 0 && { enclosures: [...enclosures.values()] }),
  };
}

function resolveBase(written: string | undefined, base: string): string {
  return (written === undefined ? null : URL.parse(written, base))?.href ?? base;
}

/** Nobody is called so long; the parser takes time with the square of it. */
const LONGEST_PERSON = 1000;

/** The feed without the persons that no name can be, in time linear in its length. */
function withoutLongPersons(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  let lastCdataEnd = 0;
  for (const { index, 0: opening } of xml.matchAll(/<(?:author|managingEditor|webMaster)[\s>]/gi)) {
    if (index < from) continue;
    const start = opening.endsWith('>') ? index + opening.length : xml.indexOf('>', index) + 1;
    if (start === 0) break;
    const isCdata = xml.startsWith('<![CDATA[', start);
    // What is never closed is looked for once.
    const end: number = isCdata && lastCdataEnd < 0 ? -1 : xml.indexOf(isCdata ? ']]>' : '<', start);
    if (isCdata) lastCdataEnd = end;
    if (end - start <= LONGEST_PERSON) continue;
    kept.push(xml.slice(from, start));
    from = isCdata ? end + ']]>'.length : end;
  }
  return kept.join('') + xml.slice(from);
}
