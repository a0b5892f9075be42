import { describe, expect, it } from 'vitest';
import { examineConfig } from '../../src/config/read-config.ts';

const problemsOf = (...shows: readonly (readonly [id: string, formerly: readonly string[]])[]) => {
  const written = shows.map(([id, formerly]) => ({
    ...{ id, formerly, title: id, language: 'en', author: 'T' },
    sources: [{ files: '*.html' }],
  }));
  const { problems } = examineConfig(JSON.stringify({ shows: written }), 'lectern.yaml', '/tmp');
  return problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('the former ids of shows', () => {
  it('belong to one show each, and may come back to it', () => {
    expect(problemsOf(['a', []], ['c', ['b', 'd']])).toEqual([]);
    expect(problemsOf(['a', ['a', 'b']])).toEqual([]);
  });

  it.each([
    [
      'the id of another show',
      [
        ['a', []],
        ['b', ['a']],
      ] as const,
      'shows[1].formerly[0]',
    ],
    [
      'a former id of another show',
      [
        ['a', ['c']],
        ['b', ['c']],
      ] as const,
      'shows[1].formerly[0]',
    ],
    ['twice the same', [['a', ['c', 'c']]] as const, 'shows[0].formerly[1]'],
    ['no id', [['a', ['Not an id']]] as const, 'shows[0].formerly[0]'],
    ['what the server needs for itself', [['a', ['api']]] as const, 'shows[0].formerly[0]'],
  ])('are refused when they are %s', (_, shows, place) => {
    expect(problemsOf(...shows).join()).toContain(`${place}: found`);
  });
});

describe('the new address of a show that leaves', () => {
  const problemsOfMove = (newFeedUrl: string) => {
    const show = { id: 'a', formerly: ['b'], title: 'A', language: 'en', author: 'T', newFeedUrl };
    const written = { site: { baseUrl: 'https://radio.example/pod' }, shows: [{ ...show, sources: [{ files: '*' }] }] };
    return examineConfig(JSON.stringify(written), 'lectern.yaml', '/tmp').problems.map(({ path }) => path);
  };

  it('is not the one that it has or had here, which would lead to itself', () => {
    expect(problemsOfMove('https://other.example/pod/a/feed.xml')).toEqual([]);
    for (const own of ['https://radio.example/pod/a/feed.xml', 'http://RADIO.example/pod/b/feed.xml'])
      expect(problemsOfMove(own), own).toEqual(['shows[0].newFeedUrl']);
  });
});
