/** Finds the author in the lines around a Chinese text, those of most trust first. */

import { isCaptionText } from './edge-lines.ts';
import { gluedAuthor, namesInHanParagraph } from './han-byline.ts';
import { writersInCredits } from './han-credits.ts';
import { isHanName, isOrganisation } from './han-names.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { namesInParts, reportersBelow } from './reporter-lines.ts';
import { CLOSING, linesAbove, linesBelow, OPENING, type Zones } from './signed-zones.ts';
import { isCentred, isSetRight } from './unmarked-captions.ts';

const CAPTION = 24;

const isLine = ({ text, kind, weight }: Piece) =>
  kind !== 'figure' &&
  !isCaption(text) &&
  kind !== 'clip' &&
  weight < 260 &&
  (!endsSentence(text) || /^\s?[（(【]|^(?:本文)?作者\s?[：:]/.test(text) || REPRINTED.test(text));

/** 本文来自微信公众号“邻里观察”，作者：林一，经授权发布。 */
const REPRINTED =
  /^(?:【[^】]{1,12}】)?[（(]?(?:本|原|此|[该該])?(?:文章?|篇|稿件)?(?:最初|首)?(?:[来來]自|[来來]源|[转轉][载載]|[发發][表布於于]|首[发發]|[经經][^，。]{0,20}授[权權])[^。！？]{0,90}[\s，,；;。|｜（(](?:原文?)?(?:作者|文字?|撰文)\s?[：:｜|/]/;

const untilSentence = (pieces: readonly Piece[]) => {
  const at = pieces.findIndex(({ text }) => endsSentence(text));
  return at < 0 ? pieces : pieces.slice(0, at);
};

/** Three characters, or two with a space between them, in the middle or to the right. */
const isSetApart = ({ text, kind, region }: Piece) =>
  kind === 'paragraph' &&
  /^[\u4e00-\u9fff](?:\s{1,3}|[\u4e00-\u9fff]|\s[\u4e00-\u9fff]\s)[\u4e00-\u9fff]$/.test(text) &&
  (isCentred(region) || isSetRight(region));

/** Who took a picture stands behind what it shows; 图/林一 文/王二 is no caption. */
const isCaption = (text: string) => text.length > CAPTION && isCaptionText(text) && !/文\s?[：:／/|｜丨]/.test(text);

/** The lecturer in a notice of a lecture did not write it: 主讲人：林一 beside 时间：3月5日. */
const LECTURER = /^主[讲講]人?\s?[：:／/|｜]/;
const OCCASION = /^[^：:]{0,4}(?:[时時][间間]|地[点點]|日期)\s?[：:]/;
const NOTICE = 3;

function isAnnounced(piece: Piece, pieces: readonly Piece[]): boolean {
  if (!LECTURER.test(piece.text)) return false;
  const at = pieces.indexOf(piece);
  return pieces.slice(Math.max(0, at - NOTICE), at + NOTICE + 1).some(({ text }) => OCCASION.test(text));
}

/** 主作者林一, 联合作者王二: a line each. */
const CO_AUTHOR = /^(?:第[一二三]|主要?|[联聯]合|共同|合[著作])作者\s?[：:]?\s?([\u4e00-\u9fff·]{2,6})$/;

export function fromHanText(zones: Zones): readonly string[] {
  const opening = zones.kept.slice(0, OPENING).flatMap((at) => zones.pieces[at] ?? []);
  const closing = zones.kept.slice(-CLOSING).flatMap((at) => zones.pieces[at] ?? []);
  const line = (piece: Piece) => (isLine(piece) && !isAnnounced(piece, zones.pieces) ? namesInParts(piece) : []);
  const alone = (piece: Piece) => (isSetApart(piece) ? [piece.text.replace(/\s/g, '')].filter(isHanName) : []);
  const glued = ({ text }: Piece) => gluedAuthor(text);
  const paragraph = ({ text }: Piece) => namesInHanParagraph(text);
  const together = linesAbove(zones).flatMap(({ text }) => CO_AUTHOR.exec(text)?.[1] ?? []);
  if (together.length > 1 && together.every(isHanName)) return together;
  let outlet: readonly string[] | undefined;
  for (const [pieces, read] of [
    [linesAbove(zones), line],
    [linesAbove(zones), glued],
    [[...linesAbove(zones), ...untilSentence(opening)], alone],
    [opening, line],
    [opening, paragraph],
    [linesBelow(zones), line],
    [closing, paragraph],
  ] as const) {
    for (const piece of pieces) {
      const names = piece.kind !== 'figure' ? read(piece) : piece.imageUrl ? [] : writersInCredits(piece.text);
      // 圖文／小鎮週刊 may stand over the line of the reporter.
      if (names.length > 0 && names.every(isOrganisation)) outlet ??= names;
      else if (names.length > 0) return read === line ? [...names, ...reportersBelow(zones.pieces, piece)] : names;
    }
  }
  return outlet ?? [];
}
