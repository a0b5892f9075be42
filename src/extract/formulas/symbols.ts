/** What single signs of a formula are: their plain form, and how they stand among others. */

/**
 * `infix`: space on both sides. `sign`: infix, or right before its number. `prefix`: right before what follows. `postfix`:
 * right behind. `big`: space behind. `word`: a name like sin. `bar`: opens and closes.
 */
export type Role =
  | 'atom'
  | 'word'
  | 'infix'
  | 'sign'
  | 'prefix'
  | 'postfix'
  | 'big'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'slash'
  | 'space';

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '−',
    '‐': '−',
    '∗': '*',
    '⋆': '*',
    '⋅': '·',
    '∙': '·',
    '⩽': '≤',
    '≦': '≤',
    '⩾': '≥',
    '≧': '≥',
    '⟶': '→',
    '⟵': '←',
    '⟷': '↔',
    '⟹': '⇒',
    '⟸': '⇐',
    '⟺': '⇔',
    '⟼': '↦',
    '⋯': '…',
    '⋮': '…',
    '⋱': '…',
    '...': '…',
    '∶': ':',
    '∣': '|',
    '∥': '‖',
    "'": '′',
    ϕ: 'φ',
    ϵ: 'ε',
    ϑ: 'θ',
    ϱ: 'ρ',
    ϰ: 'κ',
    ϖ: 'π',
    ℒ: 'L',
    ℋ: 'H',
    ℱ: 'F',
    ℬ: 'B',
    ℰ: 'E',
    ℐ: 'I',
    ℳ: 'M',
    ℛ: 'R',
    ℓ: 'l',
    ℎ: 'h',
  }),
);
const DOUBLE: ReadonlyMap<string, string> = new Map(
  [...'CHNPQRZ'].map((letter, at) => [letter, [...'ℂℍℕℙℚℝℤ'][at] ?? '']),
);

/** Letters of Unicode's mathematical alphabets as plain ones; the number sets ℝ and ℕ stay what they are. */
export function plainSign(text: string, isDouble = false): string {
  const plain = /[\u{1d400}-\u{1d7ff}]/u.test(text) ? text.normalize('NFKC') : text;
  return (isDouble ? DOUBLE.get(plain) : undefined) ?? PLAIN.get(plain) ?? plain;
}

const COMBINING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '^': '\u0302',
    ˆ: '\u0302',
    '~': '\u0303',
    '˜': '\u0303',
    '∼': '\u0303',
    '¯': '\u0304',
    ˉ: '\u0304',
    '‾': '\u0304',
    '―': '\u0304',
    _: '\u0304',
    '˙': '\u0307',
    '¨': '\u0308',
    ˇ: '\u030c',
    '→': '\u20d7',
    '⃗': '\u20d7',
  }),
);

/** The sign that Unicode sets over the letter before it, for an accent; `undefined` for every other sign. */
export const combining = (accent: string): string | undefined => COMBINING.get(accent);

/** Signs that span what is below or above them and say nothing. */
export const isSpan = (text: string): boolean => /^(?:[⏞-⏡︷︸⎴⎵_‾¯―ˉ]|\u0332)$/u.test(text);

/** How an operator stands, given in its plain form. */
export function roleOf(sign: string): Role {
  if (/^[+−±∓]$/.test(sign)) return 'sign';
  if (/^[∑∏∐∫∬∭∮∯⋃⋂⋁⋀⨁⨂⨀]$/.test(sign)) return 'big';
  if (/^[([{⟨⌈⌊⟦]$/.test(sign)) return 'open';
  if (/^[)\]}⟩⌉⌋⟧]$/.test(sign)) return 'close';
  if (/^[|‖]$/.test(sign)) return 'bar';
  if (/^[,;:，；：]$/.test(sign)) return 'comma';
  if (/^[!%°′″]+$/.test(sign)) return 'postfix';
  if (/^[∀∃∄¬∇∂√#@$]$/.test(sign)) return 'prefix';
  if (/^[∞∅…]$/.test(sign)) return 'atom';
  if (sign === '/') return 'slash';
  if (/^(?:\p{Sm}{1,2}|[\u2190-\u21ff]|[·*:]=?|mod|:=|≔)$/u.test(sign)) return 'infix';
  return /^\p{L}{2,}$/u.test(sign) ? 'word' : 'atom';
}
