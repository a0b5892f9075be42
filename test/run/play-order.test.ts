import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.ts';
import type { ArticleContext } from '../../src/run/article-context.ts';
import { dateOf } from '../../src/run/play-order.ts';

const NOW = '2026-03-10T00:00:00.000Z';

describe('the date of a chapter', () => {
  const dateOfPart = (part: number, cameAt: string, publishedAt?: string) =>
    dateOf(
      {
        ...{ parts: { now: () => new Date(NOW) }, show: { order: 'published' } },
        ...{ known: { cameAt }, item: { url: 'x', part } },
      } as ArticleContext,
      { ...(publishedAt !== undefined && { publishedAt }) } as Article,
    );

  it('is its book’s, a second later each', () => {
    expect(dateOfPart(3, NOW, '2026-03-01')).toBe('2026-03-01T12:00:02.000Z');
  });

  it('is when it came where the book has none, so that none lies ahead', () => {
    expect(dateOfPart(3, '2026-03-09T23:59:50.000Z')).toBe('2026-03-09T23:59:50.000Z');
  });
});
