/** `lectern preview`: what would be said and played, and what was left out and why. Writes nothing. */
import { mailAccess, openReading } from '../app.ts';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { toExtractOptions, toMode, toScriptOptions } from '../config/show-settings.ts';
import { usageError } from '../errors.ts';
import type { ExtractReport } from '../extract/extract-article.ts';
import type { HttpDocument } from '../io/http-client.ts';
import { buildScript } from '../narrate/build-script.ts';
import { kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import { findReading } from '../run/decide-mode.ts';
import { tryReadArticle } from '../run/read-article.ts';
import { lookAtMailbox } from '../sources/mail/look-at-mailbox.ts';
import { toSourceItem } from '../sources/to-source-item.ts';
import { type FoundMailbox, findMailbox, isMailAddress } from './mail-address.ts';
import type { Output } from './output.ts';
import { describeCosts, estimateCosts, estimateHearing } from './preview-cost.ts';

export type PreviewCommandOptions = {
  readonly target: string;
  readonly show: ShowConfig;
  readonly json: boolean;
  readonly cost: boolean;
};

export async function previewCommand(
  config: Config,
  { target, show, json, cost }: PreviewCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { http, read } = openReading(config);
  try {
    const mailbox = isMailAddress(target) ? findMailbox(config, target) : undefined;
    const mail = mailbox && (await newestMail(mailbox.mail, config, signal));
    const item = mail ? { url: mail.url } : toSourceItem(target, process.cwd());
    const document = mail ?? (await read(item.url, signal));
    const source = mailbox ? mailbox.source : show.sources.find(({ page }) => page === item.url);
    const options = toExtractOptions(show, source, config);
    const { article, report, reason = '' } = await tryReadArticle(document, item, read, options, signal);
    if (!article) {
      if (json) output.write(`${JSON.stringify({ reason, report }, null, 2)}\n`);
      else {
        const bytes = document.bytes.byteLength.toLocaleString('en');
        output.write(`No article was found at ${item.url}: ${reason}\n`);
        output.write(`  title: ${report.title || 'none'}\n`);
        output.write(`  read: ${bytes} bytes, ${report.characters} characters in ${report.blocks.length} blocks\n`);
        describeProblems(report, output);
        describeBlocks(report, output);
        output.write('\nIf one of these is the article, name its element in extract.body of the source.\n');
      }
      return 1;
    }
    const mode = toMode(show, source);
    const reading = mode === 'auto' ? findReading(article) : undefined;
    const script = buildScript(article, {
      ...toScriptOptions(show, source, readKokoroState(kokoroFolder(config.paths.data))),
      mode,
    });
    const costs = estimateCosts(script.segments, config);
    const toHear = { show, url: item.url, article, segments: script.segments, withRecordings: cost };
    const hearing = json || cost ? await estimateHearing(config, toHear, output, signal) : undefined;
    if (json) {
      output.write(`${JSON.stringify({ article, report, script, costs, ...(hearing && { hearing }) }, null, 2)}\n`);
      return 0;
    }
    if (cost) {
      describeCosts(costs, hearing, output);
      return 0;
    }
    const { blocks, ...facts } = article;
    output.write(`${facts.title}\n`);
    for (const [name, value] of Object.entries(facts))
      if (name !== 'title' && String(value) !== '') output.write(`  ${name}: ${String(value)}\n`);
    describeProblems(report, output);
    output.write(`\nHeard (mode ${mode}):\n`);
    if (reading) output.write(`  Only ${reading.clip.url}, if it is about as long as the text; else:\n`);
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
    describeBlocks(report, output);
    return 0;
  } finally {
    await http.close();
  }
}

async function newestMail(mail: FoundMailbox['mail'], config: Config, signal: AbortSignal): Promise<HttpDocument> {
  const { whole } = await lookAtMailbox(mail, mailAccess(config), signal);
  if (whole) return { ...whole, contentType: undefined };
  throw usageError(
    `There is no mail that is wanted in ${mail.folder} at ${mail.host}.`,
    'Check mail.from and mail.subject.',
  );
}

function describeProblems({ problems }: ExtractReport, output: Output): void {
  for (const problem of problems) output.write(`  problem: ${problem}\n`);
}

function describeBlocks({ blocks }: ExtractReport, output: Output): void {
  output.write('\nOn the page (+ kept, − left out):\n');
  for (const { kept, reason, kind, score, text } of blocks)
    output.write(`  ${kept ? '+' : '−'} ${reason} (${kind}, ${score.toFixed(1)}): ${shorten(text)}\n`);
}

const shorten = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
