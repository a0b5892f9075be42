/** What the author marked in a text: found while the text is collected, placed once the text is final. */
import type { Span } from '../model.ts';
import { attribute, type Element } from './dom.ts';
import type { Resolve } from './resolve-url.ts';

type MarkKind = { readonly kind: Span['kind']; readonly href?: string };

/** A marked stretch of the parts that a text is joined from: `from` up to `to`. */
export type MarkedParts = MarkKind & { readonly from: number; readonly to: number };

/** A marked stretch by its letters, white space left out: how many stand before it, and which they are. */
export type Mark = MarkKind & { readonly before: number; readonly letters: string };

const MARKS_LIMIT = 200;
const KINDS: ReadonlyMap<string, Span['kind']> = new Map([
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['strong', 'strong'],
  ['b', 'strong'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
]);

/** What an inline element marks. */
export function markOf(element: Element): MarkKind | undefined {
  const href = element.name === 'a' ? attribute(element, 'href').trim() : '';
  if (href !== '') return { kind: 'link', href };
  const kind = KINDS.get(element.name);
  return kind && { kind };
}

const BLANK = /[\s\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]/g;
const lettersOf = (text: string) => text.replace(BLANK, '');

/** Marks that no longer depend on white space, which is collapsed later. */
export function toMarks(parts: readonly string[], marked: readonly MarkedParts[]): readonly Mark[] {
  if (marked.length === 0) return [];
  const before = [0];
  const letters = parts.map(lettersOf);
  for (const [at, part] of letters.entries()) before.push((before[at] ?? 0) + part.length);
  const all = letters.join('');
  return marked.slice(0, MARKS_LIMIT).flatMap(({ from, to, ...mark }) => {
    const [start = 0, end = 0] = [before[from], before[to]];
    return end > start ? [{ ...mark, before: start, letters: all.slice(start, end) }] : [];
  });
}

/** The marks' places in the final text; one whose letters are not where they were is left out. */
export function toSpans(text: string, marks: readonly Mark[], resolve: Resolve): readonly Span[] {
  if (marks.length === 0) return [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Plain letters need no search.
    if ((code > 32 && code < 0xa0) || lettersOf(text[at] ?? '') !== '') places.push(at);
  }
  const all = lettersOf(text);
  return marks
    .flatMap(({ kind, href, before, letters }): readonly Span[] => {
      const [start, last] = [places[before], places[before + letters.length - 1]];
      if (start === undefined || last === undefined || !all.startsWith(letters, before)) return [];
      const place = { start, end: last + 1 };
      if (kind !== 'link') return [{ kind, ...place }];
      const url = /^mailto:\S{1,500}$/i.test(href ?? '') ? href : resolve(href ?? '');
      return url !== undefined && /^(?:https?|mailto):/i.test(url) ? [{ kind, url, ...place }] : [];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
