/**
 * Extraction against its peers in the same run: F1 of the text, and pages per CPU second.
 *
 *   npm exec jiti bench/extract.ts                  every page
 *   npm exec jiti bench/extract.ts -- --stride 4    every fourth
 *
 * EXTRACTION_PAGES names the folder of page sets (each with a `pages.json`), PEERS a folder whose `node_modules` holds the
 * peers, PYTHON an interpreter that has trafilatura. What is not there is skipped by name.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scoreSnippets, scoreText, summarizePages, summarizeSnippets, type TokenKind } from './extract/metric.ts';
import { openPeers } from './extract/peers.ts';

type Truth = { readonly text?: string; readonly with?: readonly string[]; readonly without?: readonly string[] };
type PageSet = {
  readonly name: string;
  readonly kind: 'text' | 'snippets';
  readonly tokens?: TokenKind;
  readonly pages: readonly { readonly file: string; readonly url: string; readonly truth: Truth }[];
};

const say = (line: string) => process.stdout.write(`${line}\n`);
// Peers write warnings about the pages' style sheets.
for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const) console[level] = () => {};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.env['EXTRACTION_PAGES'] ?? join(root, '..', 'shared', 'extraction-dev');
const strideAt = process.argv.indexOf('--stride');
const stride = strideAt < 0 ? 1 : Math.max(1, Number(process.argv[strideAt + 1]) || 1);

async function run(): Promise<void> {
  if (!existsSync(folder)) {
    say(`Skipped: there are no pages in ${folder}. EXTRACTION_PAGES names a folder that has some.`);
    return;
  }
  const { peers, missing } = await openPeers(process.env['PEERS'] ?? root, process.env['PYTHON'] ?? 'python3');
  if (missing.length > 0) say(`Not installed, skipped: ${missing.join(', ')}`);
  for (const name of readdirSync(folder).sort()) {
    const index = join(folder, name, 'pages.json');
    if (!existsSync(index)) continue;
    // The sets' own format, as described in their index.
    const set = JSON.parse(readFileSync(index, 'utf8')) as PageSet;
    const chosen = set.pages.filter((_, at) => at % stride === 0);
    const pages = chosen.map(({ file, url }) => ({ html: readFileSync(join(folder, name, file), 'utf8'), url }));
    say(`\n${set.name}: ${pages.length} pages`);
    say(
      `${'extractor'.padEnd(24)}${'F1'.padStart(7)}${'prec.'.padStart(8)}${'recall'.padStart(8)}${'pages/CPU s'.padStart(13)}${'× Lectern'.padStart(11)}`,
    );
    let own = 0;
    for (const peer of peers) {
      const { texts, cpuSeconds } = await peer.run(pages);
      const scores = chosen.map(({ truth }, at) =>
        truth.with
          ? scoreSnippets(truth.with, truth.without ?? [], texts[at] ?? '')
          : scoreText(truth.text ?? '', texts[at] ?? '', set.tokens ?? 'word'),
      );
      const { f1, precision, recall } = (set.kind === 'snippets' ? summarizeSnippets : summarizePages)(scores);
      const speed = pages.length / cpuSeconds;
      own ||= speed;
      const columns = [f1.toFixed(3).padStart(7), precision.toFixed(3).padStart(8), recall.toFixed(3).padStart(8)];
      say(
        `${peer.name.padEnd(24)}${columns.join('')}${speed.toFixed(1).padStart(13)}${(speed / own).toFixed(2).padStart(11)}`,
      );
    }
  }
}

await run();
process.exit(0);
