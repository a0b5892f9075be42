/** What the signs of a call to the reader are made of, in whatever language of Latin script. */
import { ignoringCase } from '../ignoring-case.ts';

/** The signs of a call to the reader in one language. */
export type CallSigns = {
  /** Begins a sentence that asks something of the reader. */
  readonly call: RegExp;
  /** Who asks, in the first person. */
  readonly self: RegExp;
  /** Whom. */
  readonly reader: RegExp;
  /** Parts of a site, a newsletter, a shop. */
  readonly thing: RegExp;
  /** What the reader gains or pays. */
  readonly gain: RegExp;
  /** How stories are told: somebody else, at another time. */
  readonly tells: RegExp;
};

const WORD = '(?<![\\p{L}\\d])';
/** No end of a word: can’t. */
const END = "(?![\\p{L}\\d]|[’']t(?!\\p{L}))";
/** Any of the words, whole. */
export const words = (...all: readonly string[]) => ignoringCase(`${WORD}(?:${all.join('|')})${END}`);
/** Any of the words at the beginning of a sentence. */
export const begins = (...all: readonly string[]) =>
  ignoringCase(`(?:^|[.!?:;–—|·]\\s{1,2})(?:[▶►→❤\uFE0F\\s]|👉|📩|🎧){0,3}[¡¿«"“]?(?:${all.join('|')})${END}`);

/** What sites of every language have or lead to. */
export const BRANDS =
  'facebook|instagram|whatsapp|telegram|twitter|linkedin|youtube|tiktok|threads|bluesky|mastodon|spotify|apple podcasts?|patreon|ko-?fi|paypal|discord|reddit|google (?:news|play|discover)|app store|signal|newsletters?|podcasts?|rss|qr|e-?mails?|apps?|cookies?|blog(?! of )|feed(?! of )|webinars?|hashtag';
/** An amount of money, or a discount. */
export const PRICE = '\\d{1,2} ?%|[$£€] ?\\d[\\d.,]*|\\d[\\d.,]* ?(?:€|euros?|eur|chf|fr\\.|dollars?|pesos|reais)';
