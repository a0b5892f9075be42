/** The language of an article, declared and checked against its text. */
import { cjkShare } from './text-weight.ts';

const TRADITIONAL = /[們這個來對說時會國學為與後過還沒開關點當實現問題經動業產進從應體發總樣種間頭見長電報導]/g;
const SIMPLIFIED = /[们这个来对说时会国学为与后过还没开关点当实现问题经动业产进从应体发总样种间头见长电报导]/g;

/** BCP 47. `text` is a sample of the body. */
export function readLanguage(declared: string, text: string): string {
  const sample = text.slice(0, 6000);
  const share = cjkShare(sample);
  const given = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}$/i.test(declared.trim())
    ? declared.trim().replaceAll('_', '-')
    : '';
  if (share > 0.3) {
    const kana = sample.match(/[\u3040-\u30ff]/g)?.length ?? 0;
    if (kana > sample.length * 0.08) return 'ja';
    if (/^(?:zh|yue)/i.test(given) && given.length > 2) return given;
    const traditional = sample.match(TRADITIONAL)?.length ?? 0;
    const simplified = sample.match(SIMPLIFIED)?.length ?? 0;
    return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
  }
  const hangul = sample.match(/[\uac00-\ud7af]/g)?.length ?? 0;
  if (hangul > sample.length * 0.3) return 'ko';
  if (given !== '' && !/^(?:zh|ja|ko)/i.test(given)) return given;
  return 'en';
}
