import { expect, it } from 'vitest';
import type { Article } from '../../src/model.ts';
import { claimAddress } from '../../src/run/claim-address.ts';
import { identifyEpisode } from '../../src/run/episode-identity.ts';

const SENT = `urn:sha256:${'a'.repeat(64)}`;
const NEWS = 'https://news.example/harbour';
const COPY = 'https://copy.example/harbour';

type Case = { url: string; of?: string; again?: boolean; has?: string };

/** The article of an item that names {@link NEWS} as its canonical address, which has an episode of the item `of`. */
function claim({ url, of, again = false, has }: Case): Promise<Article> {
  const article: Article = { url, canonicalUrl: NEWS, title: 'Harbour', language: 'en', tags: [], blocks: [] };
  const { id } = identifyEpisode('show', NEWS);
  const item = { url, title: 'Harbour' };
  return claimAddress(
    {
      show: { id: 'show', formerly: [] },
      item,
      job: { item, allowDuplicate: again } as never,
      known: has === undefined ? undefined : ({ episodeId: identifyEpisode('show', has).id } as never),
      parts: {
        workingDirectory: '/',
        store: {
          items: { find: async (_, itemUrl) => (itemUrl === of ? ({ url: of } as never) : undefined) },
          episodes: {
            find: async (_, wanted) => (of !== undefined && wanted === id ? { itemUrl: of } : undefined),
          },
        },
      },
    },
    article,
  );
}

it.each<[string, Case, string]>([
  ['a page without an episode', { url: COPY }, NEWS],
  ['what repeats an episode', { url: COPY, of: NEWS }, NEWS],
  ['what repeats one and is made again', { url: COPY, of: NEWS, again: true }, COPY],
  ['what repeats one and was made before', { url: COPY, of: NEWS, has: COPY }, COPY],
  ['what has the episode itself and is made again', { url: COPY, of: COPY, again: true }, NEWS],
  ['a sent file without an episode', { url: SENT }, SENT],
  ['a sent file that repeats an episode', { url: SENT, of: NEWS }, NEWS],
  ['a sent file that repeats one and is made again', { url: SENT, of: NEWS, again: true }, SENT],
  ['a sent file that has the episode since before', { url: SENT, of: SENT }, NEWS],
])('%s is identified by its own or its canonical address', async (_, given, address) => {
  expect((await claim(given)).canonicalUrl).toBe(address);
});

it('the notes of a sent file lead to the page that it was saved from', async () => {
  expect((await claim({ url: SENT })).url).toBe(NEWS);
});
