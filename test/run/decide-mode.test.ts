/** Which recording is a reading of its article, and what stays of that once an episode is published. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { toKeptMode, toMode } from '../../src/config/show-settings.ts';
import { toWorkHash } from '../../src/config/work-hash.ts';
import type { Article, Block } from '../../src/model.ts';
import { decideMode } from '../../src/run/decide-mode.ts';
import { anEpisode } from '../contracts/store-contract.ts';

/** Read aloud in about 65 seconds. */
const TEXT = 'abcde '.repeat(200);
const READING_SECONDS = 65;
const paragraph: Block = { kind: 'paragraph', text: TEXT };
const clip = (label?: string, place: 'body' | 'after' | 'meta' = 'body', url = 'https://a.example/1.mp3'): Block => ({
  kind: 'clip',
  url,
  place,
  ...(label !== undefined && { label }),
});
const article = (...blocks: Block[]): Article => ({
  url: 'https://a.example/',
  canonicalUrl: 'https://a.example/',
  title: 'A',
  language: 'en',
  tags: [],
  blocks,
});
const decide = (blocks: readonly Block[], seconds = READING_SECONDS) =>
  decideMode(
    article(...blocks),
    new Map(blocks.flatMap((block) => (block.kind === 'clip' ? [[block.url, seconds] as const] : []))),
  );
const LABELLED = { mode: 'original', reason: 'label' };
const LONG_AS_TEXT = { mode: 'original', reason: 'length' };
const SPLICED = { mode: 'splice' };

describe('a recording that reads the article', () => {
  it.each([
    'Listen to this article',
    'LISTEN TO THE FULL STORY',
    'Audio version',
    'Article read by Jane Reader',
    'Artikel anhören',
    'Écouter l’article',
    'Escuchar este artículo',
    'Ascolta l’articolo',
    'Слушать статью',
    '收听全文',
    '本文朗读',
    '聽本文',
    '语音播报',
    'この記事を聴く',
  ])('is the episode when it is called %s, wherever it stands', (label) => {
    expect(decide([clip(label), paragraph])).toEqual(LABELLED);
    expect(decide([paragraph, clip(label), paragraph], READING_SECONDS * 2)).toEqual(LABELLED);
    expect(decide([paragraph, clip(label, 'after')])).toEqual(LABELLED);
  });

  it('is the episode without a label when it is as long as the text and stands before it or in the metadata', () => {
    expect(decide([clip(), paragraph])).toEqual(LONG_AS_TEXT);
    expect(decide([{ kind: 'heading', level: 2, text: 'Kicker' }, clip(), paragraph])).toEqual(LONG_AS_TEXT);
    expect(decide([paragraph, clip(undefined, 'meta')])).toEqual(LONG_AS_TEXT);
  });

  it('is measured against Chinese by its characters', () => {
    const text: Block = { kind: 'paragraph', text: '河水在夜里涨了两米。'.repeat(30) };
    expect(decide([clip(), text], 65)).toEqual(LONG_AS_TEXT);
    expect(decide([clip(), text], 30)).toEqual(SPLICED);
  });
});

describe('a recording is spliced', () => {
  it('in the middle or at the end of the body without the label of a reading', () => {
    expect(decide([paragraph, clip(), paragraph], READING_SECONDS * 2)).toEqual(SPLICED);
    expect(decide([paragraph, clip('Audio')])).toEqual(SPLICED);
    expect(decide([paragraph, clip(undefined, 'after')])).toEqual(SPLICED);
  });

  it.each([
    'Interview with the mayor',
    'Listen to this article’s interview',
    '听专访',
    '现场原声',
    'Podcast: Episode 4',
  ])('when it is %s', (label) => expect(decide([clip(label), paragraph])).toEqual(SPLICED));

  it('when it is much longer or shorter than the text, whatever its label says', () => {
    for (const label of [undefined, 'Listen to this article']) {
      expect(decide([clip(label), paragraph], READING_SECONDS * 3)).toEqual(SPLICED);
      expect(decide([clip(label), paragraph], READING_SECONDS * 0.3)).toEqual(SPLICED);
    }
  });

  it('when there are several, also when only one can be had', () => {
    const two = [clip('Listen to this article'), paragraph, clip(undefined, 'body', 'https://a.example/2.mp3')];
    expect(decide(two)).toEqual(SPLICED);
    expect(decideMode(article(...two), new Map([['https://a.example/1.mp3', READING_SECONDS]]))).toEqual(SPLICED);
  });

  it('when it cannot be had, so that the text is narrated', () => {
    expect(decideMode(article(clip('Listen to this article'), paragraph), new Map())).toEqual(SPLICED);
  });

  it('when there is no text to hold it against', () => {
    expect(decide([clip('Listen to this article')])).toEqual(SPLICED);
  });
});

describe('the default', () => {
  const showWith = (more: string) => {
    const config = parseConfig(
      `site: { baseUrl: "http://localhost:8080" }\nshows:\n  - { id: a, title: A, language: en, author: B, ${more}sources: [{ files: "*.html" }] }\n`,
      'lectern.yaml',
      '/tmp',
    );
    const [show] = config.shows;
    if (!show) throw new Error('The configuration has no show.');
    return { config, show };
  };
  const hashWith = (more: string) => {
    const { config, show } = showWith(more);
    return toWorkHash(show, show.sources[0], config).current;
  };

  it('is auto, and has no article read again that was read when it was splice', () => {
    expect(toMode(showWith('').show, undefined)).toBe('auto');
    expect(hashWith('')).toBe(hashWith('mode: splice, '));
    expect(hashWith('mode: auto, ')).not.toBe(hashWith(''));
  });

  it('leaves an episode as it was made', () => {
    const { show } = showWith('');
    const old = anEpisode('a', '2026-01-01T00:00:00Z');
    expect(toKeptMode(show, undefined, old)).toEqual(SPLICED);
    expect(toKeptMode(show, undefined, { ...old, mode: 'original', modeReason: 'label' })).toEqual(LABELLED);
  });

  it('decides anew once a missing recording is there, and for a show set to auto', () => {
    const old = anEpisode('a', '2026-01-01T00:00:00Z');
    const missingClips = [{ url: 'https://a.example/1.mp3', reason: 'It was not there.' }];
    expect(toKeptMode(showWith('').show, undefined, { ...old, mode: 'splice', missingClips })).toBeUndefined();
    expect(toKeptMode(showWith('mode: auto, ').show, undefined, old)).toBeUndefined();
  });
});
