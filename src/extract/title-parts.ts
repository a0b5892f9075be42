/** Parts of a headline: a kicker or topic before it, its second half, and the site's name in other words. */
import type { Element } from './dom.ts';
import { findWithin } from './heading-text.ts';
import { squash } from './squash.ts';

const TOPIC = 40;
const LEAST_REST = 4;

/** True when `part` is a title with something unmarked in front of it that is not of the title. */
export function isTail(part: string, title: string): boolean {
  const at = title.length - part.length;
  if (part.length < 8 || at < 2 || part.length < title.length * 0.5 || !title.endsWith(part)) return false;
  // What goes on in small letters is a clause of one sentence: iPhones and eBay begin titles.
  if (/^\p{Ll}(?!\p{Lu})/u.test(part) && /\p{Lu}/u.test(title.slice(0, at))) return false;
  // A forum sets the thread's type before it: [游记].
  return /[\p{L}\p{N}]\s?$|^\s?[[【［][^\]】］]{1,12}[\]】］]\s?$/u.test(title.slice(0, at));
}

/** A window's title behind a topic that is not the headline's: Rhine: Why the barges wait. */
export function withoutTopic(part: string, title: string): readonly string[] {
  const at = part.indexOf(': ');
  if (at < 2 || at > TOPIC || title.includes(':') || title.startsWith(part.slice(0, at))) return [];
  return [part.slice(at + 2)];
}

/** A Chinese headline in two lines, as the metadata write it. */
export function withoutBreak(title: string, heading: Element, places: readonly string[]): string {
  if (!/\p{Script=Han}/u.test(title) || !findWithin(heading, ({ name }) => name === 'br')) return title;
  const wanted = squash(title);
  const written = places.find((place) => squash(place) === wanted && place.length < title.length);
  return (
    written ??
    title.replace(/(?<=[，。：；！？、」』”》—]) (?=[\p{Script=Han}“‘])|(?<=[\p{Script=Han}”’！？》]) (?=——)/gu, '')
  );
}

/** The headline that other places say whole, where its heading ends in the colon before its second half. */
export function wholeTitle(title: string, places: readonly string[]): string | undefined {
  if (!/[:：]$/u.test(title)) return undefined;
  const own = squash(title);
  return own === ''
    ? undefined
    : places.find((place) => squash(place).includes(own) && squash(place).length >= own.length + LEAST_REST);
}

/** True for two or more words of the site's name and no other: Harbour News, of Harbour Evening News. */
export function isPartOfName(text: string, siteName: string): boolean {
  const words = wordsOf(text);
  const name = new Set(wordsOf(siteName));
  return words.length > 1 && words.length < name.size && words.every((word) => name.has(word));
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
