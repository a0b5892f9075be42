/**
 * The rest of a text of which a page draws only the beginning, or draws with gaps, and carries the whole as data: pages
 * that fill in their lower part when the reader comes there.
 */
import { alignRemainder, isText, isWall, type Remainder } from './align-remainder.ts';
import { isOther, titleOf } from './data-body.ts';
import { isLocked, isSold } from './data-locks.ts';
import { isObject, toHtml } from './data-markup.ts';
import type { JsonObject, PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import { statesOf } from './script-state.ts';
import { squash } from './squash.ts';
import { textWeight } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

type Shown = { readonly pieces: readonly Piece[]; readonly verdicts: readonly Verdict[]; readonly title: string };

/** A paragraph that shows which data hold the text, and how many of them are looked for. */
const PARAGRAPH = 60;
const PROBES = 6;
const NODES = 60_000;
const DEPTH = 40;
const TEXT_LIMIT = 400_000;

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
  return alignRemainder(kept, shown.pieces, lay(html).filter(isText));
}

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
