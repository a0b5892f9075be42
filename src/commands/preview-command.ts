/** `lectern preview`: what would be said and played, and what was left out and why. Writes nothing. */
import { openReading } from '../app.ts';
import type { Config, ShowConfig } from '../config.ts';
import { buildScript } from '../narrate/build-script.ts';
import { readArticle } from '../read-article.ts';
import { toExtractOptions, toScriptOptions } from '../show-settings.ts';
import { toSourceItem } from '../sources/list-source-items.ts';
import type { Output } from './terminal.ts';

export type PreviewCommandOptions = { readonly target: string; readonly show: ShowConfig; readonly json: boolean };

export async function previewCommand(
  config: Config,
  { target, show, json }: PreviewCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { http, read } = openReading(config);
  try {
    const item = toSourceItem(target, process.cwd());
    const document = await read(item.url, signal);
    const source = show.sources.find(({ page }) => page === item.url);
    const { article, report } = await readArticle(document, item, read, toExtractOptions(show, source, config), signal);
    const mode = source?.mode ?? show.mode;
    const script = buildScript(article, { ...toScriptOptions(show), mode });
    if (json) {
      output.write(`${JSON.stringify({ article, report, script }, null, 2)}\n`);
      return 0;
    }
    const { blocks, ...facts } = article;
    output.write(`${facts.title}\n`);
    for (const [name, value] of Object.entries(facts))
      if (name !== 'title' && String(value) !== '') output.write(`  ${name}: ${String(value)}\n`);
    for (const problem of report.problems) output.write(`  problem: ${problem}\n`);
    output.write(`\nHeard (mode ${mode}):\n`);
    for (const segment of script.segments) {
      if (segment.kind === 'pause') output.write(`  · ${segment.seconds} s\n`);
      else if (segment.kind === 'clip') output.write(`  ♪ ${segment.label ?? ''} ${segment.url}\n`);
      else
        output.write(
          `  [${segment.voice}] ${segment.text}${segment.text === segment.shown ? '' : `   ⟵ ${segment.shown}`}\n`,
        );
    }
    output.write('\nIn the article, not heard:\n');
    for (const { block, text, reason } of script.leftOut)
      output.write(`  ${reason}: ${shorten(text || (blocks[block]?.kind ?? ''))}\n`);
    output.write('\nOn the page, left out:\n');
    for (const { kept, reason, kind, score, text } of report.blocks)
      if (!kept) output.write(`  ${reason} (${kind}, ${score.toFixed(1)}): ${shorten(text)}\n`);
    return 0;
  } finally {
    await http.close();
  }
}

const shorten = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
