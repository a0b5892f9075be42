/** Cuts what stands at the edges of a body: readers' comments, date and author lines, lists of related articles. */

import { LISTED } from './author-lists.ts';
import { endsInPictureSource } from './caption-source.ts';
import { isOfSiteWords } from './chinese-site-words.ts';
import { endsInAgency } from './closing-bracket.ts';
import { isClosingLine } from './closing-line.ts';
import { isAgo, isCaptionText, isDateLine, isHeadLine, isMetaLine, relatedLabel } from './edge-lines.ts';
import { isOfSite } from './english-site-signs.ts';
import { entryHeads } from './entry-heads.ts';
import { isFeedbackQuestion } from './feedback-questions.ts';
import { gluedAuthor } from './han-byline.ts';
import { endsInHanBracket } from './han-closing-bracket.ts';
import { endsSentence } from './line-shape.ts';
import { signsNotice } from './notice-signature.ts';
import { asksReaders } from './own-part.ts';
import { parseDate, parseMonth } from './parse-date.ts';
import { isPaywall } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import { boxBegunBy } from './selection.ts';
import { cjkShare } from './text-weight.ts';
import { isText, trimComments } from './trim-comments.ts';
import type { Verdict } from './verdict.ts';

/** A paragraph this heavy is the article itself, not a line beside it. */
const LONG = 120;
const CAPTION = 240;
/** Pieces of a teaser. */
const TEASER = 5;
/** A line below a picture that is no sentence and heavier than this is no caption. */
const FRAGMENT = 130;

/** What only a line below a picture says: who is where in it, and whose it is. */
const SHOWN =
  /^(?:(?:pictured|seen|shown|above|below|left|right|(?:top|bottom)(?: left| right)?|im bild|links|rechts|à gauche|à droite|a la izquierda|a la derecha|a sinistra|a destra)\s?:|(?:pictured )?(?:clockwise )?from (?:the )?(?:top )?(?:left|right)(?: to (?:right|left))?\s?[:,]|(?:von links|v\. ?l\.|de gauche à droite|de izquierda a derecha|da sinistra(?: a destra)?|da esquerda para a direita)(?!\p{L}))|(?<=[.)”"] |^)(?:courtesy(?: of)?|mit freundlicher genehmigung|avec l['’]aimable autorisation|cortesía de)\s(?:the )?\p{Lu}[^.!?]{2,50}\.?$/iu;

const MORE = /^more (?:on|about|from) /i;
const DATED = /^\s?(?:19|20)\d{2}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?\s{0,2}\d{1,2}:\d{2}/;

/** From this share on the link that an item begins with is another article's name, and no word of a sentence. */
const NAME_SHARE = 0.4;
function isLedByLink({ kind, weight, linkWeight, marks }: Piece): boolean {
  if (kind !== 'listItem' || linkWeight < weight * NAME_SHARE) return false;
  const first = marks?.().find((mark) => mark.kind === 'link');
  return first?.before === 0 && first.letters.length >= weight * NAME_SHARE;
}

/** The beginning of another article, with the link to it. */
const isTeaser = ({ text, linkWeight }: Piece) => linkWeight > 0 && READ_MORE.test(text);
const READ_MORE =
  /(?:[.!?…]|\s)\s?(?:(?:read|see|learn) more|continue reading|weiterlesen|mehr lesen|lire la suite|en savoir plus|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|читать далее|läs mer|les mer|læs mere)\s?[.»›→>…]{0,3}$/i;
const isSiteLine = ({ text, kind }: Piece) =>
  kind !== 'heading' &&
  kind !== 'quote' &&
  HAN.test(text) &&
  (TOPICS.test(text) || (isOfSiteWords(text, false) && !asksReaders(text)));
const isEnglishSiteLine = ({ text, kind }: Piece) => kind === 'paragraph' && !HAN.test(text) && isOfSite(text);
/** #渡口# #老手艺#. */
const TOPICS = /^(?:[话話][题題]\s?[：:]\s?)?(?:#[^#。，！？\s]{2,24}#\s{0,3}){1,8}$/u;
const HAN = /\p{Script=Han}/u;
/** A sentence, or somebody's words. */
const ENDS = /[.。！？!?”"」』»]$/;

/** 船长：十二米. */
const FACT = /^[^：:，。！？.]{1,12}[：:]\s?[^：:]{1,60}$/u;
/** 主要参数：. */
const isListLabel = ({ text, weight }: Piece) => weight < LONG && /^[^：:，。！？.]{2,16}[：:]$/u.test(text);

/** Changes the verdicts on the pieces of `body` that stand at its edges. */
export function trimEdges(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const entries = entryHeads(pieces.slice(body.first, body.end).filter((_, at) => verdicts[body.first + at]?.kept));
  const drop = (at: number, reason: string) => {
    if (verdicts[at]?.kept && pieces[at]?.kind !== 'clip') verdicts[at] = { kept: false, reason };
  };
  const keptText = (at: number) => {
    const piece = pieces[at];
    return piece !== undefined && isText(piece) && verdicts[at]?.kept === true;
  };

  const end = trimComments(pieces, verdicts, body);
  trimCaptions();
  trimRelated();
  trimStart();
  trimNotes();
  trimEnd();

  function weightOf(from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at += 1) if (keptText(at)) weight += pieces[at]?.weight ?? 0;
    return weight;
  }

  /**
   * A short line that is no sentence, right under a picture, is its caption. In Chinese it must say so: pages there set
   * whole articles as short lines between pictures.
   */
  function trimCaptions(): void {
    for (let at = body.first; at < body.end - 1; at += 1) {
      const below = pieces[at + 1];
      const picture = pieces[at];
      if (picture?.imageUrl === undefined || below?.kind !== 'paragraph' || below.weight > CAPTION) continue;
      // A picture that has its caption needs no other, and nobody ends one with a dash or a comma.
      const isFragment =
        picture.weight === 0 &&
        below.weight <= FRAGMENT &&
        !/[.。！？!?…:：,，;；—–-]["”’」』）)]*$/.test(below.text) &&
        !/^\d{1,2}[.)]\s/.test(below.text) &&
        pieces[at + 2]?.kind !== 'listItem' &&
        cjkShare(below.text) < 0.2;
      const isShown = (below.weight <= FRAGMENT && SHOWN.test(below.text)) || endsInPictureSource(below.text);
      if (isFragment || (picture.weight === 0 && isShown)) drop(at + 1, 'caption');
      // Several pictures have a line each in one paragraph.
      for (let line = at + 1; pieces[line]?.region === below.region; line += 1) {
        if (!isCaptionText(pieces[line]?.text ?? '')) break;
        drop(line, 'caption');
      }
    }
  }

  /** A label as "Related stories" takes the box that it begins along, or the list below it. */
  function trimRelated(): void {
    const weights = [0];
    for (let at = 0; at < body.end; at += 1)
      weights.push((weights[at] ?? 0) + (keptText(at) ? (pieces[at]?.weight ?? 0) : 0));
    const inside = ({ first, end }: Region) => (weights[end] ?? 0) - (weights[first] ?? 0);
    for (let at = body.first; at < body.end; ) {
      const label = pieces[at];
      const strength = label && isText(label) && label.weight <= 110 ? relatedLabel(label.text) : undefined;
      if (!label || !strength || verdicts[at + 1]?.reason === LISTED) {
        at += 1;
        continue;
      }
      if (strength === 'weak') {
        const end = Math.max(linkedEnd(at + 1), teasersEnd(at), boxedTeasersEnd(at + 1));
        // Nothing linked below: a heading like any other.
        if (end === at + 1 && label.linkWeight === 0) at += 1;
        for (; at < end; at += 1) drop(at, 'related link');
        continue;
      }
      // A button that unfolds the rest of the text heads no box.
      const isButton = label.linkWeight > label.weight * 0.8 && label.kind !== 'heading';
      const box = isButton ? undefined : boxBegunBy(label.region, at, body);
      const small = box && inside(box) < inside(body) * 0.5 ? box.end : at + 1;
      // What stands behind a box that holds the label and its list is the article again.
      const end = isButton
        ? linkedEnd(at + 1)
        : small > at + 1
          ? small
          : Math.max(listEnd(at + 1), boxedTeasersEnd(at + 1));
      for (; at < end; at += 1) drop(at, 'related link');
    }
  }

  /** Where the box ends that a heading begins as "More on the bridge", over a list whose items lead elsewhere in a sentence each. */
  function teasersEnd(at: number): number {
    const label = pieces[at];
    const box = label?.kind === 'heading' && MORE.test(label.text) ? boxBegunBy(label.region, at, body) : undefined;
    const below = box ? pieces.slice(at + 1, box.end).filter(({ weight }) => weight > 0) : [];
    return box && below.length > 0 && below.every(isLedByLink) ? box.end : at + 1;
  }

  /** Where a row of teasers ends that are built alike: each in a box of its own, with a linked headline and a line below. */
  function boxedTeasersEnd(from: number): number {
    let [end, teasers] = [from, 0];
    let kind = '';
    // What they are, below a label that says no more than More stories.
    const isLabel = pieces[from]?.kind === 'heading' && pieces[from]?.linkWeight === 0;
    for (let at = isLabel ? from + 1 : from; at < body.end; ) {
      const headline = pieces[at];
      const box = headline?.kind === 'heading' ? headline.region.parent : undefined;
      if (!headline || !box || headline.linkWeight < headline.weight * 0.4 || box.first !== at || box.end - at > TEASER)
        break;
      const built = `${box.element?.name}.${(box.element?.attribs['class'] ?? '').split(/\s/, 1)[0]}`;
      if ((kind !== '' && built !== kind) || weightOf(at + 1, box.end) > CAPTION * 2) break;
      kind = built;
      teasers += 1;
      at = box.end;
      end = at;
    }
    return teasers > 1 ? end : from;
  }

  /** Where the pieces end that are mostly links, with the short lines between them. */
  function linkedEnd(from: number): number {
    let end = from;
    for (let at = from; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.weight === 0) continue;
      if (piece.linkWeight > piece.weight * 0.5 || isTeaser(piece)) end = at + 1;
      else if (piece.weight >= LONG / 2 || at > end + 1) break;
    }
    return end;
  }

  /** Where a list of other articles ends: at a heading, a sentence, or a paragraph of some length. */
  function listEnd(from: number): number {
    for (let at = from; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      if (piece.kind === 'heading' && piece.linkWeight === 0) return at;
      if (piece.kind !== 'paragraph') continue;
      if (piece.weight >= LONG && piece.linkWeight < piece.weight * 0.3) return at;
      if (piece.linkWeight === 0 && ENDS.test(piece.text)) return at;
    }
    return body.end;
  }

  /** Lines before the first long paragraph that say who, when and where, or name the section. */
  function trimStart(): void {
    let seen = 0;
    let begun = false;
    let told = false;
    let start = verdicts.findIndex((verdict, at) => verdict.kept && keptText(at));
    if (start < 0) return;
    for (; start < body.end && seen < 14; start += 1) {
      const piece = pieces[start];
      if (!piece || !keptText(start)) continue;
      seen += 1;
      if (entries.has(piece)) return;
      const isMonth = piece.kind === 'paragraph' && parseMonth(piece.text) !== undefined;
      const isMeta =
        isMonth ||
        isMetaLine(piece.text, piece.weight) ||
        isOnlyDated(start) ||
        (!told && isAgo(piece.text)) ||
        (seen === 1 && piece.kind === 'paragraph' && gluedAuthor(piece.text).length > 0);
      // The author's line may stand behind the summary, and the page's day only with more beside it.
      const { text, weight } = piece;
      if (begun && (!isMeta || (isDateLine(text, weight) && !isHeadLine(text, weight)))) return;
      begun ||= piece.weight >= LONG && !isMeta;
      if (begun && !isMeta) continue;
      if (!isMeta && !told && isSiteLine(piece)) drop(start, 'site notice');
      told ||= verdicts[start]?.kept === true && endsSentence(piece.text);
      // The time above an entry of a live report.
      if (piece.kind === 'heading' && parseDate(piece.text) === undefined && /^\d{1,2}:\d{2}/.test(piece.text))
        continue;
      if (isMeta) drop(start, 'date or author line');
    }
  }

  /** A line that begins with day and hour and ends no sentence; a live report has several. */
  function isOnlyDated(at: number): boolean {
    const isDated = (piece: Piece | undefined) =>
      piece?.kind === 'paragraph' && piece.weight < LONG && DATED.test(piece.text) && !endsSentence(piece.text);
    return isDated(pieces[at]) && pieces.slice(body.first, body.end).filter(isDated).length <= 1;
  }

  /** Footnotes: a run that counts from [1], with most of the text before it. Judgments number every paragraph so. */
  function trimNotes(): void {
    const isNote = (at: number) => keptText(at) && /^\[\d{1,3}\]\s/.test(pieces[at]?.text ?? '');
    let before = 0;
    const all = weightOf(body.first, body.end);
    for (let at = body.first; at < body.end; at += 1) {
      const first = at;
      let run = 0;
      if (/^\[1\]/.test(pieces[at]?.text ?? '')) for (; isNote(at); at += 1) run += pieces[at]?.weight ?? 0;
      if (run > 0 && run * 2 <= before && all - before - run < LONG)
        for (let note = first; note < at; note += 1) drop(note, 'footnote');
      before += run + (keptText(at) ? (pieces[at]?.weight ?? 0) : 0);
    }
  }

  /** A caption that no markup sets apart; a sentence with an agency or a bracket behind it is one only below a picture. */
  function isCaptionAt(at: number): boolean {
    const { text, weight } = pieces[at] ?? { text: '', weight: 0 };
    if (!isCaptionText(text) || weight >= 300 || endsSentence(text)) return false;
    const isBelow = pieces[at - 1]?.kind === 'figure';
    return endsInHanBracket(text) ? isBelow && weight < LONG : isBelow || !endsInAgency(text);
  }

  /** Lines after the last long paragraph that credit and refer, and headings that nothing follows. */
  function trimEnd(): void {
    let seen = 0;
    let follows = false;
    for (let at = Math.min(end, body.end) - 1; at >= body.first && seen < 12; at -= 1) {
      const piece = pieces[at];
      if (!piece || !keptText(at)) continue;
      seen += 1;
      if (entries.has(piece) && (follows || piece.kind !== 'heading')) return;
      if (piece.kind === 'heading' && piece.weight < LONG) {
        if (follows) return;
        drop(at, 'a heading that nothing follows');
      } else if (signsNotice(pieces, verdicts, at, body)) return;
      else if (isMetaLine(piece.text, piece.weight)) drop(at, 'date or author line');
      else if (follows && isListLabel(piece)) continue;
      else if (piece.kind === 'paragraph' && isClosingLine(piece.text)) drop(at, 'editor line');
      else if (isSiteLine(piece) || isEnglishSiteLine(piece)) drop(at, 'site notice');
      else if (piece.kind === 'paragraph' && isPaywall(piece.text)) drop(at, 'paywall');
      else if (piece.kind === 'paragraph' && isFeedbackQuestion(piece.text)) drop(at, 'feedback question');
      else if (isCaptionAt(at)) drop(at, 'caption');
      else if (piece.weight >= LONG || ENDS.test(piece.text)) return;
      else
        follows ||=
          verdicts[at]?.reason === LISTED ||
          (piece.kind === 'listItem' && piece.linkWeight < piece.weight / 2) ||
          (piece.kind === 'paragraph' && piece.linkWeight === 0 && FACT.test(piece.text));
    }
  }
}
