/** The bracket behind the last sentence that newspapers sign with: names, letters, agencies and the day. (Ann Ames, APA, 20.1.2026) */
import { AGENCY } from './european-rules.ts';
import type { Piece } from './pieces.ts';
import { isLettersOf, NAME } from './signature.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

const BRACKET = /(?<=^|[.!?…]["”“»«’')]{0,2}\s{0,2})[([]([^()[\]]{2,90})[)\]]\.?$/u;
const END = 140;
/** Notes may stand behind the end. */
const LAST = 3;
const DAY =
  /(?<![\p{L}\d])(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4})(?!\d)/u;
const BETWEEN = /\s?[,;/|+&]\s?|\s[–—-]\s|\s(?:und|and|et|y|e|en|och|og|mit|avec|con|with|met|com)\s/u;
/** By whom, and whose reports were used. */
const BEFORE =
  /^(?:(?:von|by|par|por|di|door|text|texte|testo|texto|tekst)\s?:?\s|(?:mit|avec|con|with|met|com)\s(?:(?:material|informationen|meldungen|información|informaciones|informações|inputs?|reports?)\s(?:from|der|des|von|de|da|do)\s)?)/iu;
const HOUSE = new RegExp(
  `^(?:${AGENCY}|Keystone-SDA|Adnkronos|ap|[Rr]ed\\.?|ag\\.?|[Rr]edaktion|[Aa]genturen|[Aa]gences|[Aa]gencies|[Aa]gencias|[Aa]genzie|[Aa]gências|[Ww]ires)$`,
  'u',
);
const LETTERS = /^\p{Ll}{2,4}$/u;
const FROM = /^ (?:aus|in|from|à|en|a|da) \p{Lu}[\p{L} -]{2,30}$/u;

/** Where the text is signed so by the byline's names, their letters or an agency, and the text without it. */
export function findClosingBracket(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  byline: string | undefined,
  siteName: string | undefined,
): { readonly at: number; readonly text: string } | undefined {
  const kept = pieces.flatMap(({ kind }, at) => (verdicts[at]?.kept && kind === 'paragraph' ? [at] : []));
  for (const at of kept.slice(-LAST).reverse()) {
    const text = pieces[at]?.text ?? '';
    const inside = insideOf(text);
    if (inside !== undefined && isSigned(inside, byline, siteName))
      return { at, text: text.replace(BRACKET, '').trimEnd() };
  }
  return undefined;
}

/** True for a sentence behind which an agency is named. */
export function endsInAgency(text: string): boolean {
  const inside = insideOf(text);
  return inside !== undefined && inside.length + 2 < text.length && isSigned(inside, undefined, undefined);
}

/** The names in such a bracket that ends in the day; none where it holds anything else. */
export function namesBeforeDay(pieces: readonly Piece[], kept: readonly number[]): readonly string[] {
  for (const at of kept.slice(-LAST).reverse()) {
    const [signed = '', behind] = (insideOf(pieces[at]?.text ?? '') ?? '').split(DAY);
    if (behind !== '') continue;
    const names = partsOf(signed).filter((part) => !HOUSE.test(part));
    if (names.length > 0 && names.every((name) => PERSON.test(name))) return names;
  }
  return [];
}
const PERSON = new RegExp(`^${NAME}$`, 'u');

const insideOf = (text: string) =>
  /[)\]]\.?$/.test(text) ? BRACKET.exec(text.length > END ? text.slice(-END) : text)?.[1] : undefined;

const partsOf = (inside: string) =>
  inside
    .split(BETWEEN)
    .map((part) => part.replace(BEFORE, '').trim())
    .filter((part) => part !== '');

function isSigned(inside: string, byline: string | undefined, siteName: string | undefined): boolean {
  const parts = partsOf(inside.replace(DAY, ','));
  const isOf = (part: string) => isAuthor(part, byline) || isLettersOf(part, byline);
  const isDated = DAY.test(inside);
  const isSure = isDated || parts.some((part) => HOUSE.test(part));
  return (
    parts.length > 0 &&
    parts.every(
      (part) =>
        HOUSE.test(part) ||
        isOf(part) ||
        (isSure && LETTERS.test(part)) ||
        (siteName !== undefined && squash(part) === squash(siteName)),
    )
  );
}

/** Ann Ames, A. Ames, Ames, Ann Ames aus Skarn. */
function isAuthor(part: string, byline: string | undefined): boolean {
  return (byline ?? '').split(', ').some((name) => {
    if (!name.includes(' ')) return part === name && name !== '';
    const last = name.slice(name.lastIndexOf(' ') + 1);
    if (part === last || part === `${name[0]}. ${last}`) return true;
    return part.startsWith(name) && (part === name || FROM.test(part.slice(name.length)));
  });
}
