/** `lectern source`: how a site can be followed, and the YAML to paste. The operator's own file is never edited. */
import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { openReading } from '../app.ts';
import type { Config } from '../config/read-config.ts';
import { LecternError, toLecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { SourceItem } from '../model.ts';
import { readArticle, readPageOrContent } from '../run/read-article.ts';
import { candidateAddresses, type FoundSources, findSourcesAtAny } from '../sources/find-sources.ts';
import { readOpml } from '../sources/read-opml.ts';
import { suggestSources } from '../sources/suggest-sources.ts';
import { isMailAddress } from './mail-address.ts';
import type { Output } from './output.ts';
import { testMailCommand } from './source-test-mail.ts';
import { printSubscriptions } from './write-subscriptions.ts';

/** @returns 0 when there is a way to follow the site, 1 when none was found */
export async function sourceTestCommand(
  config: Config,
  { url, json }: { readonly url: string; readonly json: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (isMailAddress(url)) return testMailCommand(config, { address: url, json }, output, signal);
  const addresses = candidateAddresses(url);
  if (addresses.length === 0)
    throw new LecternError(`${url} is not an http(s) address.`, { code: 'usage', stage: 'cli' });
  const { http, read } = openReading(config);
  try {
    const found = await findSourcesAtAny(addresses, http, config.fetch.maxPageMegabytes * 1e6, signal);
    const item = found.feeds[0]?.items[0] ?? found.index?.items[0];
    const article = item && (await tryArticle(item, read, config, signal));
    const yaml = writeSources(found);
    if (json) output.write(`${JSON.stringify({ ...summarize(found), article, yaml })}\n`);
    else {
      for (const line of describe(found)) output.write(`${line}\n`);
      if (article) output.write(`\nThe first article, ${article.url}:\n  ${article.says}\n`);
      if (yaml !== '') output.write(`\nTo follow it, put this under a show's sources:\n\n${yaml}`);
    }
    return yaml === '' ? 1 : 0;
  } finally {
    await http.close();
  }
}

/** @returns 0 when the file has feeds, 1 when it has none */
export async function sourceImportCommand(
  { file, json }: { readonly file: string; readonly json: boolean },
  output: Output,
): Promise<number> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw toLecternError(cause, 'cli');
  });
  const feeds = readOpml(decodeHtml(bytes).html, file);
  if (feeds.length === 0 && !json) output.warn(`${file} names no feeds.\n`);
  else printSubscriptions(feeds, json, output);
  return feeds.length === 0 ? 1 : 0;
}

async function tryArticle(
  item: SourceItem,
  read: Parameters<typeof readPageOrContent>[1],
  config: Config,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly says: string }> {
  try {
    const document = await readPageOrContent(item, read, signal);
    const { article, report } = await readArticle(document, item, read, { timeZone: config.timezone }, signal);
    const texts = article.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : []));
    const recordings = article.blocks.filter(({ kind }) => kind === 'clip').length;
    const says = [
      `“${article.title}”`,
      ...(article.byline === undefined ? [] : [`by ${article.byline}`]),
      article.publishedAt ?? 'no date',
      article.language,
      `${texts.join('').length} characters`,
      `${recordings} recordings`,
      ...report.problems,
    ];
    return { url: item.url, says: says.join(', ') };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { url: item.url, says: toLecternError(thrown, 'extract').message };
  }
}

function summarize({ url, feeds, broken, sitemaps, index }: FoundSources) {
  return {
    url,
    broken,
    feeds: feeds.map(({ items, ...feed }) => ({ ...feed, items: items.length })),
    sitemaps,
    ...(index && { index: { selector: index.selector, links: index.items.length, examples: index.items.slice(0, 3) } }),
  };
}

function describe({ url, feeds, broken, sitemaps, index }: FoundSources): readonly string[] {
  return [
    url,
    ...feeds.map(({ url: feed, items, withText, withAudio }) => {
      const newest = items[0]?.publishedAt;
      return `  feed ${feed}: ${items.length} items, ${withText} with their whole text, ${withAudio} with recordings${newest === undefined ? '' : `, newest ${newest.slice(0, 10)}`}`;
    }),
    ...broken.map(({ why }) => `  broken: ${why}`),
    ...sitemaps.map(({ url: sitemap, pages, sitemaps: further }) =>
      further > 0 ? `  sitemap ${sitemap}: names ${further} sitemaps` : `  sitemap ${sitemap}: ${pages} pages`,
    ),
    ...(index
      ? [
          `  links by ${JSON.stringify(index.selector)}: ${index.items.length} articles, such as`,
          ...index.items.slice(0, 3).map(({ url: article, title }) => `    ${title ?? ''} ${article}`),
        ]
      : []),
    ...(feeds.length + sitemaps.length === 0 && !index
      ? ['  No feed, no sitemap and no list of links was found. A single article can be followed with "page".']
      : []),
  ];
}

/** The best way first, the others as comments. */
function writeSources(found: FoundSources): string {
  return suggestSources(found)
    .map((source, number) => {
      const lines = stringify([source], { lineWidth: 0 }).trimEnd().split('\n');
      return `${lines.map((line) => `${number === 0 ? '  ' : '  # '}${line}`).join('\n')}\n`;
    })
    .join('');
}
