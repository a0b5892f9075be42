import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { buildLinkPreview } from '../../src/publish/build-link-preview.ts';
import { listAuthors } from '../../src/publish/list-authors.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildFeed } from './whole-show.ts';

it.each([
  ['Ann Lee, Bob Ray', ['Ann Lee', 'Bob Ray']],
  ['Martin King, Jr., Ann Lee, MD', ['Martin King, Jr.', 'Ann Lee, MD']],
  ['林晓, 许知秋', ['林晓', '许知秋']],
  ['Jr. Walker, Ian Vane', ['Jr. Walker', 'Ian Vane']],
  ['Ann Roos, V. Kumar', ['Ann Roos', 'V. Kumar']],
  ['Ann Roos, I. F. Stone, M.D. Nalapat, MD Shahid', ['Ann Roos', 'I. F. Stone', 'M.D. Nalapat', 'MD Shahid']],
  ['Ann Roos, Sr Mary Vane, McKay', ['Ann Roos', 'Sr Mary Vane', 'McKay']],
  ['Ann Lee, MBA, MPH, Bob Ray, JD', ['Ann Lee, MBA, MPH', 'Bob Ray, JD']],
  ['Ann Lee, OBE, MP, Bob Ray KC, Cy Cole, PharmD, BSc', ['Ann Lee, OBE, MP', 'Bob Ray KC', 'Cy Cole, PharmD, BSc']],
  ['Ann Lee, Ph. D., Bob Ray, MD PhD, Cy Cole, D.V.M.', ['Ann Lee, Ph. D.', 'Bob Ray, MD PhD', 'Cy Cole, D.V.M.']],
  ['Martin King, III, Ann Lee, M.Sc., CFP®', ['Martin King, III', 'Ann Lee, M.Sc., CFP®']],
  ['ANN LEE, MARIA, BOB RAY, MD', ['ANN LEE', 'MARIA', 'BOB RAY, MD']],
  ['Ann Lee, LI NA', ['Ann Lee', 'LI NA']],
  ['AFP, AP', ['AFP', 'AP']],
  ['', []],
])('tells the people of the byline “%s” apart', (byline, names) => {
  expect(listAuthors({ byline })).toEqual(names);
});

it('names each author to apps and other sites, and the language as they write it', () => {
  const about = (language: string) => {
    const article = sampleArticle({ byline: 'Ann Lee, Bob Ray', language });
    const episode = sampleEpisode({ article });
    const preview = load(buildLinkPreview(sampleShow(), episode, sampleSite(), { coverFileName: 'cover.png' }));
    const $ = load(buildFeed(sampleShow(), [episode], sampleSite(), { coverFileName: 'cover.png', maxItems: 10 }), {
      xml: true,
    });
    return {
      persons: $('item > podcast\\:person[role="author"]')
        .toArray()
        .map((one) => $(one).text()),
      authors: JSON.parse(preview('script').text()).author.map(({ name }: { readonly name: string }) => name),
      locale: preview('meta[property="og:locale"]').attr('content'),
    };
  };
  const both = ['Ann Lee', 'Bob Ray'];
  expect(about('en')).toEqual({ persons: both, authors: both, locale: 'en_US' });
  expect(['en-GB', 'zh-CN', 'zh-Hant', 'de', '?'].map((language) => about(language).locale)).toEqual([
    ...['en_GB', 'zh_CN', 'zh_TW', 'de_DE', '?'],
  ]);
});
