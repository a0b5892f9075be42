/** Tells the body that signs a Chinese notice, and the day on which it does, from a line on who published a page when. */
import type { Piece, Region } from './pieces.ts';
import { isSetRight } from './unmarked-captions.ts';
import type { Verdict } from './verdict.ts';

const NUMERAL = '[〇○零Ｏ一二三四五六七八九十]';
const DAY = `(?:(?:19|20)\\d{2}|${NUMERAL}{4})\\s?年\\s?(?:\\d{1,2}|${NUMERAL}{1,2})\\s?月\\s?(?:\\d{1,2}|${NUMERAL}{1,3})\\s?日`;
const SIGNER =
  '[^，。：；！？|｜/“”]{2,38}(?:政府|[委][员員]?[会會]?|[办辦]公[室厅廳]|[厅廳局院部署处處会會]|[支总總大][队隊]|中心|小[组組]|[学學][校院]|[大中小][学學]|公司|集[团團]|街道[办辦]事[处處]|管理[所站]|[图圖][书書][馆館]|博物[馆館])';
const ALONE = new RegExp(`^${DAY}(?:[（(][^）)]{1,6}[）)])?$`);
const SIGNED = new RegExp(`^${SIGNER}(?:[（(][^）)]{1,6}[）)])?$`);
const BOTH = new RegExp(`^${SIGNER}\\s{0,6}${DAY}$`);
/** What only notices say. */
const NOTICE =
  /^特此|特此(?:[通公函批声聲]|[说說]明)|^(?:各|全[市县縣区區体體])[^。，]{2,40}：$|[现現][将將就][^。]{0,80}(?:如下|公[布佈告示])|(?:通告|通知|公告|公示|[声聲]明|意[见見])如下/;

/** True for the day below the body that signs, or behind it, where the text is a notice or both stand to the right. */
export function signsNotice(pieces: readonly Piece[], verdicts: readonly Verdict[], at: number, body: Region): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'paragraph' || piece.weight > 120) return false;
  const isBoth = BOTH.test(piece.text);
  if (!isBoth && !ALONE.test(piece.text)) return false;
  let above = at - 1;
  while (above > body.first && (pieces[above]?.weight === 0 || !verdicts[above]?.kept)) above -= 1;
  const signer = isBoth ? piece : pieces[above];
  if (!signer || (!isBoth && !SIGNED.test(signer.text))) return false;
  if (isSetRight(piece.region) && isSetRight(signer.region)) return true;
  return pieces.slice(body.first, at).some(({ text, kind }, index) => {
    return kind !== 'figure' && verdicts[body.first + index]?.kept && NOTICE.test(text);
  });
}
