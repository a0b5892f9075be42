/** Mails as services and people send them; what is to be heard, shown and linked of each was written beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { heard, readBytes } from './read.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/mails/', import.meta.url));

type Expected = {
  readonly title: string;
  readonly byline: string | null;
  readonly siteName?: string;
  readonly publishedAt: string;
  readonly language: string;
  /** The mail's own page on the web. */
  readonly url: string | null;
  readonly heard: readonly string[];
  readonly links: readonly string[];
  readonly clips?: readonly string[];
  readonly tables?: number;
};

const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8'));
const OWN = 'urn:uuid:00000000-0000-5000-8000-000000000000';

/** What tells one reader from another, of all mails. */
const PERSONAL =
  /ann\.reader|home\.example|9f8e7d6c5b|0a1b2c3d|5f9c2a10|1x2y3z|77777777|8899|u001|abc123def456|unsubscribe|utm_|token=/i;

it('is tried on every mail', () => {
  const mails = readdirSync(FOLDER).filter((name) => name.endsWith('.eml'));
  expect(mails.map((name) => name.replace('.eml', '')).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(Object.entries(expected))('the mail %s', (name, wanted) => {
  it('is read as the article that it is, and shows nothing of its reader', async () => {
    const { article, recordings = [] } = await readBytes(readFileSync(`${FOLDER}${name}.eml`), { url: OWN });
    const links = article.blocks.flatMap((block) =>
      'spans' in block ? (block.spans ?? []).flatMap((span) => (span.kind === 'link' ? [span.url] : [])) : [],
    );
    const clips = article.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []));
    expect(
      heard({ article, report: { title: '', characters: 0, blocks: [], links: {}, problems: [] } }).filter(
        (text) => !text.startsWith('table '),
      ),
    ).toEqual(wanted.heard);
    expect(article.title).toBe(wanted.title);
    expect(article.byline ?? null).toBe(wanted.byline);
    if (wanted.siteName) expect(article.siteName).toBe(wanted.siteName);
    expect(article.publishedAt && new Date(article.publishedAt).toISOString()).toBe(wanted.publishedAt);
    expect(article.language.slice(0, 2)).toBe(wanted.language);
    expect(article.url).toBe(wanted.url ?? OWN);
    expect(article.canonicalUrl).toBe(OWN);
    expect(links.filter((link) => !clips.includes(link))).toEqual(wanted.links);
    expect(clips.map((clip, at) => clip.slice(0, wanted.clips?.[at]?.length))).toEqual(wanted.clips ?? []);
    expect(recordings).toHaveLength(clips.filter((clip) => clip.startsWith('urn:')).length);
    expect(article.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(wanted.tables ?? 0);
    expect(JSON.stringify(article)).not.toMatch(PERSONAL);
  });
});
