/** `lectern preview`: what would be said and played, and what was left out and why. Writes nothing. */
import { mailAccess, openReading } from '../app.ts';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { toExtractOptions, toMode, toScriptOptions } from '../config/show-settings.ts';
import { openRecognizer } from '../drivers/open-recognizer.ts';
import { usageError } from '../errors.ts';
import type { ExtractReport } from '../extract/extract-article.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Segment, SpeechSegment } from '../model.ts';
import { buildScript } from '../narrate/build-script.ts';
import { expectedSeconds } from '../narrate/check-speech.ts';
import { primarySubtag } from '../narrate/language-tags.ts';
import type { Recognizer } from '../narrate/recognizer.ts';
import { parseVoice } from '../narrate/speaker.ts';
import { isVoiceHeard } from '../narrate/verify/proof-listener.ts';
import { kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import { findReading } from '../run/decide-mode.ts';
import { tryReadArticle } from '../run/read-article.ts';
import { lookAtMailbox } from '../sources/mail/look-at-mailbox.ts';
import { toSourceItem } from '../sources/to-source-item.ts';
import { type FoundMailbox, findMailbox, isMailAddress } from './mail-address.ts';
import type { Output } from './output.ts';
import { formatDuration } from './terminal.ts';

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
  const { http, own, read } = openReading(config);
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
    const recognizer = await openRecognizer(config, own);
    const hearing = recognizer && estimateHearing(script.segments, config, recognizer);
    if (json) {
      output.write(`${JSON.stringify({ article, report, script, costs, ...(hearing && { hearing }) }, null, 2)}\n`);
      return 0;
    }
    if (cost) {
      for (const { driver, sentences, characters, seconds, price } of costs)
        output.write(
          `${driver}: ${sentences} sentences, ${characters} characters, about ${formatDuration(seconds)}${price === undefined ? '' : `, ${price.toFixed(4)} by the price that is set`}\n`,
        );
      if (hearing) {
        const { sentences, seconds, price } = hearing;
        const priced = price === undefined ? '' : `, ${price.toFixed(4)} by the price that is set`;
        output.write(`heard again: ${sentences} sentences, about ${formatDuration(seconds)}${priced}\n`);
      }
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

type Cost = {
  readonly driver: string;
  readonly sentences: number;
  readonly characters: number;
  readonly seconds: number;
  readonly price?: number;
};

/** What each engine would be given if nothing were in the cache; servers charge by the character. */
function estimateCosts(segments: readonly Segment[], { narrators }: Config): readonly Cost[] {
  const costs = new Map<string, Cost>();
  for (const segment of segments) {
    if (segment.kind !== 'speech') continue;
    const { driver } = parseVoice(segment.voice);
    const before = costs.get(driver) ?? { driver, sentences: 0, characters: 0, seconds: 0 };
    costs.set(driver, {
      driver,
      sentences: before.sentences + 1,
      characters: before.characters + [...segment.text].length,
      seconds: before.seconds + expectedSeconds(segment.text, driver),
    });
  }
  const perMillion = narrators.openai?.pricePerMillionCharacters;
  return [...costs.values()].map((cost) =>
    cost.driver === 'openai' && perMillion !== undefined
      ? { ...cost, price: (cost.characters * perMillion) / 1e6 }
      : cost,
  );
}

/** What a recogniser would hear if nothing were in the cache; servers charge by the minute. */
function estimateHearing(
  segments: readonly Segment[],
  { verify: { when }, recognizers: { openai } }: Config,
  { languages }: Recognizer,
) {
  if (when === 'never') return undefined;
  const share = typeof when === 'number' ? when : 1;
  const heard = segments.filter(
    (segment) =>
      segment.kind === 'speech' &&
      isVoiceHeard(segment.voice, when) &&
      (languages?.includes(primarySubtag(segment.language)) ?? true),
  );
  const seconds = share * heard.reduce((sum, segment) => sum + (segment.kind === 'speech' ? secondsOf(segment) : 0), 0);
  const price = openai?.pricePerMinute === undefined ? {} : { price: (seconds / 60) * openai.pricePerMinute };
  return { sentences: Math.round(heard.length * share), seconds, ...price };
}

const secondsOf = ({ text, voice, speed = 1 }: SpeechSegment) =>
  expectedSeconds(text, parseVoice(voice).driver) / speed;

const shorten = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
