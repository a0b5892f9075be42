/** The installed voice as it lies on the disk: `model.onnx`, `voices/<name>.bin`, and `voice.json`, which pins them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LecternError } from '../../errors.ts';

export const KOKORO_MODEL = 'model.onnx';
export const KOKORO_RECORD = 'voice.json';

/** 510 rows, one for each count of symbols, of 256 float32. */
export const STYLE_WIDTH = 256;
const STYLE_BYTES = 510 * STYLE_WIDTH * 4;

/**
 * The model as it was published, or rewritten to compute the same in less time: `rewritten` has its convolutions in
 * float32, `integer` as 8-bit matrix products. Which is quickest depends on the CPU.
 */
export type ModelForm = (typeof MODEL_FORMS)[number];
export const MODEL_FORMS = ['original', 'rewritten', 'integer'] as const;

/** `voice.json`. */
export type KokoroRecord = {
  readonly name: 'kokoro';
  readonly form: ModelForm;
  /** Of `model.onnx`. */
  readonly byteLength: number;
  /** Hex. */
  readonly sha256: string;
  /** The version of onnxruntime-node that it was measured with. */
  readonly runtime: string;
  /** CPU seconds for a second of audio on one thread of this machine. */
  readonly cpuPerSecond: number;
  /** The same for each form, as far as it was measured. */
  readonly measured: Readonly<Partial<Record<ModelForm, number>>>;
  /** ISO 8601 instant. */
  readonly preparedAt: string;
};

/** `undefined` where there is none, or one that is not ours. */
export function readKokoroRecord(folder: string): KokoroRecord | undefined {
  try {
    const found = JSON.parse(readFileSync(join(folder, KOKORO_RECORD), 'utf8')) as Partial<KokoroRecord>;
    const isWhole =
      MODEL_FORMS.some((form) => form === found.form) &&
      typeof found.byteLength === 'number' &&
      typeof found.sha256 === 'string' &&
      typeof found.cpuPerSecond === 'number';
    return isWhole ? (found as KokoroRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the voice is whole: a record, a model of its size, a voice. Looks at sizes only. */
export function isKokoroReady(folder: string): boolean {
  const record = readKokoroRecord(folder);
  if (!record || listKokoroVoices(folder).length === 0) return false;
  return sizeOf(join(folder, KOKORO_MODEL)) === record.byteLength;
}

/** The names of the voices that are there, `af_heart`, `zf_xiaoxiao`, …, sorted. */
export function listKokoroVoices(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, 'voices'))
      .flatMap((file) => /^([a-z]{2}_\w+)\.bin$/.exec(file)?.[1] ?? [])
      .filter((name) => sizeOf(stylePath(folder, name)) === STYLE_BYTES)
      .sort();
  } catch {
    return [];
  }
}

/** The style vectors of a voice, a row for each count of symbols. @throws LecternError `no-voice` */
export function readStyle(folder: string, name: string): Float32Array {
  if (!listKokoroVoices(folder).includes(name)) throw noVoice(folder, name);
  return new Float32Array(Uint8Array.from(readFileSync(stylePath(folder, name))).buffer);
}

/** 16 hex digits over a voice's style vectors; `none` where there is no such voice. */
export function fingerprintStyle(folder: string, name: string): string {
  if (!listKokoroVoices(folder).includes(name)) return 'none';
  return createHash('sha256')
    .update(readFileSync(stylePath(folder, name)))
    .digest('hex')
    .slice(0, 16);
}

function noVoice(folder: string, name: string): LecternError {
  const voices = listKokoroVoices(folder);
  return new LecternError(`The voice kokoro:${name} is not installed.`, {
    code: 'no-voice',
    stage: 'narrate',
    why: { kind: 'voice-away', voice: `kokoro:${name}` },
    hint:
      voices.length === 0
        ? 'Install it with “lectern voices install”, or name a voice of another driver, e.g. espeak:cmn.'
        : `There are ${voices.join(', ')}; another is brought by “lectern voices install kokoro:${name}”.`,
  });
}

const stylePath = (folder: string, name: string) => join(folder, 'voices', `${name}.bin`);

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
