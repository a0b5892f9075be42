/** Raised and lowered text of formulas, in Unicode's own characters where each of its characters has one. */

const RAISED = table(
  '0123456789+−=abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ',
);
const LOWERED = table('0123456789+−=aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ');
/** Signs that are written high by themselves. */
const HIGH: ReadonlyMap<string, string> = new Map([
  ['∘', '°'],
  ['∗', '*'],
  ['⋆', '*'],
  ['⊤', 'ᵀ'],
]);

function table(from: string, to: string): ReadonlyMap<string, string> {
  const signs = [...to];
  return new Map([...from].map((sign, at) => [sign, signs[at] ?? sign]));
}

const inTable = (text: string, signs: ReadonlyMap<string, string>): string | undefined => {
  const found = [...text.replace(/\s+/g, '')].map((sign) => signs.get(sign));
  return found.includes(undefined) ? undefined : found.join('');
};

/** A text in brackets, unless it stands in a pair of its own. */
export const bracketed = (text: string): string => (isBracketed(text) ? text : `(${text})`);

/** Whether the first bracket closes at the end. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

/** `²`, `ⁿ⁺¹`, `′`, `*`; `^(2π)` where a character has no raised form. `''` of an empty text. */
export function raise(text: string): string {
  if (/^[′″‴*†‡°]*$/u.test(text)) return text.replace('′′′', '‴').replace('′′', '″');
  return HIGH.get(text) ?? inTable(text, RAISED) ?? `^${bracketed(text.replaceAll('\n', ', '))}`;
}

/** `₁`, `ᵢⱼ`; `_(i, j)` where a character has no lowered form. `''` of an empty text. */
export function lower(text: string): string {
  return text === '' ? '' : (inTable(text, LOWERED) ?? `_${bracketed(text.replaceAll('\n', ', '))}`);
}
