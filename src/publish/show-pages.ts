/** How a show's episodes are spread over its pages: older pages are full and stay as they are, the front has the newest. */
import { folderIn, nameIn, type PageLanguage } from './page-languages.ts';
import type { PageText } from './page-text.ts';
import { escapeMarkup } from './safe-text.ts';

/** Episodes on an older page; the front has as many to twice as many, so that a page stays light on a slow network. */
export const EPISODES_PER_PAGE = 30;

export type PagePlace = {
  readonly fileName: string;
  /** Counted from the oldest, from 1; absent on the front. */
  readonly number?: number;
  /** File names of the neighbours; the front is `./`. */
  readonly newer?: string;
  readonly older?: string;
};

const nameOf = (number: number) => `page-${number}.html`;

/**
 * The pages, oldest first and the front last, each with its part of the episodes. One more episode changes the front
 * only, or adds a page that the one before it then names.
 *
 * @param episodes newest first
 */
export function planShowPages<T>(
  episodes: readonly T[],
): readonly { readonly place: PagePlace; readonly episodes: readonly T[] }[] {
  const count = Math.max(0, Math.floor(episodes.length / EPISODES_PER_PAGE) - 1);
  const older = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const end = episodes.length - index * EPISODES_PER_PAGE;
    const place = {
      fileName: nameOf(number),
      number,
      newer: number === count ? './' : nameOf(number + 1),
      ...(number === 1 ? {} : { older: nameOf(number - 1) }),
    };
    return { place, episodes: episodes.slice(end - EPISODES_PER_PAGE, end) };
  });
  const front = { fileName: 'index.html', ...(count === 0 ? {} : { older: nameOf(count) }) };
  return [...older, { place: front, episodes: episodes.slice(0, episodes.length - count * EPISODES_PER_PAGE) }];
}

type PagerWords = { readonly newest: string; readonly newer: string; readonly older: string };

const WORDS: Readonly<Record<string, PagerWords>> = {
  'zh-Hans': { newest: '最新', newer: '较新', older: '较早' },
  'zh-Hant': { newest: '最新', newer: '較新', older: '較早' },
};
const ENGLISH: PagerWords = { newest: 'Newest', newer: 'Newer', older: 'Older' };

/** Links to the neighbours and to the front; empty when there is one page only. */
export function buildPager({ number, newer, older }: PagePlace, text: PageText, language: PageLanguage): string {
  const words = WORDS[text.htmlLanguage] ?? ENGLISH;
  const to = (name: string) =>
    name === './' ? folderIn('', language) : nameIn(name, language.language, language.languages[0] ?? '');
  const links = [
    number === undefined ? '' : `<a href="${to('./')}">${words.newest}</a>`,
    newer === undefined || newer === './' ? '' : `<a href="${to(newer)}" rel="prev">${words.newer}</a>`,
    older === undefined ? '' : `<a href="${to(older)}" rel="next">${words.older}</a>`,
  ].filter((link) => link !== '');
  return links.length === 0
    ? ''
    : `<nav class="pager" aria-label="${escapeMarkup(text.episodes)}">${links.join(' ')}</nav>`;
}
