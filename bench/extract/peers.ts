/** Lectern and the extractors it is measured against. A peer that is not installed is left out by its name. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'cheerio';

export type BenchPage = { readonly html: string; readonly url: string };
/** The extracted texts, one a page, and the CPU time of all of them. */
export type PeerResult = { readonly texts: readonly string[]; readonly cpuSeconds: number };
export type Peer = { readonly name: string; readonly run: (pages: readonly BenchPage[]) => Promise<PeerResult> };

/** As it is built: what others import. */
const { extractArticle } = (await import(
  new URL('../../dist/extract/extract-article.js', import.meta.url).href
)) as typeof import('../../src/extract/extract-article.ts');

const SPOKEN = new Set(['heading', 'paragraph', 'quote', 'listItem']);
const BLOCK =
  'address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  );

function htmlToText(html: string): string {
  const $ = load(html);
  $('script, style, noscript').remove();
  for (const name of BLOCK) $(name).before('\n').after('\n');
  return $('body').text();
}

/** Pages read before the clock starts: every runtime compiles first. */
const WARM_UP = 10;

async function measure(
  pages: readonly BenchPage[],
  extract: (page: BenchPage) => Promise<string>,
): Promise<PeerResult> {
  for (const page of pages.slice(0, WARM_UP)) await extract(page).catch(() => '');
  const texts: string[] = [];
  const start = process.cpuUsage();
  for (const page of pages) texts.push(await extract(page).catch(() => ''));
  const { user, system } = process.cpuUsage(start);
  return { texts, cpuSeconds: (user + system) / 1e6 };
}

const lectern: Peer = {
  name: 'lectern',
  run: (pages) =>
    measure(pages, async ({ html, url }) => {
      const { article } = extractArticle(html, url);
      return (
        article?.blocks
          .flatMap((block) => (SPOKEN.has(block.kind) && 'text' in block ? [block.text] : []))
          .join('\n') ?? ''
      );
    }),
};

/** What a peer's module offers; each is only called where it is known to be there. */
type Linkedom = { readonly parseHTML: (html: string) => { readonly document: unknown } };
type Loose = { readonly [name: string]: (...args: readonly unknown[]) => unknown };

const content = (result: unknown) => {
  const value = typeof result === 'object' && result !== null && 'content' in result ? result.content : '';
  return htmlToText(typeof value === 'string' ? value : '');
};

function javascriptPeers(
  folder: string,
): readonly { name: string; open: () => Promise<(page: BenchPage) => Promise<string>> }[] {
  const require = createRequire(join(folder, 'package.json'));
  // The peers are no dependencies of the project, so their types are not known here.
  const open = async (name: string, file?: string) =>
    (await import(pathToFileURL(file ? join(folder, 'node_modules', file) : require.resolve(name)).href)) as Loose & {
      default?: Loose;
    };
  const readability = async (makeDocument: (page: BenchPage) => unknown) => {
    // A class among functions; constructed, not called.
    const { Readability } = (await open('@mozilla/readability')) as unknown as {
      Readability: new (document: unknown) => { parse(): unknown };
    };
    return async (page: BenchPage) => content(new Readability(makeDocument(page)).parse());
  };
  return [
    {
      name: 'readability + jsdom',
      open: async () => {
        const { JSDOM, VirtualConsole } = (await open('jsdom')) as unknown as {
          JSDOM: new (html: string, options: object) => { window: { document: unknown } };
          VirtualConsole: new () => object;
        };
        return readability(
          ({ html, url }) =>
            new JSDOM(html, {
              url: URL.canParse(url) ? url : 'https://page.invalid/',
              virtualConsole: new VirtualConsole(),
            }).window.document,
        );
      },
    },
    {
      name: 'readability + linkedom',
      open: async () => {
        const { parseHTML } = (await open('linkedom')) as unknown as Linkedom;
        return readability(({ html }) => parseHTML(html).document);
      },
    },
    {
      name: 'defuddle',
      open: async () => {
        const { parseHTML } = (await open('linkedom')) as unknown as Linkedom;
        const { Defuddle } = await open('defuddle/node', 'defuddle/dist/node.js');
        return async ({ html, url }) => content(await Defuddle?.(parseHTML(html).document, url, { useAsync: false }));
      },
    },
    {
      name: 'extractus',
      open: async () => {
        const { extractFromHtml } = await open('@extractus/article-extractor');
        return async ({ html, url }) => content(await extractFromHtml?.(html, url));
      },
    },
    {
      name: 'postlight',
      open: async () => {
        const { default: parser } = await open('@postlight/parser');
        return async ({ html, url }) =>
          content(await parser?.['parse']?.(url, { html, fetchAllPages: false, contentType: 'html' }));
      },
    },
  ];
}

const PYTHON = `
import json, sys, time, trafilatura
pages = json.load(sys.stdin)
texts = []
for page in pages[:10]:
    trafilatura.bare_extraction(page["html"], with_metadata=True)
start = time.process_time()
for page in pages:
    try:
        found = trafilatura.bare_extraction(page["html"], url=page["url"], with_metadata=True)
        texts.append(found.text if found else "")
    except Exception:
        texts.append("")
print(json.dumps({"texts": texts, "cpuSeconds": time.process_time() - start}))
`;

function trafilatura(python: string): Peer {
  return {
    name: 'trafilatura',
    run: async (pages) =>
      // What the script above prints.
      JSON.parse(
        execFileSync(python, ['-c', PYTHON], {
          input: JSON.stringify(pages),
          maxBuffer: 1e9,
          stdio: ['pipe', 'pipe', 'ignore'],
        }).toString(),
      ) as PeerResult,
  };
}

/** Opens what is installed: JavaScript peers from `folder`, trafilatura from the interpreter `python`. */
export async function openPeers(
  folder: string,
  python: string,
): Promise<{ readonly peers: readonly Peer[]; readonly missing: readonly string[] }> {
  const peers: Peer[] = [lectern];
  const missing: string[] = [];
  for (const { name, open } of javascriptPeers(folder)) {
    try {
      const extract = await open();
      peers.push({ name, run: (pages) => measure(pages, extract) });
    } catch {
      missing.push(name);
    }
  }
  try {
    execFileSync(python, ['-c', 'import trafilatura'], { stdio: 'ignore' });
    peers.push(trafilatura(python));
  } catch {
    missing.push('trafilatura');
  }
  return { peers, missing };
}
