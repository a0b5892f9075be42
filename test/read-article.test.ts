import { describe, expect, it } from 'vitest';
import type { HttpDocument } from '../src/io/http-client.ts';
import { readArticle } from '../src/read-article.ts';

const { signal } = new AbortController();

const paragraph = (name: string) =>
  `<p>The ${name} paragraph tells how the lock keeper counted every boat that passed the gate on that day, ${'and wrote it down, '.repeat(4)}as ${name} as ever.</p>`;
const page = (body: string, head = '', tail = '') =>
  `<html lang="en"><head><title>The lock keeper</title>${head}</head><body><article><h1>The lock keeper</h1>${body}</article>${tail}</body></html>`;

/** A site in memory; asks for anything else fail as the web does. */
function site(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const read = async (url: string): Promise<HttpDocument> => {
    asked.push(new URL(url).pathname);
    const html = pages[new URL(url).pathname];
    if (html === undefined) throw new Error('404');
    return { url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8' };
  };
  const readAt = async (path: string) => {
    const url = `https://example.org${path}`;
    const { article, report } = await readArticle(await read(url), { url }, read, {}, signal);
    const text = article.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
    return { article, report, names: [...text.matchAll(/The (\w+) paragraph/g)].map(([, name]) => name) };
  };
  return { asked, readAt };
}

describe('an article in several pages', () => {
  const next = (path: string) => `<div class="pager"><a rel="next" href="${path}">Next page</a></div>`;

  it('is joined in order, each page once', async () => {
    const { readAt, asked } = site({
      '/story.html': page(paragraph('first') + paragraph('second'), '', next('/story_2.html')),
      '/story_2.html': page(paragraph('third') + paragraph('fourth'), '', next('/story_3.html')),
      '/story_3.html': page(paragraph('fifth') + paragraph('sixth'), '', next('/story.html')),
    });
    expect((await readAt('/story.html')).names).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'sixth']);
    expect(asked).toEqual(['/story.html', '/story_2.html', '/story_3.html']);
  });

  it('does not follow to another site', async () => {
    const { readAt, asked } = site({
      '/a': page(paragraph('first') + paragraph('second'), '', next('https://other.example/a-2')),
    });
    await readAt('/a');
    expect(asked).toEqual(['/a']);
  });
});

describe('a teaser', () => {
  const amp = '<link rel="amphtml" href="https://example.org/amp/a">';
  const long = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map(paragraph).join('');

  it('is read from the version that holds all of it, and stays the same article', async () => {
    const canonical = '<link rel="canonical" href="https://example.org/a">';
    const { readAt } = site({ '/a': page(paragraph('first'), amp + canonical), '/amp/a': page(long, canonical) });
    const { article, report, names } = await readAt('/a');
    expect(names).toHaveLength(6);
    expect(article).toMatchObject({ url: 'https://example.org/a', canonicalUrl: 'https://example.org/a' });
    expect(report.problems.join()).toContain('https://example.org/amp/a');
  });

  it('stays when the other version cannot be had or holds no more', async () => {
    expect((await site({ '/a': page(paragraph('first') + paragraph('second'), amp) }).readAt('/a')).names).toEqual([
      'first',
      'second',
    ]);
    const { readAt } = site({
      '/a': page(paragraph('first') + paragraph('second'), amp),
      '/amp/a': page(paragraph('first')),
    });
    expect((await readAt('/a')).names).toEqual(['first', 'second']);
  });

  it('is not asked after for a whole article', async () => {
    const { readAt, asked } = site({ '/a': page(long, amp), '/amp/a': page(long + long) });
    await readAt('/a');
    expect(asked).toEqual(['/a']);
  });
});
