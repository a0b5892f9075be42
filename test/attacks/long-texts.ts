/** What is done with texts of any length, called by tests in a thread of its own: one that took their square would hang. */

import { parseConfig } from '../../src/config/read-config.ts';
import { toScriptOptions } from '../../src/config/show-settings.ts';
import { LecternError } from '../../src/errors.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { buildScript } from '../../src/narrate/build-script.ts';
import { toIdentity } from '../../src/publish/split-items.ts';
import { readPageOrContent } from '../../src/run/read-article.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';

const toMarkup = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const FIELDS = ['title', 'link', 'guid', 'author', 'category', 'pubDate', 'description', 'media:title'];

/** How many items each field holding the text leaves; the code of a refusal instead. */
export function readAsFeeds(text: string): readonly (number | string)[] {
  return [text, toMarkup(text)].flatMap((body) =>
    FIELDS.map((field) => {
      const feed = `<rss version="2.0"><channel><title>t</title><item><link>https://paper.example/a</link><${field}>${body}</${field}></item></channel></rss>`;
      try {
        return parseFeed(feed, 'https://paper.example/').items.length;
      } catch (thrown) {
        if (thrown instanceof LecternError) return thrown.code;
        throw thrown;
      }
    }),
  );
}

/** Of a feed's item that holds the text, what is compared with others. */
export function identifyItem(text: string): string {
  return toIdentity(`<item><title>${text}`);
}

/** The title of a page that has the text in all places. */
export function readAsPage(text: string): string | undefined {
  const markup = toMarkup(text);
  const prose = `<p>${'The lock keeper counted every boat that passed the gate. '.repeat(8)}</p>`;
  const ld = JSON.stringify({ '@type': 'NewsArticle', headline: text, author: text, datePublished: text }).replace(
    /</g,
    '\\u003c',
  );
  const page = `<title>${markup}</title><meta name="author" content="${markup}"><script type="application/ld+json">${ld}</script>
    <article><p class="byline">${markup}</p>${prose}<p>${markup}</p><ul><li>${markup}</ul><a href="/a.mp3">${markup}</a>${prose}</article>`;
  return extractArticle(page, 'https://paper.example/').article?.title;
}

/** The title of a page with the text in forty paragraphs. */
export function readAsParagraphs(text: string): string | undefined {
  const prose = `<p>${'The lock keeper counted every boat that passed the gate. '.repeat(8)}</p>`;
  const lines = Array.from({ length: 40 }, (_, index) => `<p>${toMarkup(text)}${index}</p>`);
  return extractArticle(
    `<article><h1>The lock</h1>${prose}${lines.join('')}${prose}</article>`,
    'https://paper.example/',
  ).article?.title;
}

/** The title of a page with so many attributes, each of another name, on one element of a kind that is read whole. */
export function readManyAttributes(count: number): string | undefined {
  const attributes = Array.from({ length: count }, (_, index) => `a${index}=1`).join(' ');
  const prose = `<p>${'The lock keeper counted every boat that passed the gate. '.repeat(8)}</p>`;
  return extractArticle(
    `<article><h1>The lock keeper</h1><audio ${attributes}></audio>${prose}${prose}</article>`,
    'https://paper.example/',
  ).article?.title;
}

/** Why a configuration is refused: the code of the error. */
export function refuseConfiguration(source: string): string {
  try {
    parseConfig(source, 'x', '/');
    return 'it is taken';
  } catch (thrown) {
    return thrown instanceof LecternError ? thrown.code : String(thrown);
  }
}

/** What becomes of an item whose page is gone and whose feed carries the text. */
export async function readAsContent(text: string): Promise<'read' | 'gone'> {
  const gone = () => Promise.reject(new LecternError('gone', { code: 'http-status', stage: 'fetch' }));
  return readPageOrContent({ url: 'https://paper.example/', content: text }, gone, new AbortController().signal).then(
    () => 'read',
    () => 'gone',
  );
}

/** How many segments a script of the text has, as a paragraph and as a heading. */
export function countSegments(text: string): number {
  const [show] = parseConfig(
    'shows: [{ id: a, title: A, language: en, author: B, sources: [{ files: x }] }]',
    'x',
    '/',
  ).shows;
  if (!show) throw new Error('no show');
  const url = 'https://a.example/';
  const blocks = [
    { kind: 'paragraph', text },
    { kind: 'heading', level: 2, text },
  ] as const;
  const article = { url, canonicalUrl: url, title: 'A', tags: [], language: 'en', blocks };
  return buildScript(article, { ...toScriptOptions(show, undefined, { voices: [], isQuick: true }), mode: 'splice' })
    .segments.length;
}
