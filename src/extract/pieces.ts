/** What a page is laid out as before anything is judged: pieces of text and recordings, and the regions they stand in. */
import type { FoundClip } from './clip-sources.ts';
import type { Element } from './dom.ts';
import type { Hint } from './element-hints.ts';
import type { Mark } from './spans.ts';

/** A block-level element and the run of pieces below it. */
export type Region = {
  readonly element: Element | undefined;
  readonly parent: Region | undefined;
  readonly hint: Hint;
  readonly children: Region[];
  /** Index of the first piece below. */
  readonly first: number;
  /** Index behind the last piece below. */
  end: number;
  /** Whether a field for an address, a number or an amount is below, at most a few levels deep. */
  hasField: boolean;
  /** Whether a field for an answer in the reader's own words is below, as deep. */
  hasAnswer: boolean;
  /** How many lists and sliders to choose from are below, as deep. */
  choices: number;
};

export type PieceKind = 'heading' | 'paragraph' | 'quote' | 'listItem' | 'figure' | 'table' | 'code' | 'clip';

/** One candidate for a block. */
export type Piece = {
  readonly kind: PieceKind;
  /** Of a heading; 1 for everything else. */
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  /** Weight of the text, and of the part of it that is links. A picture's alternative text weighs nothing. */
  readonly weight: number;
  readonly linkWeight: number;
  readonly region: Region;
  readonly imageUrl?: string;
  readonly clip?: FoundClip;
  /** Whether one line break, and no more, stands between it and the piece before. */
  readonly isNextLine?: boolean;
  /** Of its smallest letters, where it is not 1, the size of a browser's text. */
  readonly fontSize?: number;
  /** Its text until the first line break, of a short piece that has one. */
  readonly firstLine?: string;
  /** Whether all of it is drawn bold. */
  readonly isBold?: boolean;
  /** What the author marked in the text; most pieces are never asked. */
  readonly marks?: () => readonly Mark[];
  /** Of a table. */
  readonly rows?: readonly (readonly string[])[];
};
