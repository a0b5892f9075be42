/** Leaves out what papers say twice or beside the text: numbered captions, and the abstract in another language. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

const CAPTION = 300;
/** Pieces between a caption and what it belongs to. */
const NEAR = 2;
/** From this share of Chinese characters on a text is Chinese, up to that one it is not. */
const CHINESE = 0.4;
const LATIN = 0.1;
const SAMPLE = 4000;
const HAN_NUMBER = /^(?:[续續附]?[图圖表])\s?([A-Z]?\d{1,3}(?:[.\-–]\d{1,2})?)(?:\s?[：:.．]\s?|\s+)\S/;
const LATIN_NUMBER = /^(?:Fig(?:ure|\.)?|Table|Tab\.)\s?([A-Z]?\d{1,3}(?:[.\-–]\d{1,2})?)(?:\s?[：:.．|]\s?|\s+)\S/i;
const ABSTRACT = /^[[【]?(?:abstract|summary)[\]】]?\s?(?:$|[：:.])/i;

type Caption = { readonly number: string; readonly han: boolean };

function captionOf({ kind, text, weight, linkWeight }: Piece): Caption | undefined {
  if (kind !== 'paragraph' || weight > CAPTION || linkWeight > 0) return undefined;
  const han = HAN_NUMBER.exec(text);
  // 图 1 显示…。 is a sentence about the picture.
  if (han?.[1]) return endsSentence(text) ? undefined : { number: han[1], han: true };
  const latin = LATIN_NUMBER.exec(text);
  if (!latin?.[1] || (endsSentence(text) && !/^[^\d]+\d[\d.-]*\s?[：:.|]/.test(text))) return undefined;
  return { number: latin[1], han: false };
}

/** Changes the verdicts on numbered captions beside a picture or table, and on those that two languages repeat. */
export function dropNumberedCaptions(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const captions = new Map<number, Caption>();
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    const caption = piece && verdicts[at]?.kept ? captionOf(piece) : undefined;
    if (caption) captions.set(at, caption);
  }
  for (const [at, caption] of captions) {
    const other = captions.get(at + 1);
    const repeats = other !== undefined && other.number === caption.number && other.han !== caption.han;
    if (repeats) verdicts[at + 1] = { kept: false, reason: 'caption' };
    if (repeats || isBesideFigure(at)) verdicts[at] = { kept: false, reason: 'caption' };
  }

  function isBesideFigure(at: number): boolean {
    for (const step of [-1, 1])
      for (let next = at + step, seen = 0; next >= body.first && next < body.end && seen <= NEAR; next += step) {
        const piece = pieces[next];
        if (piece?.kind === 'table' || (piece?.kind === 'figure' && piece.imageUrl !== undefined)) return true;
        if (!captions.has(next) && verdicts[next]?.kept) break;
        seen += 1;
      }
    return false;
  }
}

/** Changes the verdicts on the abstract that a Chinese paper gives in English as well. */
export function dropForeignAbstract(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const kept = (at: number) => (verdicts[at]?.kept ? pieces[at] : undefined);
  let chinese: boolean | undefined;
  for (let at = body.first; at < body.end; at += 1) {
    const label = kept(at);
    if (!label || !ABSTRACT.test(label.text)) continue;
    chinese ??= isChinese();
    if (!chinese) return;
    let end = at + 1;
    for (; end < body.end; end += 1) {
      const piece = kept(end);
      if (piece && (cjkShare(piece.text) > LATIN || (piece.kind === 'heading' && !ABSTRACT.test(piece.text)))) break;
    }
    // A heading with nothing of its own below it is the article's.
    if (end === at + 1 && label.text.length < 20) continue;
    for (let drop = at; drop < end; drop += 1)
      if (kept(drop)) verdicts[drop] = { kept: false, reason: 'abstract in another language' };
    at = end - 1;
  }

  function isChinese(): boolean {
    let sample = '';
    for (let at = body.first; at < body.end && sample.length < SAMPLE; at += 1) sample += kept(at)?.text ?? '';
    return cjkShare(sample) > CHINESE;
  }
}
