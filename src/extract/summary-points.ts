/** Tells the points in which an editor sums a text up above it: the items of a list, or paragraphs that begin with a dot. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isMetaLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';

/** Words of a point and of the shortest beside it. */
const [POINT_WORDS, POINT_LEAST] = [5, 3];
const isClause = (text: string, least: number) => text.split(' ').length >= least;
const DOT = /^[•●∙◆▪■‣]\s{0,3}(?=[^\s•●∙◆▪■‣])/;

/** True for one of several sentences or clauses, none of them a link, that nothing marks as beside the article. */
export function isItemOfPoints(pieces: readonly Piece[], at: number): boolean {
  const { kind, region, text = '' } = pieces[at] ?? {};
  const box = region?.parent;
  const isList = kind === 'listItem' && /^(?:ul|ol)$/.test(box?.element?.name ?? '');
  if (!box || !(isList || (kind === 'paragraph' && DOT.test(text)))) return false;
  for (let around: Region | undefined = box; around; around = around.parent) {
    if (/^(?:drop|comments|caption)$/.test(around.hint) || (around.hint === 'against' && around === box)) return false;
    // What the page's layout is called around its article, as the panel of a menu, says nothing of a list in it.
    if (/^(?:article|main)$/.test(around.element?.name ?? '')) break;
  }
  const points = isList ? pieces.slice(box.first, box.end) : dottedAround(pieces, at);
  if (isList && isOfVerdict(pieces, box) && points.every((point) => mayBePoint(point, true))) return true;
  if (points.length < 2 || !points.every((point) => mayBePoint(point, isList))) return false;
  const texts = points.map((point) => point.text.replace(DOT, ''));
  if (texts.every((one) => cjkShare(one) > 0.3)) return areToldBelow(texts, pieces, at + 1);
  return (
    texts.filter((one) => isClause(one, POINT_WORDS)).length * 2 > texts.length &&
    texts.every((one) => isClause(one, POINT_LEAST))
  );
}

/** What a reviewer likes and what not, however short: Pros, Cons. */
const VERDICT =
  /^(?:pros?|cons?|(?:the )?(?:good|bad|likes?|dislikes?|highs|lows|upsides?|downsides?|strengths|weaknesses)|(?:what )?(?:we|i) (?:like|liked|love|loved|don[’']t(?: like)?|didn[’']t(?: like)?)|reasons to (?:buy|avoid)|vorteile|nachteile|positiv|negativ|stärken|schwächen|(?:les )?(?:plus|moins)|(?:les )?points (?:forts|faibles)|(?:on|j[’'])\s?(?:a )?(?:aime|aimé)(?: (?:pas|moins))?|a favor|en contra|lo (?:mejor|peor)|ventajas|(?:in)?convenientes|desventajas|pregi|difetti|contro|prós|contras|voordelen|nadelen|plusy|minusy|плюсы|минусы|достоинства|недостатки|[优優][点點]|缺[点點])\s?:?$/iu;
const LABELS = 2;

/** Whether a list stands below such a label, and another one so besides. */
function isOfVerdict(pieces: readonly Piece[], list: Region): boolean {
  const isLabel = (piece: Piece | undefined) =>
    piece !== undefined && /^(?:heading|paragraph)$/.test(piece.kind) && VERDICT.test(piece.text);
  if (!isLabel(pieces[list.first - 1])) return false;
  const near = pieces.slice(Math.max(0, list.first - VERDICT_BOX), list.end + VERDICT_BOX);
  return near.filter(isLabel).length >= LABELS;
}
const VERDICT_BOX = 12;

const mayBePoint = (point: Piece, isList: boolean) =>
  point.kind === (isList ? 'listItem' : 'paragraph') &&
  point.linkWeight === 0 &&
  boilerplateReason(point) === '' &&
  !isMetaLine(point.text, point.weight);

/** The run of such paragraphs in one box. */
function dottedAround(pieces: readonly Piece[], at: number): readonly Piece[] {
  const box = pieces[at]?.region.parent;
  const isDotted = (piece: Piece | undefined) =>
    piece?.kind === 'paragraph' && piece.region.parent === box && DOT.test(piece.text);
  let [first, end] = [at, at + 1];
  while (isDotted(pieces[first - 1])) first -= 1;
  while (isDotted(pieces[end])) end += 1;
  return pieces.slice(first, end);
}

/** Pieces below points that are looked at, and the weight of a paragraph among them. */
const [LOOKED, PARAGRAPH] = [60, 60];
/** Of the pairs of characters of each point, and of all, so many stand in the text. */
const [LEAST, MEAN] = [0.4, 0.55];
const LETTERS = 6;

/**
 * Whether the text below says the same in Chinese or Japanese: clauses there have no spaces, and headlines of other
 * articles stand above a text, too.
 */
function areToldBelow(points: readonly string[], pieces: readonly Piece[], from: number): boolean {
  const isProse = ({ kind, text, weight, linkWeight }: Piece) =>
    kind === 'paragraph' && weight >= PARAGRAPH && linkWeight * 2 < weight && endsSentence(text);
  const below = pieces.slice(from, from + LOOKED).filter(isProse);
  const told = new Set(below.flatMap(({ text }) => pairsOf(text)));
  const shares = points.map((point) => {
    const pairs = pairsOf(point);
    return pairs.length < LETTERS ? 0 : pairs.filter((pair) => told.has(pair)).length / pairs.length;
  });
  return Math.min(...shares) >= LEAST && shares.reduce((sum, share) => sum + share, 0) >= MEAN * shares.length;
}

function pairsOf(text: string): readonly string[] {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '');
  return [...Array(Math.max(0, letters.length - 1)).keys()].map((at) => letters.slice(at, at + 2));
}
