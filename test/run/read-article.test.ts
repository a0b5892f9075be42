import { describe, expect, it } from 'vitest';
import type { HttpDocument } from '../../src/io/http-client.ts';
import type { SourceItem } from '../../src/model.ts';
import { contentDocument, readArticle, readPageOrContent } from '../../src/run/read-article.ts';

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
  return { asked, read, readAt };
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

describe("a feed's own text", () => {
  const all = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  const item: SourceItem & { readonly byline: string } = {
    url: 'https://example.org/a',
    title: 'Locks & "gates"',
    byline: 'Ada Bell',
    publishedAt: '2026-03-01T08:00:00.000Z',
    tags: ['Boats'],
    content: all.map(paragraph).join(''),
    enclosures: [{ url: 'https://example.org/talk.mp3', mimeType: 'audio/mpeg' }],
  };
  const nothing = site({});
  const readFrom = async (pages: Readonly<Record<string, string>>, one: SourceItem) => {
    const { read } = site(pages);
    const document = await readPageOrContent(one, read, signal);
    return readArticle(document, one, read, {}, signal);
  };
  const namesIn = (article: { readonly blocks: readonly object[] }) =>
    [...JSON.stringify(article.blocks).matchAll(/The (\w+) paragraph/g)].map(([, name]) => name);

  it('is an article without any page being asked for', async () => {
    const document = contentDocument(item);
    if (!document) throw new Error('no document');
    const selectors = { body: '.of-the-site' };
    const { article, report } = await readArticle(document, item, nothing.read, { selectors }, signal);
    expect(article).toMatchObject({ url: item.url, title: item.title, byline: 'Ada Bell', tags: [] });
    expect(Date.parse(article.publishedAt ?? '')).toBe(Date.parse('2026-03-01T08:00:00Z'));
    expect(namesIn(article)).toEqual(all);
    expect(article.blocks).toContainEqual(
      expect.objectContaining({ kind: 'clip', url: 'https://example.org/talk.mp3' }),
    );
    expect(report.problems).toEqual([]);
    expect(nothing.asked).toEqual([]);
  });

  it('replaces a page that fails, with a note, unless it is a summary', async () => {
    const { article, report } = await readFrom({}, item);
    expect(namesIn(article)).toEqual(all);
    expect(report.problems.join()).toMatch(/page cannot be had.*404/);
    await expect(readFrom({}, { ...item, content: paragraph('first') })).rejects.toThrow('404');
    await expect(readFrom({}, { url: item.url })).rejects.toThrow('404');
  });

  it('is taken where the page holds clearly less of it, with what the page says of itself', async () => {
    const clip = '<audio src="/own.mp3" controls></audio>';
    const teaser = page(paragraph('first') + clip, '<link rel="canonical" href="https://example.org/canonical">');
    const { enclosures: _, ...silent } = item;
    const { article, report } = await readFrom({ '/a': teaser }, silent);
    expect(namesIn(article)).toEqual(all);
    expect(article).toMatchObject({ title: 'The lock keeper', canonicalUrl: 'https://example.org/canonical' });
    expect(article.blocks).toContainEqual(
      expect.objectContaining({ kind: 'clip', url: 'https://example.org/own.mp3' }),
    );
    expect(report.problems.join()).toContain('that the source keeps');
    const whole = await readFrom({ '/a': page(all.map(paragraph).join('')) }, silent);
    expect(whole.report.problems).toEqual([]);
  });
});
