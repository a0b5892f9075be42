/** `lectern voices`: which narrators there are, getting another, and hearing one. */
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { LecternError } from '../errors.ts';
import { writeIfChanged } from '../io/atomic-files.ts';
import { findSpeechFault } from '../narrate/check-speech.ts';
import { detectLanguage, primarySubtag } from '../narrate/language.ts';
import { normalizeText } from '../narrate/normalize/normalize-text.ts';
import { parseVoice } from '../narrate/speaker.ts';
import type { Speakers } from '../narrate/speakers.ts';
import type { CatalogueVoice } from '../narrate/voice-models/catalogue.ts';
import type { OpenUrl } from '../narrate/voice-models/download-file.ts';
import { type InstallProgress, installVoice } from '../narrate/voice-models/install-voice.ts';
import { listVoices, type VoiceListing } from '../narrate/voice-models/list-voices.ts';
import { encodeWav } from '../narrate/wav.ts';
import type { Output } from './terminal.ts';

/** Voices that came with Lectern. */
const EMBEDDED = [
  { voice: 'espeak:cmn', languages: ['zh'], licence: 'GPL-3.0', cast: 'also yue, en-us and about 130 more' },
  { voice: 'flite:slt', languages: ['en'], licence: 'MIT-like (CMU Flite)', cast: 'also rms, awb, kal, kal16' },
] as const;

export type VoicesListOptions = {
  readonly modelsDirectory: string;
  readonly json: boolean;
  readonly catalogue?: readonly CatalogueVoice[];
};

/** `lectern voices list` @returns 0 when every installed voice is whole, 1 when one is not */
export async function voicesListCommand(
  { modelsDirectory, json, catalogue }: VoicesListOptions,
  output: Output,
): Promise<number> {
  const listings = await listVoices(modelsDirectory, catalogue);
  const status = listings.some(({ fault }) => fault !== undefined) ? 1 : 0;
  if (json) {
    for (const one of EMBEDDED) output.write(`${JSON.stringify({ ...one, isInstalled: true })}\n`);
    for (const one of listings) output.write(`${JSON.stringify(one)}\n`);
    return status;
  }
  output.write('Here with Lectern:\n');
  for (const { voice, languages, licence, cast } of EMBEDDED)
    output.write(`${row(voice, languages, licence)}; ${cast}\n`);
  const installed = listings.filter(({ isInstalled }) => isInstalled);
  if (installed.length > 0) output.write(`\nInstalled in ${modelsDirectory}:\n`);
  for (const one of installed) describeListing(one, output);
  const available = listings.filter(({ isInstalled }) => !isInstalled);
  if (available.length > 0) output.write('\nTo be had with “lectern voices install NAME”:\n');
  for (const one of available) describeListing(one, output);
  return status;
}

function row(voice: string, languages: readonly string[], licence: string | undefined): string {
  return `  ${voice}  ${languages.join(', ') || 'language unknown'}; ${licence ?? 'licence unknown'}`;
}

function describeListing(listing: VoiceListing, output: Output): void {
  const { voice, languages, licence, speakers, cast, byteLength, downloadBytes, fault } = listing;
  const size = byteLength === undefined ? `${megabytes(downloadBytes ?? 0)} to download` : megabytes(byteLength);
  output.write(`${row(voice, languages, licence)}; ${size}\n`);
  if ((speakers ?? 1) > 1)
    output.write(`    ${speakers} speakers, ${voice}/0 to ${voice}/${(speakers ?? 1) - 1}${cast ? `: ${cast}` : ''}\n`);
  if (fault !== undefined) output.write(`    ${fault}\n`);
}

export type VoicesInstallOptions = {
  readonly modelsDirectory: string;
  readonly open: OpenUrl;
  readonly json: boolean;
  readonly catalogue?: readonly CatalogueVoice[];
};

/** `lectern voices install NAME|URL` @returns 0 @throws LecternError */
export async function voicesInstallCommand(
  nameOrUrl: string,
  { modelsDirectory, open, json, catalogue }: VoicesInstallOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const view = json ? { show: () => undefined, close: () => undefined } : createInstallView(output);
  try {
    const { record, isNew } = await installVoice(nameOrUrl, {
      modelsDirectory,
      open,
      signal,
      onProgress: view.show,
      ...(catalogue && { catalogue }),
    });
    view.close();
    if (json) {
      output.write(`${JSON.stringify({ isNew, ...record })}\n`);
      return 0;
    }
    const { name, speakers, languages, licence, sources, sampleRate } = record;
    output.write(
      `sherpa:${name} ${isNew ? 'is installed' : 'was installed already'} and speaks at ${sampleRate} Hz.\n`,
    );
    for (const { url, byteLength, sha256, isVerified } of sources)
      output.write(
        `  ${url}\n    ${byteLength} bytes, SHA-256 ${sha256} (${isVerified ? 'as the catalogue has it' : 'recorded; nothing to compare it with'})\n`,
      );
    output.write(
      `  ${languages.join(', ') || 'language unknown'}; ${licence ?? 'licence unknown'}; speakers: ${speakers}\n`,
    );
    output.write(`Use it in a show: voices: { ${languages[0] ?? 'zh'}: "sherpa:${name}" }\n`);
    return 0;
  } finally {
    view.close();
  }
}

function createInstallView(output: Output): { show(progress: InstallProgress): void; close(): void } {
  let bar: SingleBar | undefined;
  let current = '';
  const close = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    close,
    show({ stage, what, done, total }) {
      const now = `${stage} ${what}`;
      if (now !== current) {
        close();
        current = now;
        const size = total === undefined ? '' : ` (${megabytes(total)})`;
        if (output.isTerminal && total !== undefined) {
          bar = new SingleBar({
            format: '  {stage} {bar} {percentage}%, {eta_formatted} left  {what}',
            hideCursor: true,
          });
          bar.start(total, done, { stage: STAGES[stage], what });
        } else
          output.write(
            `  ${STAGES[stage]} ${what}${size}${stage === 'download' && done > 0 ? `, from ${megabytes(done)} on` : ''}\n`,
          );
      }
      bar?.update(done);
    },
  };
}

const STAGES = { download: 'downloading', unpack: 'unpacking', try: 'trying' } as const;

const megabytes = (byteLength: number) => `${(byteLength / 1e6).toFixed(1)} MB`;

export type VoicesSayOptions = {
  readonly speakers: Speakers;
  /** `driver:name`; by the text's language when absent. */
  readonly voice?: string;
  /** Default `say.wav` in the working directory. */
  readonly outFile?: string;
  readonly json: boolean;
};

/** `lectern voices say TEXT` @returns 0; 1 when what was heard cannot be the whole of the text @throws LecternError */
export async function voicesSayCommand(
  text: string,
  { speakers, voice: wanted, outFile = 'say.wav', json }: VoicesSayOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const language = detectLanguage(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en');
  const voice = wanted ?? DEFAULT_VOICES[primarySubtag(language)] ?? 'espeak:auto';
  const { driver, name } = parseVoice(voice);
  if (driver === '' || name === '')
    throw new LecternError(`“${voice}” names no voice.`, {
      code: 'usage',
      stage: 'cli',
      hint: 'Write driver:name, e.g. espeak:cmn; “lectern voices list” names those there are.',
    });
  const spoken = normalizeText(text, language);
  const pcm = await speakers.synthesize({ driver, voice: name, language, text: spoken }, signal);
  const path = resolve(outFile);
  await writeIfChanged(path, encodeWav(pcm));
  const seconds = pcm.samples.length / pcm.sampleRate;
  const fault = findSpeechFault(spoken, pcm, driver);
  if (json)
    output.write(`${JSON.stringify({ voice, language, spoken, path, seconds, sampleRate: pcm.sampleRate, fault })}\n`);
  else {
    output.write(`${voice} said: ${spoken}\n${seconds.toFixed(1)} s at ${pcm.sampleRate} Hz in ${path}\n`);
    if (fault !== undefined) output.warn(`That may not be all of it: ${fault}.\n`);
  }
  return fault === undefined ? 0 : 1;
}

const DEFAULT_VOICES: Readonly<Record<string, string>> = { zh: 'espeak:cmn', yue: 'espeak:yue', en: 'flite:slt' };
