/** The neural engine, which is an optional package: found when it is wanted, explained when it is not there. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LecternError } from '../../errors.ts';

const PACKAGE = 'sherpa-onnx-node';

/** What sherpa is given; the shape of each model's own part is in plan-model.ts. */
export type SherpaConfig = {
  readonly model: Readonly<Record<string, unknown>>;
  readonly maxNumSentences: number;
  /** Paths, comma between them. */
  readonly ruleFsts?: string;
};

export type SherpaVoice = {
  /** 0 or 1 for a model with a single speaker. */
  readonly numSpeakers: number;
  /** Hz. */
  readonly sampleRate: number;
  generateAsync(request: {
    readonly text: string;
    readonly sid: number;
    readonly speed: number;
    /** False: samples in memory of V8's own, which worker threads need. */
    readonly enableExternalBuffer: boolean;
  }): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
};

export type Sherpa = { readonly OfflineTts: { createAsync(config: SherpaConfig): Promise<SherpaVoice> } };

/** @throws LecternError `no-voice` where the package is not installed or has no build for this machine */
export async function loadSherpa(): Promise<Sherpa> {
  try {
    // The package has no types of its own.
    const loaded = (await import(PACKAGE as string)) as { readonly default: Sherpa };
    return loaded.default;
  } catch (cause) {
    throw new LecternError(`The engine of the neural voices, ${PACKAGE}, cannot be loaded.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `Install it beside Lectern with “npm install ${PACKAGE}”, or name a voice of another driver, e.g. espeak:cmn.`,
      cause,
    });
  }
}

/** The package's main file, for another process to load; `undefined` when it is not installed. */
export function findSherpa(): string | undefined {
  try {
    return fileURLToPath(import.meta.resolve(PACKAGE));
  } catch {
    return undefined;
  }
}

/** `undefined` when the package is not installed. */
export function readSherpaVersion(): string | undefined {
  const main = findSherpa();
  if (main === undefined) return undefined;
  try {
    return (JSON.parse(readFileSync(join(dirname(main), 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}
