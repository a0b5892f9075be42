/** Why something is not done, in words of the page’s language; a file a language. English is what the program says. */
import type { ClipFault, DocumentFault, ForeignKind, PageFault, Why, WhyOf } from '../../words/why.ts';

export type WhyWords = {
  /** The whole of it: what is the matter, and what can be done. */
  readonly [Kind in Why['kind']]: (why: WhyOf<Kind>) => string;
};

export type ClipWords = Readonly<Record<ClipFault, string>>;
export type DocumentWords = Readonly<Record<DocumentFault, string>>;
export type PageFaultWords = Readonly<Record<PageFault, string>>;
export type ForeignWords = Readonly<Record<ForeignKind, string>>;

/** “a picture (PNG)” in other words: the kind is named in them, the format stays. */
export function nameForeign(what: string, words: ForeignWords): string {
  const [, kind = '', format] = /^(.*?)(?: \((.*)\))?$/s.exec(what) ?? [];
  // A kind of another version is none that is known.
  const named = Object.entries(words).find(([name]) => name === kind)?.[1] ?? kind;
  return format === undefined ? named : `${named}（${format}）`;
}
