/** The article that a page carries as data for its scripts: JSON-LD, `__NEXT_DATA__` and other states. */
import { isAudioFile } from './clip-sources.ts';
import { isObject, toHtml } from './data-markup.ts';
import { DATE_KEY } from './page-data.ts';
import type { JsonObject, PageFacts } from './page-facts.ts';
import { remember } from './remember.ts';
import { statesOf } from './script-state.ts';
import { squash } from './squash.ts';
import { textWeight } from './text-weight.ts';

export type DataBody = {
  /** The text as markup, for the parser. */
  readonly html: string;
  /** What the data says of it, as an object of JSON-LD. */
  readonly about: JsonObject;
  /** Whether the data call it by the page's title. */
  readonly isNamed: boolean;
  /** The address of its recording, as the data tell it. */
  readonly audio: string | undefined;
};

/** Less text is a summary or a label. */
const LEAST = 200;
const DEPTH = 24;
const NODES = 60_000;
const TEXT_LIMIT = 400_000;
const BODY_KEY =
  /^(?:article_?body|body|content|contents|text|html|content_?html|body_?html|html_?body|rendered|full_?text|article_?text|article|story|blocks|paragraphs|components|nodes|sections|(?:content_?)?elements|document|doc|value|markdown|main|children|content_?list|content_noencode|(?:article|full|main|news|post|story)_?content(?:_?html)?)$/i;
/** May name the text, or any part of the page. */
const LIKELY_KEY = /^(?:[a-z]{1,12}_?content(?:_?html)?|[a-z]{1,12}_html)$/i;
/** What a site says of other things than its article. */
const OTHER_KEY =
  /comment|reply|share|seo|footer|copyright|disclaim|agreement|privacy|recommend|relat|^ads?_|(?:^|_)(?:terms?|rules?|polic(?:y|ies)|faqs?|intro|bio|authors?|users?|next|prev|hot)(?:_|$)/i;
export const isOther = remember((key: string) => OTHER_KEY.test(key.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')));
/** Holds what its object tells, and goes by the title of that object. */
const WRAPPER_KEY =
  /^(?:(?:article|content|doc|news|note|origin(?:al)?|page|post|story)_?)?(?:article|attributes|body|contents?|data|details?|doc|document|fields|info|item|main|model|node|page|post|props|result|rich_?text|story|text)$/i;
const TITLE_KEY = /^(?:headline|title|name|header|(?:article|news|doc|widget|public|status|content|post)_?title)$/i;
/** Shorter names are those of a section, which the page's title tells, too. */
const SHORTEST_TITLE = 4;

/** The weightiest text in a page's data that can be its article; one beside the page's own title before all others. */
export function findDataBody(facts: PageFacts, scripts: readonly string[], title: string): DataBody | undefined {
  const wanted = squash(title);
  let best: (DataBody & { readonly score: number }) | undefined;
  let nodes = 0;

  const consider = (value: unknown, key: string, holder: JsonObject) => {
    const isBody = BODY_KEY.test(key);
    if (!isBody && !LIKELY_KEY.test(key)) return;
    const html = toHtml(value).slice(0, TEXT_LIMIT);
    const weight = textWeight(html.replace(/<[^<>]{0,400}>/g, ''));
    if (weight < LEAST || !/[.。!?！？]/.test(html)) return;
    const own = squash(titleOf(holder) ?? '');
    const named = own === wanted ? own !== '' : own.length >= SHORTEST_TITLE && wanted.includes(own);
    const score = weight * (named ? 10 : 1) * (named && isBody ? 10 : 1);
    if (!best || score > best.score)
      best = { html, about: aboutOf(holder), isNamed: named, audio: recordingOf(holder), score };
  };
  /** `titled` is the object with a title that wraps the value. */
  const walk = (value: unknown, depth: number, titled?: JsonObject): void => {
    nodes += 1;
    if (depth > DEPTH || nodes > NODES || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth + 1);
      return;
    }
    // Checked to be an object; its values stay unknown.
    const object = value as JsonObject;
    const holder = titled && titleOf(object) === undefined ? titled : object;
    for (const [key, inner] of Object.entries(object)) {
      if (isOther(key)) continue;
      if (typeof inner === 'string' ? inner.length >= LEAST / 3 : Array.isArray(inner) || isObject(inner))
        consider(inner, key, holder);
      walk(inner, depth + 1, WRAPPER_KEY.test(key) ? holder : undefined);
    }
  };
  for (const object of facts.jsonLd) if (object['articleBody']) consider(object['articleBody'], 'articleBody', object);
  if (!best) for (const state of statesOf(scripts)) walk(state, 0);
  return best;
}

export const titleOf = (holder: JsonObject): string | undefined =>
  textsOf(holder, ['headline', 'title', 'name'])[0] ??
  (isObject(holder['headlines']) ? textsOf(holder['headlines'] as JsonObject, ['basic'])[0] : undefined) ??
  textsOf(
    holder,
    Object.keys(holder).filter((key) => TITLE_KEY.test(key)),
  )[0];

const textsOf = (holder: JsonObject, keys: readonly string[]) =>
  keys.map((key) => holder[key]).filter((value): value is string => typeof value === 'string' && value !== '');

/** The recording of the article that an object holds: {"audio": {"audioUrl": "…/read.mp3"}}. */
function recordingOf(holder: JsonObject): string | undefined {
  const isRecording = (value: unknown): value is string => typeof value === 'string' && isAudioFile(value);
  for (const [key, value] of Object.entries(holder)) {
    if (!/audio|voice|sound|tts|listen|podcast/i.test(key) || isOther(key)) continue;
    const found = isObject(value) && !Array.isArray(value) ? Object.values(value).find(isRecording) : value;
    if (isRecording(found)) return found;
  }
  return undefined;
}

function aboutOf(holder: JsonObject): JsonObject {
  const first = (...names: string[]) =>
    names.map((name) => holder[name]).find((value) => value !== undefined && value !== null && value !== '');
  return {
    '@type': 'Article',
    headline: first('headline', 'title') ?? titleOf(holder),
    author: first(
      'author',
      'authors',
      'byline',
      'creator',
      'writer',
      'writers',
      'authorName',
      'mediaUser',
      'nick_name',
      'media_name',
    ),
    // Beside its number the name of an account; elsewhere the article's pictures.
    account: holder['media_id'] === undefined ? undefined : holder['media'],
    datePublished: dateOf(
      first(
        'datePublished',
        'publishedAt',
        'published_at',
        'publishDate',
        'published',
        'firstPublished',
        'publishTime',
        'pubTime',
        'showTime',
        'createdAt',
        'date',
        'newsTime',
        ...Object.keys(holder).filter((key) => DATE_KEY.test(key)),
      ),
    ),
  };
}

/** An instant as digits says its day to programs only. */
function dateOf(value: unknown): unknown {
  const digits = /^\d{10}(?:\d{3})?$/.exec(String(value))?.[0];
  return digits === undefined ? value : new Date(Number(digits.padEnd(13, '0'))).toISOString();
}
