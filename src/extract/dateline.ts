/** Tells the paragraph above a Chinese report that only says who reported when. */
import { isHanNames } from './line-shape.ts';

/** True when a whole paragraph only says who reported when, as 【…2024年5月18日】（…记者…报导）. */
export function isDateline(text: string): boolean {
  if (text.length > 120) return false;
  if (/^[【（([]\s?(?:采[访訪]|整理|撰文|文|[编編][译譯])\s?[/／|｜]\s?[^。，！？]{2,30}[】）)\]]$/.test(text))
    return true;
  const rest = text
    .replace(/【[^】]{0,60}】|〔[^〕]{0,60}〕|\[[^\]]{0,60}\]|（[^）]{0,60}）|\([^)]{0,60}\)/g, '')
    .replace(/^[\u4e00-\u9fff]{2,12}[讯訊电電]$/, '')
    .trim();
  // What is told in brackets has commas and stops; names are apart by other signs, or by a title that follows.
  if (
    rest.length > 2 ||
    /[。！？]|[，,](?!\s?(?:特[约約]|本[报報]|[实實][习習]|[记記]者|通[讯訊][员員]|[编編]|[摄攝]))/.test(text)
  )
    return false;
  return /\d{4}年\d{1,2}月|[报報][导導道]/.test(text) || (/[记記]者/.test(text) && isHanNames(text));
}
