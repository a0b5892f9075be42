/** `voice.json`: what is known of an installed voice, beside its model. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIfChanged } from '../../io/atomic-files.ts';
import type { ModelFamily } from './plan-model.ts';

export const VOICE_RECORD = 'voice.json';

/** A file that was downloaded for the voice. */
export type VoiceSource = {
  readonly url: string;
  readonly byteLength: number;
  /** Hex. */
  readonly sha256: string;
  /** Whether the catalogue knew this SHA-256 beforehand. */
  readonly isVerified: boolean;
};

export type VoiceRecord = {
  readonly name: string;
  readonly family: ModelFamily;
  readonly sources: readonly VoiceSource[];
  /** BCP 47; empty when nobody said. */
  readonly languages: readonly string[];
  readonly licence?: string;
  /** How many speakers the model answers to. */
  readonly speakers: number;
  /** Hz. */
  readonly sampleRate: number;
  /** ISO 8601 instant. */
  readonly installedAt: string;
  /** The engine that spoke a first sentence with it. */
  readonly engine: string;
};

/** `undefined` for a folder that was filled by hand, or whose record cannot be read. */
export async function readVoiceRecord(folder: string): Promise<VoiceRecord | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, VOICE_RECORD), 'utf8'));
    return isRecord(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

export async function writeVoiceRecord(folder: string, record: VoiceRecord): Promise<void> {
  await writeIfChanged(join(folder, VOICE_RECORD), `${JSON.stringify(record, undefined, 2)}\n`);
}

function isRecord(found: unknown): found is VoiceRecord {
  if (typeof found !== 'object' || found === null) return false;
  const { name, sources, languages, speakers } = found as Partial<Record<keyof VoiceRecord, unknown>>;
  return typeof name === 'string' && Array.isArray(sources) && Array.isArray(languages) && typeof speakers === 'number';
}
