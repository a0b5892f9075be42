/** Whether two texts that look alike are one article: the words, and above all the figures and names in their places. */
import type { Article } from '../model.ts';
import { spokenTexts, WORD } from './fingerprint-text.ts';

/** Of the shorter text, the pairs of neighbouring words that the longer one must have too. */
const SAME_WORDS = 0.8;

/** Of the figures, or names, that stand in the same words in both texts, so many may be others. */
const OTHER_SHARE = 0.1;

/** Two articles of one site on two days are one only when nearly nothing is different. */
const NEARLY_IDENTICAL = 0.97;

type Token = { readonly text: string; readonly slot?: '#' | '@' };

const FIGURE = /^\p{N}+$|^[〇零一二三四五六七八九十百千万亿兩两]{2,}$/u;

/** What of both texts is the same, from 0 to 1, and how many figures and names are others in the same words. */
type Likeness = {
  /** Pairs of words, by the shorter text. */
  readonly contained: number;
  /** Pairs of words, by both texts together. */
  readonly shared: number;
  readonly figures: Slots;
  readonly names: Slots;
};

type Slots = { readonly compared: number; readonly other: number };

/** Whether `other` is `article` once more, as a reprint or under another address. */
export function isSameArticle(article: Article, other: Article): boolean {
  const { contained, shared, figures, names } = likeness(article, other);
  if (areOfOneSite(article, other) && areOfTwoDays(article, other))
    return shared >= NEARLY_IDENTICAL && figures.other === 0 && names.other === 0;
  const isAllowed = (slots: Slots) => slots.other <= Math.floor(slots.compared * OTHER_SHARE);
  return contained >= SAME_WORDS && isAllowed(figures) && isAllowed(names);
}

function likeness(article: Article, other: Article): Likeness {
  const [first, second] = [tokensOf(article), tokensOf(other)];
  const [one, two] = [pairsOf(first), pairsOf(second)];
  const common = [...one].filter((pair) => two.has(pair)).length;
  const least = Math.min(one.size, two.size);
  return {
    contained: least === 0 ? 0 : common / least,
    shared: least === 0 ? 0 : common / (one.size + two.size - common),
    figures: compareSlots(first, second, '#'),
    names: compareSlots(first, second, '@'),
  };
}

function areOfOneSite(article: Article, other: Article): boolean {
  const [one, two] = [article, other].map(({ canonicalUrl }) =>
    URL.parse(canonicalUrl)?.hostname.replace(/^(?:www|m)\./, ''),
  );
  return one !== undefined && one !== '' && one === two && article.canonicalUrl !== other.canonicalUrl;
}

function areOfTwoDays(article: Article, other: Article): boolean {
  const [one, two] = [article, other].map(({ publishedAt }) => publishedAt?.slice(0, 10));
  return one !== undefined && two !== undefined && one !== two;
}

/** Words as they are compared; a capital within a sentence makes a name of one. */
function tokensOf(article: Article): readonly Token[] {
  return spokenTexts(article).flatMap((text) => {
    const plain = text.normalize('NFKC').replace(/['’]/g, '');
    return [...plain.matchAll(WORDS)].map(({ 0: word, index }) => {
      const token = { text: word.toLowerCase() };
      if (FIGURE.test(word)) return { ...token, slot: '#' as const };
      const before = plain.slice(Math.max(0, index - 3), index);
      const isName = /^\p{Lu}\p{Ll}/u.test(word) && /[\p{L}\p{N},;]\s$/u.test(before);
      return isName ? { ...token, slot: '@' as const } : token;
    });
  });
}

/** Runs of Chinese numerals are one figure; all else is a word as the fingerprint has it. */
const WORDS = new RegExp(`[〇零一二三四五六七八九十百千万亿兩两]{2,}|\\p{N}+|${WORD.source}`, 'gu');

function pairsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.slice(1).map(({ text }, index) => `${tokens[index]?.text} ${text}`));
}

/** Figures, or names, by the two words before and the two after them. */
function compareSlots(first: readonly Token[], second: readonly Token[], slot: '#' | '@'): Slots {
  const [one, two] = [first, second].map((tokens) => slotsOf(tokens, slot));
  let [compared, other] = [0, 0];
  for (const [place, found] of one ?? []) {
    const rest = [...(two?.get(place) ?? [])];
    const most = Math.min(found.length, rest.length);
    let same = 0;
    for (const text of found) {
      const at = rest.indexOf(text);
      if (at === -1) continue;
      rest.splice(at, 1);
      same += 1;
    }
    compared += most;
    other += most - same;
  }
  return { compared, other };
}

function slotsOf(tokens: readonly Token[], slot: '#' | '@'): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const plain = (at: number) => tokens[at]?.slot ?? tokens[at]?.text ?? '';
  tokens.forEach((token, at) => {
    if (token.slot !== slot) return;
    const place = [plain(at - 2), plain(at - 1), plain(at + 1), plain(at + 2)].join(' ');
    found.set(place, [...(found.get(place) ?? []), token.text]);
  });
  return found;
}
