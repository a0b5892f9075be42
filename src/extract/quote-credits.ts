/** Leaves out who is quoted below a quotation that is set apart. */
import { eachElement, innerText, isElement } from './dom.ts';
import { endsSentence, isHanNames, isNames, isReported } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { isCreditElement, isQuotation, POEM_CLASS } from './quote-elements.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

const LONGEST = 140;
const LEVELS = 4;
/** Pieces of one quotation at most. */
const PIECES = 6;
/** Lines that make a poem of a quotation. */
const VERSES = 3;
/** Words of others that are more of a text than this are the text, and their names belong to it. */
const VOICES = 0.4;
const DASHED = /^[—–―─-]{1,2}\s?(?=[\p{Lu}\p{Script=Han}])/u;

/** What the text says of a name below a letter's words. */
const SIGNED =
  /\b(?:signed|signature)\b|(?<!\p{L})(?:unterschr(?:ieb|ift)|unterzeichnet|sign(?:é|ée|ature)|firm(?:ó|ado|ada|a))(?!\p{Ll}{4})|署名|[签簽]名|落款/iu;
const GREETING = /^[“"«„]?(?:(?:dear|liebe[rs]?|chère?s?|querid[oa]s?|car[oaie])\s\p{L}|[亲親][爱愛]的)/iu;
/** What has the name of its writer below it. */
const LETTER = new RegExp(
  `${SIGNED.source}|(?<!\\p{L})(?:letters?|diar(?:y|ies)|journal|postcards?|telegrams?|e-?mails?|notes?|brief|tagebuch|postkarte|lettre|carnet|carta|diario|lettera)(?!\\p{L})|日[记記]|[书書]信|[来來]信|回信|[纸紙][条條]`,
  'iu',
);

/** A quotation's pieces up to those that say whose it is, and these up to `end`, in `box`. */
type Quotation = { readonly first: number; readonly credit: number; readonly end: number; readonly box: Region };

/** Changes the verdicts on pieces of `body`. */
export function dropQuoteCredits(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const found: Quotation[] = [];
  for (let at = body.first + 1; at < body.end; at += 1) {
    const quotation = creditedBy(pieces, at);
    if (quotation) found.push(quotation);
    at = Math.max(at, (quotation?.end ?? 0) - 1);
  }
  if (found.length === 0) return;
  const weigh = (from: number, to: number) =>
    pieces.slice(from, to).reduce((sum, { weight }, index) => sum + (verdicts[from + index]?.kept ? weight : 0), 0);
  const quoted = found.reduce((sum, { first, credit }) => sum + weigh(first, credit), 0);
  const isOfVoices = quoted > weigh(body.first, body.end) * VOICES;
  let told: string | undefined;
  for (const [index, { first, credit, end, box }] of found.entries()) {
    const isSaid = verdicts.slice(first, credit).some(({ kept }) => kept);
    const isText = isOfVoices || isBeforeText(first) || isOfList(index) || isPoem(pieces.slice(first, credit), box);
    if (isSaid && (isText || isSigned(first, end, SIGNED))) continue;
    const marked = isMarked(pieces, credit, box);
    if (isSaid && !marked && isSigned(first, end, LETTER)) continue;
    if (isSaid && !isNamedBeside(credit, marked)) continue;
    for (let at = credit; at < end; at += 1)
      if (verdicts[at]?.kept) verdicts[at] = { kept: false, reason: 'who is quoted' };
  }

  /** An epigraph. */
  function isBeforeText(first: number): boolean {
    return !pieces
      .slice(body.first, first)
      .some(({ kind }, index) => verdicts[body.first + index]?.kept && /^(?:paragraph|listItem)$/.test(kind));
  }

  /** One of several quotations with nothing between them: letters, answers. */
  function isOfList(index: number): boolean {
    const follows = (at: number) => found[at - 1] !== undefined && found[at - 1]?.end === found[at]?.first;
    return [index, index + 1, index + 2].some((at) => at >= 2 && follows(at) && follows(at - 1));
  }

  /** Whether the text right beside a quotation, or its first words, tell that the name is its own signature. */
  function isSigned(first: number, end: number, words: RegExp): boolean {
    if (GREETING.test(pieces[first]?.text ?? '')) return true;
    return [first - 1, first, end].some((at) => words.test(pieces[at]?.text ?? ''));
  }

  /** Whether the text outside quotations names the person who is quoted; where it does not, the name is news. */
  function isNamedBeside(credit: number, marked: boolean): boolean {
    const name = (pieces[credit]?.text ?? '').replace(DASHED, '').split(/\s?[,(，（|]/, 1)[0] ?? '';
    if (!marked && (!isNames(name) || !isHanNames(name))) return false;
    told ??= squashedText();
    // The name and the post may be one line, without a comma.
    const words = marked
      ? (name.match(/\p{Lu}[^\s.]{3,}|[\p{Script=Han}·]{2,}/gu) ?? [])
      : (/[^\s.]{4,}$/.exec(name) ?? []);
    const known = (words.length > 0 ? [...words] : [name]).map(squash);
    return known.some((word) => word.length > 1 && told?.includes(word));
  }

  function squashedText(): string {
    const quoted = new Set(
      found.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index)),
    );
    return pieces
      .flatMap(({ text }, at) =>
        at >= body.first && at < body.end && verdicts[at]?.kept && !quoted.has(at) ? [squash(text)] : [],
      )
      .join(' ');
  }
}

/** The quotation of which a piece begins to say whose it is: the end of its box, or right behind it. */
function creditedBy(pieces: readonly Piece[], at: number): Quotation | undefined {
  const piece = pieces[at];
  if (!piece || !isCredit(piece)) return undefined;
  const around = quotationAround(piece.region, at);
  const box = around ?? quotationBefore(pieces[at - 1], piece.region, at);
  if (!box || at - box.first > PIECES) return undefined;
  const container = around ?? box.parent ?? box;
  let end = at + 1;
  while (end < container.end && isCredit(pieces[end]) && isMarked(pieces, end, container)) end += 1;
  if (around && end !== around.end) return undefined;
  // A box of several voices needs their names.
  for (let one = around ? box.first + 1 : at; one < at; one += 1)
    if (isCredit(pieces[one]) && isMarked(pieces, one, container)) return undefined;
  if (isTalk(pieces.slice(box.first, at), piece.text)) return undefined;
  const isLoose = around && piece.region === around && pieces[at - 1]?.region !== around;
  const isNamed = DASHED.test(piece.text) && isNames(piece.text.split(',', 1)[0] ?? '') && isHanNames(piece.text);
  if (!isLoose && !isNamed && !isMarked(pieces, at, container)) return undefined;
  return { first: box.first, credit: at, end, box: container };
}

/** Speech that begins with a dash, of which the last line is another turn. */
const isTalk = (quoted: readonly Piece[], text: string) =>
  DASHED.test(text) && quoted.some((piece) => DASHED.test(piece.text));

/** A few words that are no sentence. */
function isCredit(piece: Piece | undefined): boolean {
  if (!piece || /^(?:heading|clip|table|code)$/.test(piece.kind) || piece.weight > LONGEST) return false;
  const { text } = piece;
  return !endsSentence(text.replace(/\b\p{Lu}\.$/u, '')) && !isReported(text) && !/[:：]$/.test(text);
}

/** The smallest box of a quotation that a piece does not begin. */
function quotationAround(region: Region, index: number): Region | undefined {
  let at: Region | undefined = region;
  for (let level = 0; at && level < LEVELS; level += 1, at = at.parent)
    if (at.first < index && isQuotation(at.element)) return at;
  return undefined;
}

/** The quotation that ends right before a piece, in the same container. */
function quotationBefore(before: Piece | undefined, region: Region, index: number): Region | undefined {
  let at = before?.region;
  for (let level = 0; at && level < LEVELS && at.end === index; level += 1, at = at.parent)
    if (isQuotation(at.element) && [region, region.parent, region.parent?.parent].includes(at.parent)) return at;
  return undefined;
}

/** Whether an element between a piece and a box says that the piece names somebody. */
function isMarked(pieces: readonly Piece[], at: number, box: Region): boolean {
  const piece = pieces[at];
  const isWithin = isQuotation(box.element);
  for (let one = piece?.region; one && one !== box; one = one.parent)
    if (isCreditElement(one.element, isWithin, piece?.text ?? '')) return true;
  const own = squash(piece?.text ?? '');
  const inline = piece?.region === box ? (box.element?.children ?? []) : [];
  return inline.some(
    (node) =>
      isElement(node) && isCreditElement(node, isWithin, piece?.text ?? '') && squash(innerText(node, LONGEST)) === own,
  );
}

/** Lines that end no sentence, or that the author breaks. */
function isPoem(quoted: readonly Piece[], box: Region): boolean {
  if (quoted.length >= VERSES && !quoted.some(({ text }) => endsSentence(text))) return true;
  let lines = 1;
  const element = quoted[0]?.region.element;
  if (element)
    eachElement(element, ({ name }) => {
      if (name === 'br') lines += 1;
      return lines < VERSES;
    });
  if (lines >= VERSES) return true;
  return [box, box.parent, quoted[0]?.region].some((one) => POEM_CLASS.test(one?.element?.attribs['class'] ?? ''));
}
