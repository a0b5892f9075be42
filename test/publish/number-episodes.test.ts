import { describe, expect, it } from 'vitest';
import { numberEpisodes } from '../../src/publish/number-episodes.ts';

const loose = (id: string) => ({ id });
const chapter = (id: string, key: string, number: number) => ({ id, series: { key, number } });
const short = (numbered: ReturnType<typeof numberEpisodes>) =>
  numbered.map(({ id, season, number }) => `${id} ${season ?? '-'}.${number}`);

describe('the numbers of a serial show', () => {
  it('count what is a part of nothing from 1 on, without a season', () => {
    expect(short(numberEpisodes([], [loose('a'), loose('b')]))).toEqual(['a -.1', 'b -.2']);
  });

  it('are those of a book’s chapters, whichever is made first, each book a season', () => {
    const first = numberEpisodes([], [chapter('c3', 'one', 3), chapter('c1', 'one', 1)]);
    const more = [chapter('c2', 'one', 2), chapter('d1', 'two', 1), loose('x')];
    expect(short([...first, ...numberEpisodes(first, more)])).toEqual([
      'c3 1.3',
      'c1 1.1',
      'c2 1.2',
      'd1 2.1',
      'x -.1',
    ]);
  });

  it('are given once: what is taken, also by what was removed, goes to no other', () => {
    const known = numberEpisodes([], [loose('gone'), chapter('c1', 'one', 1), chapter('c2', 'one', 2)]);
    const fresh = [loose('new'), chapter('inserted', 'one', 2)];
    expect(short(numberEpisodes(known, fresh))).toEqual(['new -.2', 'inserted 1.3']);
  });

  it('leave the seasons free that the configuration names', () => {
    const named = { id: 's', series: { key: 'season 4', season: 4 } };
    expect(short(numberEpisodes([], [chapter('c1', 'one', 1), named]))).toEqual(['c1 5.1', 's 4.1']);
  });
});
