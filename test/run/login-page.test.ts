import { describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import type { Article } from '../../src/model.ts';
import { assertLogin, explainLogin, keepFetchedUrl } from '../../src/run/login-page.ts';

const sites = { siteOf: (url: string) => (url.startsWith('https://paper.example/') ? 'paper.example' : undefined) };
const document = { url: 'https://paper.example/a' };
const saying = (text: string): Article => ({
  ...{ url: document.url, canonicalUrl: document.url, title: 'A', language: 'en', tags: [] },
  blocks: [{ kind: 'paragraph', text }],
});

describe('a beginning in the stead of an article', () => {
  const about = { document, teaser: 'Subscribe to read on.', article: saying('short'), previous: undefined };

  it('says that the login ran out, where there is one', () => {
    expect(() => assertLogin(sites, { ...about, onTeaser: 'skip' })).toThrow(
      'The login for paper.example seems to have run out: Subscribe to read on.',
    );
    const elsewhere = { ...about, document: { url: 'https://other.example/' }, onTeaser: 'skip' } as const;
    expect(() => assertLogin(sites, elsewhere)).not.toThrow();
    expect(() => assertLogin(undefined, { ...about, onTeaser: 'skip' })).not.toThrow();
  });

  it('is published where that is wanted, unless it would replace the whole text', () => {
    expect(() => assertLogin(sites, { ...about, onTeaser: 'publish' })).not.toThrow();
    const previous = { episode: { article: saying('the whole text, which is longer') } };
    expect(() => assertLogin(sites, { ...about, onTeaser: 'publish', previous })).toThrow('run out');
  });
});

describe('a page without an article', () => {
  const noArticle = new LecternError('No article.', { code: 'no-article', stage: 'extract', permanent: true });
  const FORM = Buffer.from('<form><input name="p" type="password"></form>');

  it('that asks for a password says that the login ran out', () => {
    const explain = explainLogin(sites, { ...document, bytes: FORM });
    expect(() => explain(noArticle)).toThrow('shows a page to log in');
    const other = new LecternError('Broken.', { code: 'network', stage: 'fetch' });
    expect(() => explain(other)).toThrow('Broken.');
  });

  it('stays what it is without a form, or without a login', () => {
    expect(() => explainLogin(sites, { ...document, bytes: Buffer.from('<p>') })(noArticle)).toThrow('No article.');
    expect(() => explainLogin(undefined, { ...document, bytes: FORM })(noArticle)).toThrow('No article.');
  });
});

it('a document that was fetched elsewhere is not from a site with a login because it says so', () => {
  const stranger = 'https://stranger.example/page.mhtml';
  expect(keepFetchedUrl(sites, { url: stranger }, saying('text')).url).toBe(stranger);
  expect(keepFetchedUrl(sites, document, saying('text')).url).toBe(document.url);
  // Of a file and a mail its notes tell where it is from, and no login is sent for it.
  expect(keepFetchedUrl(sites, { url: 'urn:uuid:1' }, saying('text')).url).toBe(document.url);
});
