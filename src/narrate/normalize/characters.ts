/** Characters made plain before a language's rules see them, and the sweep that leaves only what can be said. */
import { romanValue } from './roman.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** Full-width signs that stand beside figures; full-width punctuation is left as it is. */
const WIDE_SIGNS = /[＃＄％＆＊＋－／＜＝＞＠＼＾＿｀｜￥￠￡￦]/gu;
const COMPATIBILITY =
  /[０-９Ａ-Ｚａ-ｚ\u{1D400}-\u{1D7FF}\uFB00-\uFB06\u3220-\u3229\u3280-\u3289\u3371-\u337A\u3380-\u33DF\u24B6-\u24E9]/gu;

/**
 * Gives each figure and sign one spelling: full-width and mathematical forms as ASCII, superscripts as `^2`,
 * vulgar fractions as `1/2`, one form of each dash, minus and tilde, no invisible characters.
 */
export function plainCharacters(text: string): string {
  return (
    text
      .normalize('NFC')
      // A mark on no letter would go to the word that the figure becomes.
      .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
      .replace(
        /[\p{Cs}\p{Co}\p{Cn}]|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u00AD\uFEFF]|\u200C|\u200D|[\uFE00-\uFE0F]|\u20E3/gu,
        '',
      )
      .replace(/[^\P{C}\n]|\s/gu, ' ')
      .replace(/[½¼¾⅐-⅞↉]/gu, (sign, at: number, whole: string) => {
        const fraction = sign.normalize('NFKC').replace('⁄', '/');
        return /\d/.test(whole[at - 1] ?? '') ? ` ${fraction}` : fraction;
      })
      // An editor's letters within a word: [T]he, Dec[ember].
      .replace(/\[([a-z]{1,8})\](?=[a-z])|(?<=[a-z])\[([a-z]{1,8})\]/giu, '$1$2')
      // A note within what somebody says: [laughs].
      .replace(/ ?\[sic\]/giu, '')
      .replace(/\[(\p{L}[^[\]\d]{2,200})\]/gu, '($1)')
      // A trade mark is not read: Maestro(TM).
      .replace(/(?<=\p{L}{2})\((?:TM|SM|R)\)/gu, '')
      .replace(/︰/gu, '：')
      .replace(/℃|° ?C(?![a-z])|ºC(?![a-z])/gu, '℃')
      .replace(/℉|° ?F(?![a-z])/gu, '℉')
      .replace(COMPATIBILITY, (sign) => sign.normalize('NFKC').replace('∕', '/'))
      .replace(WIDE_SIGNS, (sign) => sign.normalize('NFKC'))
      .replace(/㎡/gu, 'm2')
      .replace(/[₀-₉]/gu, (sign) => String(SUBSCRIPTS.indexOf(sign)))
      .replace(/([⁺⁻]?)([⁰¹²³⁴-⁹]{1,20})/gu, (_, sign: string, digits: string) => {
        const plain = [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
        return `^${sign === '⁻' ? '-' : ''}${plain}`;
      })
      .replace(/[\u2160-\u217F\u2180-\u2188]{1,8}/gu, (numeral) =>
        String(romanValue(numeral.normalize('NFKC').toUpperCase()) ?? ''),
      )
      .replace(/[①-⑳]/gu, (sign) => listMark(sign, 0x2460))
      .replace(/[⑴-⒇]/gu, (sign) => listMark(sign, 0x2474))
      .replace(/[⒈-⒛]/gu, (sign) => listMark(sign, 0x2488))
      .replace(/[❶-❿]/gu, (sign) => listMark(sign, 0x2776))
      .replace(/[➀-➉]/gu, (sign) => listMark(sign, 0x2780))
      .replace(/[➊-➓]/gu, (sign) => listMark(sign, 0x278a))
      .replace(/(?<=\d) ?[：∶] ?(?=\d)/gu, ':')
      .replace(/(?<=\d)．(?=\d)/gu, '.')
      .replace(/[～〜∼˜]/gu, '~')
      .replace(/[‐‑‒–−﹣]/gu, (dash) => (dash === '−' ? '−' : '-'))
      .replace(/µ/gu, 'μ')
      .replace(/[⁄∕]/gu, '/')
      .replace(/[•∙・･‧]/gu, '·')
      .replace(/[ʼ＇]/gu, "'")
  );
}

function listMark(sign: string, first: number): string {
  return `${(sign.codePointAt(0) ?? first) - first + 1}、`;
}

/** The value of a decimal digit in any script (`٣` is 3); `undefined` for what is none. */
export function digitValue(character: string): number | undefined {
  const code = character.codePointAt(0);
  if (code === undefined || !DECIMAL_DIGIT.test(character)) return undefined;
  // Every block of decimal digits is contiguous and begins with its zero (Unicode Standard, 4.6).
  let zero = code;
  while (code - zero < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

const DECIMAL_DIGIT = /^\p{Nd}$/u;

/** What may stand beside letters in finished words: the marks a voice makes a pause or a tone of. */
const KEPT_PUNCTUATION = ',.?!;:，。？！；：、“”‘’"「」『』《》〈〉()（）\'…\\-';
const AFTER_OPENER = /(?<=[(（「『《〈“，。？！；：、]) /gu;
/** German closes with the mark that others open with: „Lebens“ Premiere. */
const AFTER_OPENER_OF_GERMAN = /(?<=[(（「『《〈，。？！；：、]) /gu;
/** A pause or a dash that is left before a mark that ends the sentence or its part. */
const MARK_LEFT = /[,，、] ?(?=[.!?;:。！？；：](?!\.))|(?: |(?<=,))-{1,3}(?= ?(?:[.,;:!?)。，；：！？）]|$))/gu;
const neverSaid = (kept: string) => new RegExp(`[^\\p{L}\\p{Mn}\\p{Mc} ${KEPT_PUNCTUATION}${kept}]`, 'gu');

/**
 * The last step of every language: whatever is not a letter, a space or punctuation that carries a pause goes.
 * `sayDigit` words the digits that no rule understood; `kept` is punctuation that the language has beside the usual.
 */
export function sweep(text: string, sayDigit: (digit: number) => string, kept = ''): string {
  const hasGermanQuotes = kept.includes('„') || text.includes('„');
  return (
    text
      .replace(/\p{Nd}/gu, (sign) => sayDigit(digitValue(sign) ?? 0))
      .replace(neverSaid(kept), ' ')
      .replace(/[(（「『《〈“] *[)）」』》〉”]/gu, ' ')
      .replace(/ {1,}/gu, ' ')
      .replace(/ (?=[,.?!;:，。？！；：、)）」』》〉])/gu, '')
      .replace(hasGermanQuotes ? AFTER_OPENER_OF_GERMAN : AFTER_OPENER, '')
      .replace(MARK_LEFT, '')
      .replace(/([，、：]){2,}|,(?: ?,){1,4}/gu, (marks) => marks[0] ?? '')
      // One pause where a mark and a dash meet: “…the cost. - Zune”, but “Esq., who”.
      .replace(/([:;]),|([.?!]),(?= ?(?:[^\p{Ll} ]|$))|\.(?=, )|([。！？；])，/gu, '$1$2$3')
      .replace(/^[\s,，、;；:：)）」』》〉”]{1,8}/gu, '')
      .trim()
  );
}
