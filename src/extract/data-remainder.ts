/**
 * The rest of a text of which a page draws only the beginning, or draws with gaps, and carries the whole as data: pages
 * that fill in their lower part when the reader comes there.
 */
import { load } from 'cheerio';
import { isOther, titleOf } from './data-body.ts';
import { isLocked, isSold } from './data-locks.ts';
import { escapeText, isObject, toHtml } from './data-markup.ts';
import { type Element, innerText, isElement } from './dom.ts';
import type { JsonObject, PageFacts } from './page-facts.ts';
import { isPaywall } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import { statesOf } from './script-state.ts';
import { squash } from './squash.ts';
import { textWeight } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

/** Markup to be read behind an element of the page, or instead of one that is cut short. */
export type Remainder = { readonly after: Element; readonly html: string; readonly replaces: boolean };

type Shown = { readonly pieces: readonly Piece[]; readonly verdicts: readonly Verdict[]; readonly title: string };

/** A paragraph that shows which data hold the text, and how many of them are looked for. */
const PARAGRAPH = 60;
const PROBES = 6;
const NODES = 60_000;
const DEPTH = 40;
const TEXT_LIMIT = 400_000;
/** Letters by which a long paragraph is known where its end was edited. */
const START = 40;
/** Drawn paragraphs that are looked for within one of the data's. */
const AHEAD = 50;
/** Less is a note on the author, or another line of the site's. */
const LEAST = 60;
/** So much of the text that is drawn must be in the data. */
const SHARE = 0.6;
/** Where nothing on the page waits for it, a rest weighs this much of the text that is drawn, and this much at all. */
const [LARGE_SHARE, LARGE] = [0.5, 600];

/**
 * What the page's data hold and the page does not draw.
 *
 * @param lay Lays markup out as pieces.
 */
export function findRemainders(
  shown: Shown,
  facts: PageFacts,
  scripts: readonly string[],
  lay: (html: string) => readonly Piece[],
): readonly Remainder[] {
  const kept = shown.pieces.flatMap((piece, at) => (shown.verdicts[at]?.kept && isText(piece) ? [piece] : []));
  const probes = probesOf(kept);
  const holding = scripts.filter((script) => holdsSome(script, probes));
  if (holding.length === 0 || isSold(facts) || shown.pieces.some(isWall)) return [];
  const body = findBody(holding, probes, squash(shown.title));
  if (body === undefined) return [];
  const html = toHtml(body).slice(0, TEXT_LIMIT);
  return align(kept, shown.pieces, lay(html).filter(isText));
}

const weightOf = (parts: readonly { readonly weight: number }[]) => parts.reduce((sum, { weight }) => sum + weight, 0);
const isText = ({ kind, weight }: Piece) => kind !== 'clip' && kind !== 'figure' && weight > 0;
const isWall = ({ weight, text }: Pick<Piece, 'weight' | 'text'>) => weight < 400 && isPaywall(text);

/** The longest run of words without signs of each of the first and last paragraphs. */
function probesOf(kept: readonly Piece[]): readonly string[] {
  const long = kept.filter(({ kind, weight }) => kind !== 'heading' && weight >= PARAGRAPH);
  const chosen = long.length > PROBES ? [...long.slice(0, PROBES / 2), ...long.slice(-PROBES / 2)] : long;
  return chosen.flatMap(({ text }) => {
    const runs = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N} ]{4,38}/gu)].map(([run]) => run.trim());
    const longest = runs.toSorted((one, other) => textWeight(other) - textWeight(one))[0];
    return longest !== undefined && textWeight(longest) >= 15 ? [longest] : [];
  });
}

const escaped = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Whether a script holds one of the texts, as it is or in the ways that scripts write letters. */
const holdsSome = (script: string, probes: readonly string[]) =>
  probes.some(
    (probe) =>
      script.includes(probe) ||
      script.includes(encodeURIComponent(probe)) ||
      (escaped(probe) !== probe && script.toLowerCase().includes(escaped(probe).toLowerCase())),
  );

/** Where a value stands: what holds it, outermost first. */
type Step = { readonly holder: object; readonly value: unknown };

/** The text or the list of blocks that holds most of the probes. */
function findBody(scripts: readonly string[], probes: readonly string[], title: string): unknown {
  const found = new Map<unknown, Set<string>>();
  let nodes = 0;
  const walk = (holder: object, path: readonly Step[]): void => {
    if (path.length > DEPTH || isLocked(holder as JsonObject)) return;
    for (const [key, value] of Object.entries(holder)) {
      nodes += 1;
      if (nodes > NODES) return;
      if (!Array.isArray(holder) && isOther(key)) continue;
      const step = { holder, value };
      if (isObject(value)) walk(value, [...path, step]);
      else if (typeof value === 'string')
        for (const probe of probes)
          if (value.includes(probe)) {
            const body = bodyAround([...path, step], title);
            found.set(body, (found.get(body) ?? new Set()).add(probe));
          }
    }
  };
  for (const state of statesOf(scripts)) if (isObject(state)) walk(state, []);
  // Of those which hold as many, one with blocks tells its paragraphs.
  const worth = ([body, held]: [unknown, Set<string>]) => held.size + (typeof body === 'string' ? 0 : 0.5);
  const [best] = [...found].toSorted((one, other) => worth(other) - worth(one));
  return best?.[0];
}

/** The widest list around a text within its article; the text itself where no list holds it. */
function bodyAround(path: readonly Step[], title: string): unknown {
  let body: unknown = path.at(-1)?.value;
  for (const { holder, value } of path.toReversed()) {
    if (Array.isArray(value)) body = value;
    if (!Array.isArray(holder) && isArticle(holder as JsonObject, title)) break;
  }
  return body;
}

/** An object that has the page's own title, an address of its own, or a title and what else only articles have. */
function isArticle(object: JsonObject, title: string): boolean {
  if (Object.keys(object).some((key) => ADDRESS.test(key))) return true;
  const head = Object.entries(object).find(([key, value]) => HEAD.test(key) && isObject(value))?.[1];
  const own = squash(titleOf(object) ?? (head ? titleOf(head as JsonObject) : undefined) ?? '');
  if (own === '') return false;
  if (own.length > 3 && (title.includes(own) || own.includes(title))) return true;
  return Object.keys(object).some((key) => /^(?:authors?|by_?line|date)|url$|publish|created/i.test(key));
}
const ADDRESS = /^(?:slug|permalink|canonical(?:_?url)?|(?:article|story|post|news)_?id)$/i;
const HEAD = /^(?:meta(?:data)?|head(?:er)?|attributes|fields|info)$/i;

/** A part of the data that the page does not draw. */
type Missing = { readonly weight: number; readonly text: string; readonly html: string };

/** The runs of the data's pieces that the page draws nowhere, each behind the drawn piece that comes before it. */
function align(kept: readonly Piece[], all: readonly Piece[], data: readonly Piece[]): readonly Remainder[] {
  const isDrawn = createDrawn(all.map(({ text }) => squash(text)).join('\n'));
  const keys = kept.map(({ text }) => squash(text));
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const start = key.slice(0, START);
    const alike = places.get(start);
    if (alike) alike.push(index);
    else places.set(start, [index]);
  }
  const found: { readonly last: Piece; readonly next?: Piece; readonly run: readonly Missing[]; isCut: boolean }[] = [];
  let [at, matched, cutAt] = [-1, 0, -1];
  let run: Missing[] = [];
  const match = (own: number) => {
    const [last, next] = [kept[at], kept[own]];
    if (last && next && run.length > 0) found.push({ last, next, run, isCut: cutAt === at });
    run = [];
    at = own;
    matched += next?.weight ?? 0;
  };
  for (const piece of data) {
    const key = squash(piece.text);
    const isCut = (index: number) => isBegun(kept[index]?.text ?? '', keys[index] ?? '', key);
    const own = places
      .get(key.slice(0, START))
      ?.find((index) => index > at && (isSame(key, keys[index] ?? '') || isCut(index)));
    let end = 0;
    if (own !== undefined) match(own);
    if (own !== undefined && isCut(own)) {
      cutAt = own;
      run.push(missing(piece));
    }
    // The whole text may be one line.
    for (let next = at + 1; own === undefined && next < Math.min(keys.length, at + AHEAD); next += 1) {
      const other = keys[next] ?? '';
      const from = other.length < START ? -1 : key.indexOf(other, end);
      if (from < 0) continue;
      match(next);
      end = from + other.length;
    }
    if (own === undefined && !isDrawn(key.slice(end))) run.push(end === 0 ? missing(piece) : restOf(piece, end));
  }
  const last = kept[at];
  if (last && run.length > 0) found.push({ last, run, isCut: cutAt === at });
  // Lines of the site may be kept behind the text.
  const [weight, behind] = [weightOf(kept.slice(0, at + 1)), weightOf(kept.slice(at + 1))];
  if (matched < weight * SHARE || behind > matched) return [];
  return found.flatMap(({ last: before, next, run: lost, isCut }) => {
    const size = weightOf(lost);
    const from = before.region.element;
    if (!from || size < LEAST || lost.some(isWall)) return [];
    const isLarge = next === undefined && size >= LARGE && size >= weight * LARGE_SHARE;
    if (!isLarge && !isCut && !isAwaited(from, next?.region.element)) return [];
    return [
      {
        after: isCut ? from : outermost(before),
        replaces: isCut,
        html: lost
          .map(({ html }) => html)
          .join('\n')
          .replaceAll('</ul>\n<ul>', ''),
      },
    ];
  });
}

function missing({ kind, text, weight, region: { element, first, end } }: Piece): Missing {
  const own =
    element && end - first === 1 && IN_TEXT.test(element.name) ? markup.html(element) : `<p>${escapeText(text)}</p>`;
  const html = kind === 'quote' ? `<blockquote>${own}</blockquote>` : element?.name === 'li' ? `<ul>${own}</ul>` : own;
  return { weight, text, html };
}
const IN_TEXT = /^(?:p|h[1-6]|li|blockquote|table|pre)$/;
const markup = load('');

/** What a line holds behind so many of its letters. */
function restOf({ text }: Piece, letters: number): Missing {
  let at = 0;
  for (let left = letters; left > 0 && at < text.length; at += 1) left -= squash(text[at] ?? '').length;
  const rest = text.slice(at).replace(/^[^\p{L}\p{N}“‘"「『¿¡(]+/u, '');
  return { weight: textWeight(rest), text: rest, html: `<p>${escapeText(rest)}</p>` };
}

/** Whether a text of the data is the one that is drawn; where both are long, its end may differ a little. */
const isSame = (key: string, drawn: string) =>
  key === drawn || (key.length >= START && key.length < drawn.length + START && drawn.startsWith(key.slice(0, START)));

/** Whether a page draws the beginning of a paragraph and dots behind it. */
const isBegun = (text: string, drawn: string, key: string) =>
  /(?:…|\.{3})$/.test(text) && drawn.length >= START && key.length > drawn.length && key.startsWith(drawn);

/** A test for texts that the page draws, in which an editor may have changed some words. */
function createDrawn(drawn: string): (key: string) => boolean {
  let parts: Set<string> | undefined;
  return (key) => {
    if (key.length < 2 * PART) return drawn.includes(key);
    parts ??= new Set(Array.from({ length: drawn.length }, (_, from) => drawn.slice(from, from + PART)));
    let [count, same] = [0, 0];
    for (let from = 0; from + PART <= key.length; from += PART) {
      count += 1;
      same += parts.has(key.slice(from, from + PART)) ? 1 : 0;
    }
    return same * 2 >= count;
  };
}
/** Letters of which no two texts have many in common. */
const PART = 12;

/** The list, the quotation or the table whose end a piece is, or else its own element. */
function outermost({ region }: Piece): Element {
  let around: Region = region;
  while (around.parent?.element && around.parent.end === around.end && IN_LIST.test(around.element?.name ?? ''))
    around = around.parent;
  return around.element as Element;
}
const IN_LIST = /^(?:li|ul|ol|dl|dd|dt|blockquote|tr|td|tbody|table)$/;

const PENDING = /skeleton|placeholder|shimmer|lazy|loading|spinner/i;
const ADVERT = /(?:^|[\s_-])(?:ads?|advert\w*|banner|sponsor\w*)(?:$|[\s_-])/i;

/** Whether something without any text behind an element, and before another, waits for text. */
function isAwaited(from: Element, until: Element | undefined): boolean {
  let around: Element | undefined = from;
  for (let level = 0; around && level < 5 && !/^(?:article|main|body)$/.test(around.name); level += 1) {
    for (let next = around.next; next; next = next.next) {
      if (!isElement(next)) continue;
      if (until && holds(next, until)) return waits(next, until);
      if (waits(next, until)) return true;
    }
    around = around.parent && isElement(around.parent as Element) ? (around.parent as Element) : undefined;
  }
  return false;
}

const holds = (element: Element, inner: Element) => {
  for (let at: unknown = inner; at; at = (at as Element).parent) if (at === element) return true;
  return false;
};

function waits(element: Element, until: Element | undefined): boolean {
  const { attribs, name } = element;
  if (/^(?:img|picture|video|iframe|script|figure|aside|footer|nav|section)$/.test(name)) return false;
  const words = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
  if (ADVERT.test(words)) return false;
  const isPending = attribs['aria-busy'] === 'true' || PENDING.test(words);
  if (isPending && innerText(element, 40) === '' && !holdsMedia(element)) return true;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child === until) return false;
    if (waits(child, until)) return true;
  }
  return false;
}

const holdsMedia = ({ children }: Element): boolean =>
  children.some(
    (child) => isElement(child) && (/^(?:img|picture|video|iframe)$/.test(child.name) || holdsMedia(child)),
  );
