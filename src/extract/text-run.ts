/** A run of text between two blocks, as it is collected, and the pieces that it becomes. */
import { isBareVerb, isClipLabel, withoutCall, withoutVerb } from './clip-labels.ts';
import { type FoundClip, takeShortcodes } from './clip-sources.ts';
import { type ChildNode, collapse, innerText, isElement, textOf } from './dom.ts';
import {
  HEADING_WEIGHT,
  isBlock,
  isHeadingBox,
  isHeadingLine,
  isHeadingParagraph,
  withoutTail,
} from './element-content.ts';
import { joinHanLines, LINE_BREAK } from './line-breaks.ts';
import { withoutPageCodes } from './page-codes.ts';
import { parseDate, parseMonth } from './parse-date.ts';
import type { Piece, Region } from './pieces.ts';
import { type MarkedParts, toMarks } from './spans.ts';
import { textWeight } from './text-weight.ts';

/** A paragraph of this weight begins the text. */
export const BEGUN = 60;
/** What is lighter may say who wrote, in lines. */
const SHORT = 200;

export type TextRun = {
  parts: string[];
  weight: number;
  linkWeight: number;
  boldWeight: number;
  /** Of the smallest letters. */
  fontSize: number;
  /** Links to recordings in it. */
  clips: FoundClip[];
  marked: MarkedParts[];
  isNextLine?: boolean;
};

export const emptyRun = (): TextRun => ({
  parts: [],
  weight: 0,
  linkWeight: 0,
  boldWeight: 0,
  fontSize: Number.POSITIVE_INFINITY,
  clips: [],
  marked: [],
});

/** January 2014, 18 May 2024, and no Tokyo 1964. */
const YEAR_LAST = /^(?:\S{1,12} ){0,3}(?:19|20)\d{2}$/;
const isTime = (text: string): boolean => YEAR_LAST.test(text) && (parseMonth(text) ?? parseDate(text)) !== undefined;

/** Whether what it holds so far is a heading above the text behind it in one paragraph; between names and lines of verse it is none, nor is the day of what happened. */
export const headsText = ({ parts, weight, linkWeight, boldWeight }: TextRun, next: ChildNode | null): boolean =>
  weight > 0 &&
  boldWeight >= weight &&
  linkWeight === 0 &&
  weight <= HEADING_WEIGHT &&
  weightBehind(next) >= BEGUN &&
  isHeadingLine(collapse(parts.join('')), weight) &&
  !isTime(collapse(parts.join('')));

/** Nodes of a line that are looked at. */
const NODES = 40;

/** Of the line that begins with a node, as far as it must be looked at. */
function weightBehind(next: ChildNode | null): number {
  let weight = 0;
  let nodes = 0;
  for (let at = next; at && weight < BEGUN && nodes < NODES; at = at.next, nodes += 1) {
    if (isElement(at) && (at.name === 'br' || isBlock(at))) break;
    weight += textWeight(isElement(at) ? innerText(at, 2 * BEGUN) : (textOf(at) ?? ''));
  }
  return weight;
}

type Place = Pick<Piece, 'kind' | 'level'> & {
  readonly region: Region;
  /** Whether a paragraph came before. */
  readonly begun: boolean;
  readonly before: Piece | undefined;
};

/** The text, and behind it the recordings that it links to, or these alone with the text as their label. */
export function piecesOfRun(run: TextRun, place: Place): readonly Piece[] {
  const { parts, weight, linkWeight, clips } = run;
  const short = takeShortcodes(parts.join(''));
  const found = [...clips, ...short.clips];
  // What the author marks as code, quotes, lists or announces he tells of.
  const isTold =
    run.marked.some((mark) => mark.kind === 'code') ||
    place.kind !== 'paragraph' ||
    /[:：]\s?$/.test(place.before?.text ?? '') ||
    place.region.element?.name === 'dt';
  const line = withoutTail(collapse(joinHanLines(isTold ? short.text : withoutPageCodes(short.text))));
  const text = withoutVerb(line, found);
  const isLabel =
    text === line && found.length > 0 && (linkWeight >= weight * 0.6 || isClipLabel(text)) && weight < 150;
  const pieces = text === '' || weight === 0 || isLabel ? [] : [textPiece(text, run, place)];
  return [...pieces, ...found.map((clip) => clipPiece(nameOf(clip), place.region, clip))];

  function nameOf(clip: FoundClip): string {
    if (isLabel && found.length === 1 && !isBareVerb(clip.label ?? '')) return text;
    return clip.label ?? (isLabel ? text : '');
  }
}

function textPiece(text: string, run: TextRun, { kind, level, region, begun }: Place): Piece {
  const { parts, weight, linkWeight, boldWeight, fontSize, marked, isNextLine } = run;
  const { element } = region;
  const isBox = element !== undefined && (isHeadingParagraph(element) || (begun && isHeadingBox(element)));
  const isBold = isBox || boldWeight >= weight;
  const isHeading = kind === 'paragraph' && isBold && linkWeight === 0 && isHeadingLine(text, weight);
  return {
    kind: isHeading ? 'heading' : kind,
    level: isHeading ? 3 : level,
    text,
    weight,
    linkWeight,
    region,
    ...(fontSize !== 1 && { fontSize }),
    ...(boldWeight >= weight && { isBold: true }),
    ...(weight < SHORT && firstLineOf(parts)),
    ...(marked.length > 0 && { marks: () => toMarks(parts, marked) }),
    ...(isNextLine && { isNextLine }),
  };
}

function firstLineOf(parts: readonly string[]): Pick<Piece, 'firstLine'> {
  const at = parts.findIndex(
    (part, index) => (part === LINE_BREAK || part === '\n') && parts.slice(0, index).some((one) => one.trim() !== ''),
  );
  return at < 0 ? {} : { firstLine: collapse(parts.slice(0, at).join('')) };
}

function clipPiece(name: string, region: Region, clip: FoundClip): Piece {
  const named = name === '' ? clip : { ...clip, label: withoutCall(name) };
  return { kind: 'clip', level: 1, text: '', weight: 0, linkWeight: 0, region, clip: named };
}
