/** `lectern verify EPISODE`: hears a published episode again, sentence by sentence, and compares it with its text. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type App, openApp } from '../app.ts';
import { type Config, readEnvironment, type ShowConfig } from '../config/read-config.ts';
import { toScriptOptions } from '../config/show-settings.ts';
import { LecternError, usageError } from '../errors.ts';
import type { Cue, Episode } from '../model.ts';
import { detectLanguage } from '../narrate/detect-language.ts';
import { normalizeText } from '../narrate/normalize/normalize-text.ts';
import { createPronouncer } from '../narrate/normalize/pronounce.ts';
import { openPcmFile, type PcmFile } from '../narrate/pcm-file.ts';
import type { Recognizer } from '../narrate/recognizer.ts';
import { type HeardSentence, hearSentence } from '../narrate/verify/hear-sentence.ts';
import { isMeasured } from '../narrate/verify/proof-listener.ts';
import { toClock } from '../publish/format-time.ts';
import type { Output } from './output.ts';

/** Around a sentence, s: encoders smear its ends. */
const AROUND_SECONDS = 0.08;

/** @returns 0 when every sentence is heard as it is written, 1 when one is not @throws LecternError */
export async function verifyCommand(
  config: Config,
  { id, showId, json }: { readonly id: string; readonly showId?: string; readonly json: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, (notice) => output.warn(`${notice}\n`), {
    isDryRun: true,
    isOffline: true,
  });
  const folder = await mkdtemp(join(tmpdir(), 'lectern-verify-'));
  try {
    const recognizer = await app.recognizers.current();
    if (!recognizer)
      throw new LecternError('There is no recogniser to hear with.', {
        code: 'recognizer',
        stage: 'narrate',
        hint: '`lectern recognizers install whisper-base` brings one; or name a server under recognizers.openai.',
      });
    const { episode, show } = await findEpisode(app, config, id, showId);
    const file = await decodeEpisode(app, episode, folder, signal);
    try {
      const tally = await hearCues({ recognizer, file, episode, show, app, json, output }, signal);
      if (!json) output.write(summarize(tally));
      return tally.bad === 0 ? 0 : 1;
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await app.close();
  }
}

async function findEpisode({ parts }: App, { shows }: Config, id: string, showId: string | undefined) {
  for (const show of shows.filter((one) => showId === undefined || one.id === showId)) {
    const record = await parts.store.episodes.find(show.id, id);
    if (record) return { episode: record.episode, show };
  }
  throw usageError(`There is no episode ${id}.`, '`lectern list` shows the ids.');
}

async function decodeEpisode(
  { parts }: App,
  { showId, enclosure }: Episode,
  folder: string,
  signal: AbortSignal,
): Promise<PcmFile> {
  const opened = await parts.mediaStore.open(`${showId}/${enclosure.fileName}`);
  if (!opened)
    throw new LecternError(`The audio ${enclosure.fileName} is not there.`, {
      code: 'not-found',
      stage: 'store',
      hint: '`lectern rebuild ID` makes an episode again.',
    });
  const [audio, samples] = [join(folder, 'audio'), join(folder, 'samples')];
  await pipeline(opened.body, createWriteStream(audio), { signal });
  return openPcmFile(samples, await parts.maker.assembler.decode(audio, samples, signal));
}

type Hearing = {
  readonly recognizer: Recognizer;
  readonly file: PcmFile;
  readonly episode: Episode;
  readonly show: ShowConfig;
  readonly app: App;
  readonly json: boolean;
  readonly output: Output;
};
type Tally = { sentences: number; bad: number; unheard: number; units: number; errors: number };

async function hearCues(hearing: Hearing, signal: AbortSignal): Promise<Tally> {
  const { recognizer, file, episode, show, app, json, output } = hearing;
  const { pronounce } = toScriptOptions(show, undefined, app.parts.kokoro());
  const say = createPronouncer(pronounce);
  const measuredSpeed = episode.voices?.every(isMeasured) ? show.speed : undefined;
  const tally: Tally = { sentences: 0, bad: 0, unheard: 0, units: 0, errors: 0 };
  for (const cue of episode.timeline.cues) {
    if (cue.kind !== 'speech') continue;
    const language = detectLanguage(cue.text, episode.article.language);
    const text = say(normalizeText(cue.text, language), language);
    const wav = await file.cut(cue.start - AROUND_SECONDS, cue.end + AROUND_SECONDS);
    const heard = await hearSentence(recognizer, { wav, text, language, measuredSpeed }, signal);
    const { kind, units, errors } = heard.verdict;
    tally.sentences += 1;
    if (kind === 'none') tally.unheard += 1;
    else {
      tally.units += units;
      tally.errors += errors;
    }
    if (kind === 'bad') tally.bad += 1;
    if (json) output.write(`${JSON.stringify(toRecord(cue, heard))}\n`);
    else if (kind === 'bad') output.write(describe(cue, heard));
  }
  return tally;
}

const toRecord = ({ start, end, text }: Cue, { verdict, hearing }: HeardSentence) => {
  const { text: faultText, ...judged } = verdict;
  return { start, end, text, heard: hearing.text, ...judged, ...(faultText !== undefined && { faultText }) };
};

function describe({ start, end, text }: Cue, { verdict, hearing }: HeardSentence): string {
  const { fault = 'other words', text: what = '' } = verdict;
  return `${toClock(start)}–${toClock(end)} ${fault}: “${what}”\n  written: ${text}\n  heard:   ${hearing.text}\n`;
}

function summarize({ sentences, bad, unheard, units, errors }: Tally): string {
  const rate = `${((100 * errors) / Math.max(1, units)).toFixed(1)} %`;
  const silent = unheard === 0 ? '' : `; the recogniser says nothing of ${unheard}`;
  return `${sentences} sentences heard, ${bad} otherwise than written${silent}. ${rate} of the words (of Chinese: syllables) were heard wrong.\n`;
}
