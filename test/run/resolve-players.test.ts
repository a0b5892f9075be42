/** Players of podcast hosts in an article: looked up, or named. */
import { describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import type { DocumentReader } from '../../src/io/document-reader.ts';
import type { Article, Block } from '../../src/model.ts';
import { buildShowNotes } from '../../src/publish/build-show-notes.ts';
import { tryReadArticle } from '../../src/run/read-article.ts';
import { resolvePlayers } from '../../src/run/resolve-players.ts';
import { anEpisode } from '../contracts/store-contract.ts';

const { signal } = new AbortController();
const PLAYER = 'https://embed.acast.com/show/part-1';
const LOOKUP = 'https://feeder.acast.com/api/v1/shows/show/episodes/part-1?showInfo=true';
const SPOTIFY = 'https://open.spotify.com/embed/episode/abc';
const FILE = 'https://sphinx.acast.com/p/media.mp3';
const player = (host: string, url: string, lookup?: string): Block => ({
  kind: 'figure',
  text: '',
  player: { host, url, place: 'body', ...(lookup !== undefined && { lookup }) },
});
const article = (...blocks: Block[]): Article => ({ ...anEpisode('a', '2026-01-01T00:00:00Z').article, blocks });
const answering = (asked: string[], answer: string): DocumentReader => {
  return async (url) => {
    asked.push(url);
    return { url, bytes: Buffer.from(answer), contentType: 'application/json' };
  };
};
const failing =
  (retryable: boolean): DocumentReader =>
  () =>
    Promise.reject(new LecternError('The server is away.', { code: 'network', stage: 'fetch', retryable }));

describe('the players of an article', () => {
  it('become the recording that the host names, asked once for each player', async () => {
    const asked: string[] = [];
    const twice = article(player('Acast', PLAYER, LOOKUP), player('Acast', PLAYER, LOOKUP));
    const result = await resolvePlayers(twice, answering(asked, `{"url":"${FILE}"}`), true, signal);
    expect(result.article.blocks[0]).toEqual({ kind: 'clip', url: FILE, place: 'body' });
    expect(result.problems).toEqual([]);
    expect(asked).toEqual([LOOKUP]);
  });

  it('are named when nobody may be asked, when no file is named, and when the host refuses', async () => {
    const asked: string[] = [];
    const one = article(player('Acast', PLAYER, LOOKUP));
    const outcomes = [
      await resolvePlayers(one, answering(asked, '{}'), false, signal),
      await resolvePlayers(one, answering([], '{}'), true, signal),
      await resolvePlayers(one, failing(false), true, signal),
    ];
    expect(asked).toEqual([]);
    for (const { article: after, problems } of outcomes) {
      expect(after.blocks).toEqual(one.blocks);
      expect(problems).toEqual([expect.stringContaining(`Acast's player ${PLAYER}`)]);
    }
  });

  it('are missing recordings, which a later run looks for, when the host is away for now', async () => {
    const { article: after } = await resolvePlayers(
      article(player('Acast', PLAYER, LOOKUP)),
      failing(true),
      true,
      signal,
    );
    expect(after.blocks).toEqual([{ kind: 'clip', url: PLAYER, label: 'Acast', place: 'body' }]);
  });

  it('are named in the report and in the notes when only their host plays them', async () => {
    const prose = 'The river rose two meters overnight and reached the old stone bridge by dawn. '.repeat(10);
    const html = `<article><h1>The keeper</h1><p>${prose}</p><iframe src="${SPOTIFY}"></iframe><p>${prose}!</p></article>`;
    const url = 'https://paper.example/a';
    const document = { url, bytes: Buffer.from(html), contentType: 'text/html' };
    const { article: read, report } = await tryReadArticle(document, { url }, failing(false), {}, signal);
    expect(report.problems).toEqual([expect.stringContaining(`Spotify's player ${SPOTIFY}`)]);
    if (!read) throw new Error('No article was found.');
    const episode = { ...anEpisode('a', '2026-01-01T00:00:00Z'), article: read };
    const show = { id: 's', title: 'S', description: '', language: 'en', author: 'A', categories: [], explicit: false };
    expect(buildShowNotes(show, episode, 'https://pod.example/a/')).toContain(
      `<a href="${SPOTIFY}" rel="noopener">Spotify</a>`,
    );
  });
});
