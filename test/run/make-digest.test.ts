import { describe, expect, it } from 'vitest';
import type { Article, Episode } from '../../src/model.ts';
import { joinArticles } from '../../src/run/make-digest.ts';
import { anEpisode } from '../contracts/store-contract.ts';

const frame = {
  url: 'https://radio.example/show/#d',
  title: 'Evening',
  language: 'en',
  publishedAt: '2026-03-01T18:00:00Z',
};
const anArticle = (id: string, blocks: Article['blocks'], canonicalUrl = `https://paper.example/${id}`): Episode => {
  const episode = anEpisode(id, '2026-03-01T00:00:00Z');
  return { ...episode, article: { ...episode.article, title: `Title ${id}`, canonicalUrl, blocks } };
};

describe('a digest', () => {
  it('has each article behind its title, with one chapter each', () => {
    const { article, chapters } = joinArticles(
      [
        anArticle('a', [
          { kind: 'paragraph', text: 'First.' },
          { kind: 'heading', level: 2, text: 'Inside' },
        ]),
        anArticle('b', [{ kind: 'paragraph', text: 'Second.' }], 'file:///seeds/b.html'),
      ],
      frame,
    );
    expect(article.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual([
      'Title a',
      'First.',
      'Inside',
      'Title b',
      'Second.',
    ]);
    expect([...chapters]).toEqual([
      [0, { title: 'Title a', url: 'https://paper.example/a' }],
      [3, { title: 'Title b' }],
    ]);
    expect(article.canonicalUrl).toBe(frame.url);
  });

  it('keeps an article’s closing recording with that article', () => {
    const { article } = joinArticles(
      [
        anArticle('a', [
          { kind: 'paragraph', text: 'First.' },
          { kind: 'clip', url: 'https://paper.example/a.mp3', place: 'after' },
        ]),
        anArticle('b', [{ kind: 'paragraph', text: 'Second.' }]),
      ],
      frame,
    );
    expect(article.blocks[2]).toMatchObject({ kind: 'clip', place: 'body' });
  });
});
