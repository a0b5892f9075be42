/** What a page's scripts say about its article: who wrote it and when. Data of other articles stand beside it. */
import { writersOf } from './marked-roles.ts';
import type { JsonObject, PageFacts } from './page-facts.ts';
import { squash } from './squash.ts';

export type PageData = {
  /** Names as they are written, not yet cleaned. */
  readonly authors: readonly string[];
  /** Names of accounts: who publishes on a platform. */
  readonly accounts: readonly string[];
  /** Dates as they are written, and instants as digits. */
  readonly dates: readonly string[];
  /** Those of names that events and advertisements have, too: they tell no more than the year of a day that is shown. */
  readonly weakDates: readonly string[];
};

const TITLE_KEY = /^(?:\w{0,12}_?title|headline|name)$/i;
const AUTHOR_KEY = /^(?:authors?|author_?names?|byline|bylines|writers?|creators?|user(?:_?info)?)$/i;
const NAME_KEY = /^(?:(?:display|full|nick|screen)?_?name|displayName|fullName|nickName)$/i;
/** What data call the time of publication. */
export const DATE_KEY =
  /^(?:date_?published|publish(?:ed)?(?:_?(?:at|on|date|time))?|pub_?(?:date|time)|(?:released?|post(?:ed)?|issued?|display|show|online|put|input|add|first_(?:shared|published))_?(?:at|date|time)?|ctime|created_?(?:at|time)|create_?time)$/i;
const NODE_LIMIT = 20_000;
const SIZE_LIMIT = 2_000_000;

const QUOTED = String.raw`(?:[\w.]{1,20}\(\s{0,4})?(["'])((?:(?!\2)[^\n\\]|\\u[0-9a-fA-F]{4}){2,40})\2`;
/** From the sign behind the name on, which is rarer than what may be a name. */
const DATE_VALUE =
  /[:=]\s{0,4}(?:[\w.]{1,20}\(\s{0,4})?["']?((?:19|20)\d{2}[-/.年]?\d{1,2}[-/.月]?\d{1,2}[^"'\n,;&}]{0,20}|\d{10}(?:\d{3})?)(?!\d)/g;
const NAME_BEFORE = /(?<![\w.])["']?(\w{2,24})["']?\]?\s{0,4}$/;
const DATE_NAME =
  /^(?:(?:ori_?)?created?_?(?:time|at|date)|ct|(?:news|article|doc|content)?_?(?:pub(?:lish(?:ed)?)?|released?|post(?:ed)?|issued?)_?(?:time|date|at)|(?:input|add|p)time|dateline)$/i;
const WEAK_DATE_NAME = /^(?:news|article|doc|content)?_?(?:display|show|online|put)_?(?:time|date|at)$/i;
const ACCOUNT_NAME = /(?:nick|media|account|author)_?name|cate_?source/i;
const ACCOUNT_VALUE = new RegExp(
  String.raw`(?<![\w.])["']?(nick_?name|(?:we_?)?media_?name|account_?name|author_?name|cate_?source)["']?\s{0,4}[:=]\s{0,4}${QUOTED}`,
  'gi',
);

/** Reads the scripts of a page whose title is known. */
export function readPageData(facts: PageFacts, title: string): PageData {
  const authors: string[] = [];
  const accounts: string[] = [];
  const dates: string[] = [];
  const weakDates: string[] = [];
  const begun: string[] = [];
  const wanted = squash(title);
  for (const { text, json } of facts.scripts) {
    if (text.length > SIZE_LIMIT) continue;
    if (json) {
      const object = wanted === '' ? undefined : findArticle(parse(text), wanted);
      if (!object) continue;
      for (const [key, value] of Object.entries(object)) {
        if (AUTHOR_KEY.test(key)) (/user/i.test(key) ? accounts : authors).push(...namesIn(value));
        if (typeof value !== 'string' && typeof value !== 'number') continue;
        const mayBeEvent = WEAK_DATE_NAME.test(key);
        if (key === 'created' || (mayBeEvent && !(Date.parse(String(value)) > Date.now()))) begun.push(String(value));
        else if (!mayBeEvent && DATE_KEY.test(key)) dates.push(String(value));
      }
    } else {
      for (const { 1: value = '', index } of text.matchAll(DATE_VALUE)) {
        const name = NAME_BEFORE.exec(text.slice(Math.max(0, index - 40), index))?.[1] ?? '';
        if (DATE_NAME.test(name)) dates.push(value);
        else if (WEAK_DATE_NAME.test(name)) weakDates.push(value);
      }
      if (!ACCOUNT_NAME.test(text)) continue;
      for (const match of text.matchAll(ACCOUNT_VALUE)) if (match[3]) accounts.push(unescaped(match[3]));
    }
  }
  return { authors, accounts, dates: [...dates, ...begun], weakDates };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The object that bears the article's title and says who wrote it or when. */
function findArticle(root: unknown, wanted: string): JsonObject | undefined {
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < NODE_LIMIT; at += 1) {
    const value = queue[at];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      // Checked to be an object; its values stay unknown.
      const object = value as JsonObject;
      const entries = Object.entries(object);
      const titled = entries.some(
        ([key, text]) => TITLE_KEY.test(key) && typeof text === 'string' && squash(text) === wanted,
      );
      if (titled && entries.some(([key]) => AUTHOR_KEY.test(key) || DATE_KEY.test(key) || key === 'created'))
        return object;
    }
    queue.push(...Object.values(value).slice(0, 500));
  }
  return undefined;
}

function namesIn(value: unknown, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return writersOf(value.slice(0, 12)).flatMap((item) => namesIn(item, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const named = Object.entries(value).find(([key, text]) => NAME_KEY.test(key) && typeof text === 'string');
  return named ? namesIn(named[1], depth + 1) : [];
}
