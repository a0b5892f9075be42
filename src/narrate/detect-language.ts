/** In which language a sentence is, told by its script. */
import { primarySubtag } from './language-tags.ts';
import { LANGUAGES } from './languages.ts';

type Count = { readonly han: number; readonly kana: number; readonly hangul: number; readonly latinWords: number };

/** Scripts that name a language by themselves. */
const SCRIPTS = LANGUAGES.flatMap(({ subtags: [language], script }) =>
  language !== undefined && script ? [{ language, ...script }] : [],
);

/** A voice for Chinese can say Latin words, one for English no Hanzi: so Chinese keeps a mixed sentence longer. */
const LATIN_PREVAILS = 4;

/** Chinese writes about this many characters to a word. */
const HAN_PER_WORD = 1.6;

/**
 * The language of one sentence. It is the article's own tag unless another script clearly prevails: an English sentence
 * quoted in a Chinese article is `en`, Latin words within a Chinese sentence leave it Chinese.
 */
export function detectLanguage(sentence: string, articleLanguage: string): string {
  const own = primarySubtag(articleLanguage);
  const count = countScripts(sentence);
  const hanWords = count.han / HAN_PER_WORD;
  const cjkWords = hanWords + count.kana / 2 + count.hangul / 2;

  for (const { letters, language, languages } of SCRIPTS) {
    const words = (sentence.match(letters) ?? []).length / 5;
    if (words >= 0.8 && words > 1.5 * (count.latinWords + cjkWords))
      return languages.includes(own) ? articleLanguage : language;
  }
  if (count.hangul >= 2 && count.hangul / 2 > hanWords + count.latinWords) return own === 'ko' ? articleLanguage : 'ko';
  if (count.kana >= 2 && own !== 'ja' && count.kana >= 0.25 * (count.kana + count.han) && cjkWords > count.latinWords)
    return 'ja';

  const ownScriptWords = ownWords(own, cjkWords);
  if (count.latinWords >= 3 && usesOtherScript(own) && count.latinWords > LATIN_PREVAILS * ownScriptWords) return 'en';
  if (ownScriptWords === 0 && usesOtherScript(own) && count.latinWords === 2 && /\p{Ll}{2} \p{Ll}{2}/u.test(sentence))
    return 'en';
  const isHanLanguage = own === 'zh' || own === 'yue' || own === 'ja';
  if (!isHanLanguage && count.han >= 2 && hanWords > 2 * (count.latinWords + count.hangul / 2)) return 'zh';
  return articleLanguage;
}

function usesOtherScript(own: string): boolean {
  return ['zh', 'yue', 'ja', 'ko'].includes(own) || SCRIPTS.some(({ languages }) => languages.includes(own));
}

function ownWords(own: string, cjkWords: number): number {
  return ['zh', 'yue', 'ja', 'ko'].includes(own) ? cjkWords : 0;
}

function countScripts(text: string): Count {
  const number = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  return {
    han: number(/\p{Script=Han}/gu),
    kana: number(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    hangul: number(/\p{Script=Hangul}/gu),
    latinWords: number(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu),
  };
}
