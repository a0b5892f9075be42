/** Cuts the boxes and tails that a label announces: who wrote the article, newsletters, appeals, notes. */
import { LISTED } from './author-lists.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { endLabel } from './end-labels.ts';
import { endsSentence } from './line-shape.ts';
import { dropForeignAbstract } from './paper-matter.ts';
import type { Piece, Region } from './pieces.ts';
import { holds } from './selection.ts';
import type { Verdict } from './verdict.ts';

/** The article has begun when this much was kept. */
const BEGUN = 250;
const LABEL = 150;
/** A box or a tail heavier than this is a part of the article. */
const BOX = 700;
const TAIL = 900;
const TAIL_SHARE = 0.4;
const TAIL_PIECES = 8;
/** What a line of a list of notes has: a way back to its mark, an address, a year, a page. */
const CITED = /[↑↩⤴^]|https?:|\b(?:1[5-9]|20)\d{2}\b|\b(?:ibid|pp?|vol|S)\.\s?\d|doi|^\[?\d{1,3}[\].]?\s|《[^》]+》/i;

/** What thanks in a paper name. */
const FUNDED =
  /\b(?:(?:this|the|our|present) (?:\p{L}{1,14} ){0,2}(?:work|research|study|project|paper|article|authors?) (?:was|is|were|are|has been|have been) (?:\p{L}{1,14} ){0,2}(?:supported|funded|financed|sponsored)|(?:grants?|awards?|contracts?) (?:agreement|nos?\b|numbers?|#|\p{L}{0,8}[-/]?\d{1,12})|financial(?:ly)? support|(?:received|acknowledges?) (?:\p{L}{1,14} ){0,2}(?:support|funding|funds)|the authors? (?:thanks?|acknowledges?|wish(?:es)?|would|(?:is|are) grateful)|anonymous (?:reviewers?|referees?)|(?:the|two|three|both|our) (?:reviewers|referees) for)\b|gefördert (?:durch|von|vom)|Förderkennzeichen|financée? par|soutien financier|financiad[oa] por|apo(?:yo|io) financ/iu;

/** What a house says of itself. */
const OF_HOUSE =
  /成立[于於]|[创創]立[于於]|[总總]部|[专專]注[于於]?|致力[于於]|是[^。]{0,30}(?:公司|[机機][构構]|平[台臺]|品牌|[组組][织織]|[协協][会會]|基金[会會])/;

/** Changes the verdicts on pieces of `body`. */
export function trimEndMatter(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  dropForeignAbstract(pieces, verdicts, body);
  const kept = (at: number) => {
    const piece = pieces[at];
    return piece && verdicts[at]?.kept && piece.kind !== 'clip' && piece.kind !== 'figure' ? piece : undefined;
  };
  const drop = (from: number, to: number, reason: string) => {
    for (let at = from; at < to; at += 1)
      if (verdicts[at]?.kept && pieces[at]?.kind !== 'clip') verdicts[at] = { kept: false, reason };
  };
  let before = 0;
  let isNoted = false;
  for (let at = body.first; at < body.end; at += 1) {
    const piece = kept(at);
    if (!piece) continue;
    const mayBeLabel = piece.weight <= LABEL && verdicts[at + 1]?.reason !== LISTED;
    const found = mayBeLabel ? (endLabel(piece.text) ?? houseLabel(piece, at)) : undefined;
    const label = found === 'thanks' ? (isOfPaper(at + 1) ? 'author' : undefined) : found;
    const end = label === 'notes' ? notesEnd(at) : label ? matterEnd(piece, at, label !== 'author') : at;
    if (label && end > at) {
      isNoted ||= label === 'notes';
      drop(at, end, label === 'notes' ? 'footnote' : label === 'author' ? 'about the author' : 'subscription line');
      at = end - 1;
    } else before += piece.weight;
  }

  /** Whether the thanks are a paper's: behind its notes, or for its funds and referees. */
  function isOfPaper(from: number): boolean {
    let end = from;
    while (end < body.end && kept(end)?.kind !== 'heading') end += 1;
    return isNoted || pieces.slice(from, end).some((piece, at) => kept(from + at) && FUNDED.test(piece.text));
  }

  /** 关于晨屿科技 over a paragraph that begins with the house's name and tells what it is. */
  function houseLabel({ text }: Piece, at: number): 'author' | undefined {
    const house = /^(?:[关關]于|關於)(\S{2,20}?)\s?[：:]?$/.exec(text)?.[1];
    const below = house === undefined ? undefined : pieces.slice(at + 1, body.end).find((one) => one.weight > 0)?.text;
    return house !== undefined && below?.startsWith(house) && OF_HOUSE.test(below) ? 'author' : undefined;
  }

  function weightOf(from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at += 1) weight += kept(at)?.weight ?? 0;
    return weight;
  }

  /** Where the box that the label begins ends, or the article behind which it stands; `at` when neither is to be seen. */
  function matterEnd(label: Piece, at: number, isCall: boolean): number {
    let box = at;
    for (let region: Region | undefined = label.region; region && !holds(region, body); region = region.parent) {
      if (region.first !== at || weightOf(at, region.end) > BOX) break;
      box = region.end;
    }
    if (box > at + 1) return box;
    // A call with its button is whole; and what tells of others, and of nobody who calls, is the article's last part.
    if (isCall && label.kind !== 'heading' && label.linkWeight > 0) return at + 1;
    if (isCall && tellsStory(at + 1)) return at;
    const rest = weightOf(at + 1, body.end);
    let count = 0;
    for (let next = at + 1; next < body.end; next += 1) if (kept(next)) count += 1;
    return before >= BEGUN && rest <= Math.min(TAIL, before * TAIL_SHARE) && count <= TAIL_PIECES ? body.end : at;
  }

  function tellsStory(from: number): boolean {
    for (let at = from; at < body.end; at += 1) {
      const text = kept(at)?.text ?? '';
      if (!endsSentence(text) || CALL_SIGNS.some(({ self }) => self.test(text))) continue;
      if (CALL_SIGNS.some(({ tells }) => tells.test(text))) return true;
    }
    return false;
  }

  /** Where a list of notes ends; `at` when what follows is none. */
  function notesEnd(at: number): number {
    if (before < BEGUN) return at;
    let end = at + 1;
    let notes = 0;
    let cited = 0;
    for (; end < body.end; end += 1) {
      const piece = kept(end);
      if (!piece) continue;
      if (piece.kind === 'heading') break;
      const isCited = CITED.test(piece.text) || piece.linkWeight > 0;
      // Credits may stand behind the notes.
      if (piece.kind !== 'listItem' && !isCited && (notes === 0 || cited < notes)) return at;
      if (piece.kind !== 'listItem' && !isCited) break;
      notes += 1;
      if (isCited) cited += 1;
    }
    return notes > 0 && cited * 2 >= notes ? end : at;
  }
}
