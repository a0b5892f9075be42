/** Instants that attributes hold for the script that writes how long ago they were: data-time="2026-02-26 16:08:21". */
import { createPosition } from './author-elements.ts';
import type { Element } from './dom.ts';
import type { Piece } from './pieces.ts';

const NAME =
  /^(?:data-)?(?:(?:article|post|news|story|entry|item|content|utc|gmt|unix|epoch|iso|full|raw|origin(?:al)?|local|js|display|first|publish(?:ed)?|pub|created?|posted|format)[-_]){0,2}(?:(?:pub(?:lish(?:ed)?)?|created?|post(?:ed)?|show|news|article)?[-_]?(?:date)?(?:time|date)(?:[-_]?stamp)?|timestamp|ts|(?:published|created|posted)(?:[-_]?(?:at|on))?)$/;
/** Of changes, of events and of clocks. */
const OTHER = /updat|modif|edit|expir|end|start|event|reading|duration|play|last|now|server/;
const INSTANT =
  /^["'\s]{0,3}(?:1\d{9}(?:\d{3})?|(?:19|20)\d{2}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}(?!\d)[^"']{0,24})["']?$/;

/** An element that counts the days to another instant. */
const COUNTS = /count-?(?:down|er)|timer|clock|event|deadline|calendar/i;

/** Whether an attribute may hold when the page was published. */
export const holdsInstant = (name: string, value: string): boolean =>
  NAME.test(name) && value.length < 40 && !OTHER.test(name) && INSTANT.test(value);

/** The instant that an attribute holds of an element other than those that have one by the standard. */
export function stampOf({ attribs, name }: Element): string | undefined {
  if (name === 'time' || name === 'meta' || name === 'body' || COUNTS.test(attribs['class'] ?? '')) return undefined;
  for (const key in attribs) if (holdsInstant(key, attribs[key] ?? '')) return attribs[key]?.trim();
  return undefined;
}

/** The instants of elements that stand among these pieces. */
export function stampsAmong(
  elements: readonly Element[],
  pieces: readonly Piece[],
  from: number,
  end: number,
): readonly string[] {
  if (elements.length === 0) return [];
  const position = createPosition(pieces);
  return elements.flatMap((element) => {
    const at = position(element);
    return at >= from && at < end ? (stampOf(element) ?? []) : [];
  });
}

/** The elements that stand behind the piece `at`. */
export function elementsBehind(
  elements: readonly Element[],
  pieces: readonly Piece[],
  at: number,
): ReadonlySet<Element> {
  if (elements.length === 0) return new Set();
  const position = createPosition(pieces);
  return new Set(elements.filter((element) => position(element) > at));
}
