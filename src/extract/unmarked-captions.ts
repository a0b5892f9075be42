/** Leaves out captions that only their place behind a picture or player, and their setting in the middle, tell apart. */
import { endsInPhotographer } from './caption-source.ts';
import { dropCaptionsAlike } from './captions-alike.ts';
import { isCaptionText } from './edge-lines.ts';
import { isFine } from './fine-print.ts';
import { endOfInnerCaptions } from './inner-captions.ts';
import { endsSentence, isNames } from './line-shape.ts';
import { isListedCaption } from './listed-captions.ts';
import { dropNumberedCaptions } from './paper-matter.ts';
import type { Piece, Region } from './pieces.ts';
import { usualSize } from './sized-headings.ts';
import { splitCase } from './split-case.ts';
import { squash } from './squash.ts';
import { cjkShare } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

const LONGEST = 120;
const CREDIT = 40;
const BOX_PIECES = 4;
const CENTRES = 0.1;
const LOOSE = 0.1;
const BOX_LINE = 240;
const ALTERNATIVE = 5;
const SMALLER = 0.9;
const CAPTION_REASON = /^(?:caption|picture credit)$/;

/** True for a name or a label, as a figure holds beside its caption. */
export function isCredit({ kind, text, weight }: Piece): boolean {
  return kind === 'paragraph' && weight <= CREDIT && isNames(text) && !endsSentence(text) && cjkShare(text) === 0;
}

/** Changes the verdicts on pieces of `body`. */
export function dropUnmarkedCaptions(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  dropNumberedCaptions(pieces, verdicts, body);
  let captions: number | undefined;
  let centres: number | undefined;
  let usual: number | undefined;
  let loose: number | undefined;
  let looseOnes: number | undefined;
  for (let at = body.first + 1; at < body.end; at += 1) {
    const piece = pieces[at];
    dropPictureBox(at - 1);
    const inner = endOfInnerCaptions(pieces, at);
    if (inner > at) {
      dropCaptions(at, inner);
      at = inner - 1;
      continue;
    }
    if (verdicts[at]?.kept && isListedCaption(pieces, at)) dropCaptions(at, at + 1);
    if (!piece || !verdicts[at]?.kept || !isLine(piece)) continue;
    if (endsInPhotographer(piece.text)) {
      dropCaptions(at, at + 1);
      continue;
    }
    if (isBelowTable(at)) {
      verdicts[at] = { kept: false, reason: 'caption' };
      continue;
    }
    if (piece.weight > LONGEST || !isBehindPicture(at)) continue;
    const end = endOfMarked(at);
    if (end > at && pieces[at - 1]?.kind === 'figure') {
      dropCaptions(at, end);
      at = end - 1;
      continue;
    }
    const picture = pieces[at - 1];
    if (picture?.kind === 'figure' && piece.weight >= CREDIT && isAlternative(picture, piece)) {
      verdicts[at] = { kept: false, reason: 'caption' };
      continue;
    }
    // All that a centred paragraph holds besides its picture.
    if (isSharedCentre(at) && shareOfCentres() <= CENTRES) {
      verdicts[at] = { kept: false, reason: 'caption' };
      continue;
    }
    // A sentence, too, in letters smaller or paler than the text's.
    if (pieces[at - 1]?.kind === 'figure' && (isSmall(piece) || isPaler(piece, nextText(at)))) {
      verdicts[at] = { kept: false, reason: 'caption' };
      continue;
    }
    if (piece.linkWeight > 0 || endsSentence(piece.text) || /[:：,，;；—]["”’」]?$/.test(piece.text)) continue;
    // Clauses are told, not shown, but on a page that sets its captions so.
    if (/[\u4e00-\u9fff][，：][\u4e00-\u9fff]/.test(piece.text) && !SIDES.test(piece.text)) {
      captions ??= countCaptions();
      if (captions === 0) continue;
    }
    // A poem is set in the middle, or in italics, as a whole.
    const next = nextText(at);
    const isNote = pieces[at - 1]?.kind === 'clip' && isStressed(piece) && !(next && isStressed(next));
    const isSet = isCentred(piece.region) ? !isCentred(next?.region) : isNote;
    if (isSet || (isCentred(piece.region) && next?.kind === 'heading'))
      verdicts[at] = { kept: false, reason: 'caption' };
  }
  dropCaptionsAlike(pieces, verdicts, body);

  /** The lines that share a box with a picture and nothing else, when the last of them is a credit. */
  function dropPictureBox(at: number): void {
    const picture = pieces[at];
    if (picture?.imageUrl === undefined || picture.weight > 0) return;
    let box: Region | undefined = picture.region;
    while (box && box.end === at + 1) box = box.parent;
    if (!box || box.first !== at || box.end - at > BOX_PIECES) return;
    const lines = pieces.slice(at + 1, box.end).filter(({ kind }) => kind !== 'figure');
    const last = lines.at(-1);
    if (!last || !lines.every((one) => isBoxLine(one) && one.weight <= BOX_LINE)) return;
    const isBox =
      isAlternative(picture, last) ||
      isNamedPictureBox(box) ||
      isBelowPictureInTable(pieces, at + 1) ||
      (lines.length === 1 &&
        isLoose(last) &&
        last.region === box &&
        isBoxed(picture, box) &&
        isOnlyOne() &&
        isInParagraphs());
    if (!isCaptionText(last.text) && (!isBox || lines.some(({ linkWeight }) => linkWeight > 0))) return;
    dropCaptions(at + 1, box.end);
  }

  /** Of several each heads its part of the text. */
  function isOnlyOne(): boolean {
    looseOnes ??= pieces
      .slice(body.first, body.end)
      .filter((one, at) => isLoose(one) && pieces[body.first + at - 1]?.imageUrl !== undefined).length;
    return looseOnes === 1;
  }

  /** Whether nearly all of the text stands in paragraphs proper. */
  function isInParagraphs(): boolean {
    if (loose !== undefined) return loose <= LOOSE;
    let [all, outside] = [1, 0];
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (piece?.kind !== 'paragraph' || !verdicts[at]?.kept) continue;
      all += piece.weight;
      if (piece.region.element?.name !== 'p') outside += piece.weight;
    }
    loose = outside / all;
    return loose <= LOOSE;
  }

  function dropCaptions(from: number, end: number): void {
    for (let at = from; at < end; at += 1) verdicts[at] = { kept: false, reason: 'caption' };
  }

  function isSmall({ fontSize = 1 }: Piece): boolean {
    usual ??= usualSize(pieces);
    return fontSize < usual * SMALLER;
  }

  /** Than the text that goes on behind it. */
  function isPaler(piece: Piece, next: Piece | undefined): boolean {
    usual ??= usualSize(pieces);
    return next !== undefined && isFine(piece, usual, body) && !isFine(next, usual, body);
  }

  function isSharedCentre(at: number): boolean {
    const { region } = pieces[at] ?? {};
    return (
      region !== undefined && pieces[at - 1]?.region === region && region.end - region.first === 2 && isCentred(region)
    );
  }

  /** Of all the text: some pages tell their story below pictures. */
  function shareOfCentres(): number {
    if (centres !== undefined) return centres;
    let [all, below] = [1, 0];
    for (let at = body.first; at < body.end; at += 1) {
      const weight = verdicts[at]?.kept ? (pieces[at]?.weight ?? 0) : 0;
      all += weight;
      if (isBehindPicture(at) && isSharedCentre(at)) below += weight;
    }
    centres = below / all;
    return centres;
  }

  function isBehindPicture(at: number): boolean {
    const before = pieces[at - 1];
    return before !== undefined && (before.kind === 'clip' || (before.kind === 'figure' && before.weight === 0));
  }

  /** A short line in the middle, smaller or paler than the text, which ends in no full stop. */
  function isBelowTable(at: number): boolean {
    const piece = pieces[at];
    if (pieces[at - 1]?.kind !== 'table' || !piece || piece.weight > LONGEST || endsSentence(piece.text)) return false;
    return isCentred(piece.region) && (isSmall(piece) || isPaler(piece, nextText(at)));
  }

  /** Centred lines behind pictures that say themselves that they are captions. */
  function countCaptions(): number {
    let found = 0;
    for (let at = body.first + 1; at < body.end; at += 1) {
      const { kept, reason = '' } = verdicts[at] ?? {};
      if (!kept && CAPTION_REASON.test(reason) && isBehindPicture(at) && isCentred(pieces[at]?.region)) found += 1;
    }
    return found;
  }

  /** Where the lines end that a caption's class marks; `at` where there are none, or where every paragraph is marked. */
  function endOfMarked(at: number): number {
    const { region } = pieces[at] ?? {};
    let end = at;
    while (end < body.end && pieces[end]?.region === region && isMarkedCaption(pieces[end])) end += 1;
    return isMarkedCaption(pieces[end]) ? at : end;
  }

  function nextText(at: number): Piece | undefined {
    for (let next = at + 1; next < body.end; next += 1)
      if (verdicts[next]?.kept && pieces[next]?.kind !== 'figure' && pieces[next]?.kind !== 'clip') return pieces[next];
    return undefined;
  }
}

/** 左：… 右：…: two pictures side by side. */
const SIDES = /^[（(]?(?:左|上)(?:[图圖一]|[边邊])?\s?[：:].{2,40}(?:右|下)(?:[图圖一]|[边邊])?\s?[：:]/;

/** True for the one line of a table that holds nothing else but the picture over it. */
export function isBelowPictureInTable(pieces: readonly Piece[], at: number): boolean {
  const picture = pieces[at - 1];
  if (picture?.imageUrl === undefined || picture.weight > 0 || (pieces[at]?.weight ?? 0) > BOX_LINE) return false;
  let box: Region | undefined = picture.region;
  while (box && box.element?.name !== 'table') box = box.parent;
  return box?.first === at - 1 && box.end === at + 1;
}

/** A paragraph whose class says that it describes the picture over it. */
function isMarkedCaption(piece: Piece | undefined): boolean {
  return /(?:^|[\s_-])(?:desc|image-desc|pic-desc|zhu|tushuo|(?:photo|pic|picture|img|image)s?[_-]?(?:alt|desc|note|explain|memo)(?:[_-]\d{1,10})?)(?:$|\s)/i.test(
    piece?.region.element?.attribs['class']?.slice(0, 160) ?? '',
  );
}

const isBoxLine = ({ kind, region }: Piece) =>
  kind === 'paragraph' || (kind === 'listItem' && /^d[dt]$/.test(region.element?.name ?? ''));

const PICTURE_CLASS =
  /(?:^|[\s_-])(?:photos?|pics?|pictures?|imgs?|images?|hero|cover|thumb(?:nail)?|tupian|\w{0,14}bild(?:er|box)?|abbildung|fotos?|im[aá]gen(?:es)?|immagin[ei]|imagem|afbeelding|(?:photo|pic|picture|img|image|hero|cover)[_-]?(?:box|wrap|wrapper|container|block|item|area|holder|inner|frame|con|cont|view|center))(?:$|[\s_-])/i;

/** A box that its class calls a picture's. */
function isNamedPictureBox({ element }: Region): boolean {
  const words = splitCase((element?.attribs['class'] ?? '').slice(0, 160));
  return PICTURE_CLASS.test(words) && !/text|content|body|article|card|list/i.test(words.replace(/box-?text/gi, ''));
}

/** A picture in an element of its own within the box. */
const isBoxed = ({ region }: Piece, box: Region) => (region.element?.name === 'img' ? region.parent : region) !== box;

/** A few Chinese words that no box of their own makes a heading, that end as no sentence does and count no step. */
const isLoose = ({ text, weight, region: { element } }: Piece) =>
  weight <= CREDIT * 2 &&
  /^(?:div|span|small|em|i|section)$/.test(element?.name ?? '') &&
  !/[\u3041-\u30ff]/.test(text) &&
  !/\p{P}$/u.test(text) &&
  !/^(?:\p{N}|[第其一二三四五六七八九十])/u.test(text);

/** A line that says what browsers say in place of the picture. */
const isAlternative = (picture: Piece, line: Piece) =>
  picture.text.length > ALTERNATIVE && squash(picture.text) === squash(line.text);

/** A line of its own, also in an article that is itself an item of a list. */
const isLine = ({ kind, region }: Piece) =>
  kind === 'paragraph' || (kind === 'listItem' && region.element?.name === 'p');

/** A line in italics from its first letter to its last. */
export function isStressed({ marks, text }: Piece): boolean {
  if (!marks) return false;
  const letters = text.replace(/\s/g, '').length;
  return marks().some(
    ({ kind, before, letters: own }) => kind === 'emphasis' && before === 0 && own.length === letters,
  );
}

/** True for a line that is set in the middle. */
export function isCentred(region: Region | undefined): boolean {
  return isAligned(region, CENTRE);
}

/** Whether a paragraph is set to the right, as signatures are. */
export function isSetRight(region: Region | undefined): boolean {
  return isAligned(region, RIGHT);
}

const [CENTRE, RIGHT] = ['center', 'right'].map((side) => ({
  side,
  style: new RegExp(`text-align\\s{0,3}:\\s{0,3}${side}`, 'i'),
  name: new RegExp(`(?:^|[\\s_-])(?:text|txt|align|f)[_-]?(?:align[_-]?)?${side}(?:$|\\s)`, 'i'),
}));

function isAligned(region: Region | undefined, to: typeof CENTRE): boolean {
  const { class: words, style, align = region?.element?.attribs['data-align'] } = region?.element?.attribs ?? {};
  return (
    to !== undefined &&
    (align === to.side || to.style.test(style?.slice(0, 400) ?? '') || to.name.test(words?.slice(0, 160) ?? ''))
  );
}
