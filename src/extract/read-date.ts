/** When an article was published. */
import { elementsBehind, stampsAmong } from './date-stamps.ts';
import { attribute, type Element, innerText } from './dom.ts';
import { isDateLine } from './edge-lines.ts';
import { entryHeads } from './entry-heads.ts';
import { findTitle } from './find-title.ts';
import { ignoringCase } from './ignoring-case.ts';
import { endsSentence } from './line-shape.ts';
import { labelOfOtherDay, rowsOfDays, tellsOtherDay } from './other-days.ts';
import type { PageData } from './page-data.ts';
import { articleObjects, type PageFacts } from './page-facts.ts';
import { MONTH_NAMES, parseDate, parseMonth, type WrittenDate } from './parse-date.ts';
import type { Piece } from './pieces.ts';
import { asPrinted, CHINA_HOURS, publishedPart, shownDay } from './printed-day.ts';
import type { ReadPage } from './read-body.ts';

const MONTH_LINE = 120;
const META_NAMES = (
  'article:published_time article:published og:article:published_time datepublished publishdate publish_date ' +
  'publish-date pubdate published_time publication_date sailthru.date parsely-pub-date dc.date.issued ' +
  'dcterms.issued dcterms.date dc.date cxenseparse:recs:publishtime weibo:article:create_at apub:time ' +
  'og:release_date og:published_time date og:time'
).split(' ');

/** When a draft was begun: less than what readers are told. */
const CREATED_NAMES = ['dcterms.created', 'dc.date.created', 'creation_date', 'datecreated'];
const FIRST =
  /首次[发發][布佈]|首[发發](?:[时時][间間]|[于於])|first published|originally published|erstveröffentlich/i;

export type DateHints = {
  /** The texts that may say the date, in order of trust: see {@link dateLines}. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly elsewhere: readonly string[];
  /** What attributes above the text hold for scripts. */
  readonly stamps: readonly string[];
  /** `<time>` elements below the text, where other articles have theirs. */
  readonly late: ReadonlySet<Element>;
  /** Asked for only when needed, since scripts are long. */
  readonly inScripts: () => Pick<PageData, 'dates' | 'weakDates'>;
  readonly url: string;
  /** Of the article; BCP 47. */
  readonly language: string;
};

/**
 * The day of publication. What is marked as one comes first, then what stands above the text, then what scripts hold,
 * and last what stands at the end: there it may be the day of signing.
 */
export function readDate(facts: PageFacts, hints: DateHints): WrittenDate | undefined {
  const found = findDate(facts, hints);
  return found && (asPrinted(found, facts.times, hints) ?? found);
}

function findDate(facts: PageFacts, hints: DateHints): WrittenDate | undefined {
  const { above, below, elsewhere, late, url, language } = hints;
  const dayFirst = isDayFirst(facts, language, url, [...above, ...elsewhere]);
  const read = (text: string) => readPublished(text, dayFirst);
  return (
    firstOf(statedInJsonLd(facts, true), parseDate) ??
    firstOf(pubDates(facts), parseDate) ??
    firstOf(
      META_NAMES.map((name) => facts.meta.get(name) ?? ''),
      read,
    ) ??
    firstOf(publishedTimes(facts, late), read) ??
    firstOf([...above.filter((line) => FIRST.test(line)), ...facts.dateLabels], read) ??
    firstOf(above, read) ??
    firstOf(publishedTimes(facts), read) ??
    firstOf(hints.stamps, (text) => readInstant(text, language) ?? parseDate(text)) ??
    firstOf(
      CREATED_NAMES.map((name) => facts.meta.get(name) ?? ''),
      read,
    ) ??
    firstOf(statedInJsonLd(facts, false), parseDate) ??
    fromScripts(facts, hints, dayFirst) ??
    firstOf(below, read) ??
    dateInUrl(url) ??
    // A page that tells its last change only: what stands farther off may be today.
    firstOf(above, (text) => parseDate(text, dayFirst)) ??
    firstOf(elsewhere, read) ??
    firstOf(elsewhere, (text) => parseDate(text, dayFirst)) ??
    firstOf(above, parseMonth) ??
    // The month behind names and numbers: Issue 31, March 2026.
    firstOf(
      above.flatMap(
        (line) => (line.length < MONTH_LINE && !endsSentence(line) ? /\p{L}+ \d{4}$/u.exec(line) : null) ?? [],
      ),
      parseMonth,
    )
  );
}

const pubDates = ({ jsonLd }: PageFacts) => jsonLd.map(({ pubDate }) => (typeof pubDate === 'string' ? pubDate : ''));

function firstOf<T>(places: readonly T[], read: (place: T) => WrittenDate | undefined): WrittenDate | undefined {
  for (const place of places) {
    const found = read(place);
    if (found) return found;
  }
  return undefined;
}

function statedInJsonLd(facts: PageFacts, ofArticle: boolean): readonly string[] {
  const objects = ofArticle ? articleObjects(facts) : facts.jsonLd;
  return objects.flatMap((object) => {
    if (
      !ofArticle &&
      !/^(?:WebPage|ItemPage|CreativeWork|SocialMediaPosting|DiscussionForumPosting)$/.test(String(object['@type']))
    )
      return [];
    return ['datePublished', 'dateCreated', 'uploadDate'].flatMap((name) => {
      const value = object[name];
      return typeof value === 'string' ? [value] : [];
    });
  });
}

const OF_CHANGE = /modif|updat|aktualis|changed|edited/i;
const OF_PUBLICATION = /publish|datepublished|pubdate|entry-?date|post-?date|created/i;

/** Published time: 18 Nov, below the day on which the page is read. */
const SAYS_PUBLISHED =
  /^(?:first |originally )?(?:published|posted|veröffentlicht|publié|publicado|pubblicato|опубликован|[发發][布佈表])/i;

const NONE: ReadonlySet<Element> = new Set();

/** What `<time>` elements say, publication first and changes left out; of `late` ones only what is marked as one. */
function publishedTimes(facts: PageFacts, late = NONE): readonly string[] {
  const words = (time: Element) =>
    `${attribute(time, 'class')} ${attribute(time, 'itemprop')} ${attribute(time, 'property')} ${'pubdate' in time.attribs ? 'pubdate' : ''}`;
  const times = facts.times.filter((time) => OF_PUBLICATION.test(words(time)) || !OF_CHANGE.test(words(time)));
  const marked = times.filter((time) => OF_PUBLICATION.test(words(time)) || SAYS_PUBLISHED.test(innerText(time, 40)));
  return [...marked, ...times.filter((time) => !late.has(time))].flatMap((time) => [
    attribute(time, 'datetime'),
    innerText(time, 200),
  ]);
}

/** The date in a text, if it is not only that of a change. */
const readPublished = (text: string, dayFirst: boolean) => parseDate(publishedPart(text), dayFirst);

/** Where English is written and the day comes first. */
const DAY_FIRST_PLACES = 'gb au nz ie in za sg hk my ke ng gh pk lk bd mt cy'.split(' ');

function isDayFirst(facts: PageFacts, language: string, url: string, lines: readonly string[]): boolean {
  if (!language.startsWith('en')) return true;
  const declared = [language, facts.htmlLanguage, facts.meta.get('og:locale'), facts.meta.get('content-language')];
  const region = declared
    .map((tag) => /^en[-_]([a-z]{2})\b/i.exec(tag ?? '')?.[1])
    .find((found) => found !== undefined);
  const place = region?.toLowerCase() ?? (/\.([a-z]{2})$/.exec(new URL(url).hostname)?.[1] ?? '').replace('uk', 'gb');
  if (DAY_FIRST_PLACES.includes(place)) return true;
  const isNone = region === undefined && !/^[a-z]{2}$/.test(place);
  return (
    isNone &&
    lines.filter((line) => DAY_NAMED.test(line)).length > lines.filter((line) => MONTH_NAMED.test(line)).length
  );
}

/** 18 May 2024, as the numbers of its pages are ordered too; May 18, 2024 */
const DAY_NAMED = ignoringCase(String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th)? (?:${MONTH_NAMES}),? (?:19|20)\d{2}`);
const MONTH_NAMED = ignoringCase(String.raw`(?<!\p{L})(?:${MONTH_NAMES})\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}`);

/** Seconds or milliseconds since 1970. Chinese pages mean the day in China. */
function readInstant(text: string, language: string): WrittenDate | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  const china = language.startsWith('zh');
  const seconds = Number(text.slice(0, 10)) + (china ? CHINA_HOURS * 3600 : 0);
  const moment = new Date(seconds * 1000).toISOString();
  return { date: moment.slice(0, 10), time: moment.slice(11, 19), zone: china ? '+08:00' : 'Z' };
}

function fromScripts(
  facts: PageFacts,
  { above, url, language, inScripts }: DateHints,
  dayFirst: boolean,
): WrittenDate | undefined {
  const { dates: written, weakDates } = inScripts();
  const parse = (text: string) => readInstant(text, language) ?? parseDate(text, dayFirst) ?? [];
  const dates = written.flatMap(parse);
  const shown = shownDay(above);
  // Data of other articles stand beside it.
  return (
    dates.find(({ date }) => date.slice(5) === shown) ??
    dates[0] ??
    weakDates.flatMap(parse).find(({ date }) => date.slice(5) === shown && Date.parse(date) <= Date.now()) ??
    (shown === undefined ? undefined : withYear(shown, facts, url, written))
  );
}

const YEAR = /(?:^|\D)(20\d{2})(?=\D|\d{2,4}(?:\D|$))/;

/** The day in the year of the address or of a script, else in that of the last change or of the article's picture. */
function withYear(day: string, facts: PageFacts, url: string, inScripts: readonly string[]): WrittenDate | undefined {
  const told = YEAR.exec([new URL(url).pathname, ...inScripts].join(' '))?.[1];
  if (told !== undefined) return parseDate(`${told}-${day}`);
  const changed = [
    ...articleObjects(facts).map(({ dateModified }) => (typeof dateModified === 'string' ? dateModified : '')),
    ...CHANGED_NAMES.map((name) => facts.meta.get(name) ?? ''),
  ];
  const last = firstOf(changed, parseDate)?.date;
  const year = last ? Number(last.slice(0, 4)) - (day > last.slice(5) ? 1 : 0) : yearOfPicture(facts);
  return year === undefined ? undefined : parseDate(`${year}-${day}`);
}

const CHANGED_NAMES = ['article:modified_time', 'og:updated_time', 'lastmod', 'last-modified'];

const yearOfPicture = ({ meta }: PageFacts) => /\/(20\d{2})[/-]?\d{2}/.exec(meta.get('og:image') ?? '')?.[1];

/** A dateline that opens a paragraph: 【小镇日报2024年5月18日】…, 小镇日报5月18日电 …, WEXLEY, May 18, 2024 (Agency) - … */
const OPENING =
  /^\s?(?:[【（([][^】）)\]，。]{0,60}[】）)\]]\s?){1,2}|^[^，。,]{0,20}\d{4}年\d{1,2}月\d{1,2}日\s?(?:电|電|讯|訊|[报報][导導道]|消息)|^\p{Lu}[^!?;]{2,80}\d{4}\s?(?:\([^)]{2,30}\)|\/[^/]{2,30}\/)?\s?(?:[-–—]{1,2})\s/u;
const LABELLED =
  /(?:\b(?:posted|published|updated|veröffentlicht|publié)(?: on)?\s?:|[发發]布[时時][间間]|[发發]表[时時][间間]).{0,60}/i;
/** Text pieces at either end of the body that may be a dateline of their own. */
const ENDS = 4;

/**
 * The texts that may say when the article was published. A sentence of the article tells other dates too: of what is
 * kept only a dateline counts, as a line of its own near an end of the body, or as the opening of its first paragraphs.
 *
 * @param page `near` are the pieces around the article's start and end, in order of trust.
 * @param kept The pieces that are read aloud, in order.
 */
export function dateLines(
  { near, pieces, facts, title }: Pick<ReadPage, 'near' | 'pieces' | 'facts' | 'title'>,
  kept: readonly Piece[],
): Pick<DateHints, 'above' | 'below' | 'elsewhere' | 'stamps' | 'late'> {
  const said = new Set(kept);
  const entries = entryHeads(kept);
  const ends = new Set([...kept.slice(0, ENDS), ...kept.slice(-ENDS)]);
  const labels = new Map(pieces.map((piece, at) => [piece, labelOfOtherDay(pieces[at - 1])]));
  const lineOf = (piece: Piece): readonly string[] => {
    if (piece.kind === 'figure') return [];
    if (piece.kind === 'table') return rowsOfDays(piece.text);
    if (!said.has(piece))
      return isHeaderLine(piece) && !tellsOtherDay(piece) ? [`${labels.get(piece) ?? ''}${piece.text}`] : [];
    if (!ends.has(piece) || entries.has(piece)) return [];
    if (isDateLine(piece.text, piece.weight)) return [piece.text];
    const head = piece.text.slice(0, 200);
    return (OPENING.exec(head) ?? LABELLED.exec(head))?.slice(0, 1) ?? [];
  };
  const [first, last] = [kept[0], kept.at(-1)];
  const begun = first ? pieces.indexOf(first) + ENDS : 0;
  const top = new Set(pieces.slice(0, begun));
  const head = near.filter((piece) => top.has(piece));
  const titleAt = findTitle(pieces, title);
  const over = new Set(pieces.slice(0, Math.max(0, titleAt)));
  // Over the title the nearest counts: a page begins with the day on which it is read.
  const ordered = [...head.filter((piece) => !over.has(piece)), ...head.filter((piece) => over.has(piece)).reverse()];
  const above = ordered.flatMap(lineOf);
  return {
    // A day, a month and a year may be an element each.
    above: editedLast([...above, ...joinedDates(head)]),
    below: editedLast(near.filter((piece) => !top.has(piece)).flatMap(lineOf)),
    elsewhere: pieces.flatMap(lineOf),
    stamps: stampsAmong(facts.stamps, pieces, near[0] ? pieces.indexOf(near[0]) : 0, begun),
    late: last ? elementsBehind(facts.times, pieces, pieces.indexOf(last)) : NONE,
  };
}

const EDITED = /[编編][辑輯][于於]/;

/** Lines that tell of an edit behind those that tell of a publication. */
const editedLast = (lines: readonly string[]) => [
  ...lines.filter((line) => !EDITED.test(line)),
  ...lines.filter((line) => EDITED.test(line)),
];

const PART_OF_DATE = 12;

function joinedDates(pieces: readonly Piece[]): readonly string[] {
  const isPart = (piece: Piece | undefined) => piece !== undefined && piece.weight <= PART_OF_DATE;
  return pieces.flatMap((piece, at) => {
    const [next, last] = [pieces[at + 1], pieces[at + 2]];
    return isPart(piece) && isPart(next) && isPart(last) ? [`${piece.text} ${next?.text} ${last?.text}`] : [];
  });
}

function dateInUrl(url: string): WrittenDate | undefined {
  const match = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?=[/_.t-])/.exec(url);
  return match ? parseDate(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
}

/** What stands beside the article and is no sentence, unless it begins with its date as a teaser does. */
function isHeaderLine({ text, weight }: Piece): boolean {
  return weight <= 120 || (weight <= 400 && (!endsSentence(text) || parseDate(text.slice(0, 24)) !== undefined));
}
