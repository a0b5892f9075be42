/** What neural voices there are: those on this machine, and those that can be installed by name. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueVoice, VOICE_CATALOGUE } from './catalogue.ts';
import { planModel } from './plan-model.ts';
import { isModelName, listModelFiles } from './read-model.ts';
import { readVoiceRecord, type VoiceSource } from './voice-record.ts';

export type VoiceListing = {
  /** `sherpa:` and the model's name. */
  readonly voice: string;
  readonly isInstalled: boolean;
  /** BCP 47; empty when nobody said. */
  readonly languages: readonly string[];
  readonly licence: string | undefined;
  /** `undefined` for a folder that was filled by hand. */
  readonly speakers: number | undefined;
  /** How speaker numbers are shared out. */
  readonly cast: string | undefined;
  /** On the disk, of an installed voice. */
  readonly byteLength: number | undefined;
  /** To be downloaded, of one that is not. */
  readonly downloadBytes: number | undefined;
  readonly sources: readonly VoiceSource[];
  /** Why an installed voice cannot speak. */
  readonly fault: string | undefined;
};

/** Installed voices first, each by name. */
export async function listVoices(
  modelsDirectory: string,
  catalogue: readonly CatalogueVoice[] = VOICE_CATALOGUE,
): Promise<readonly VoiceListing[]> {
  const entries = await readdir(modelsDirectory, { withFileTypes: true }).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const names = entries
    // Kokoro's folder lies beside them; its driver is another.
    .filter((entry) => !entry.isFile() && isModelName(entry.name) && entry.name !== 'kokoro')
    .map(({ name }) => name)
    .sort();
  const installed = await Promise.all(names.map((name) => describeInstalled(modelsDirectory, name, catalogue)));
  const available = catalogue.filter(({ name }) => !names.includes(name)).map(describeAvailable);
  return [...installed, ...available];
}

async function describeInstalled(
  modelsDirectory: string,
  name: string,
  catalogue: readonly CatalogueVoice[],
): Promise<VoiceListing> {
  const folder = join(modelsDirectory, name);
  const record = await readVoiceRecord(folder);
  const known = catalogue.find((voice) => voice.name === name);
  const files = await listModelFiles(folder);
  return {
    voice: `sherpa:${name}`,
    isInstalled: true,
    languages: record?.languages ?? known?.languages ?? [],
    licence: record?.licence ?? known?.licence,
    speakers: record?.speakers,
    cast: known?.cast,
    byteLength: files.reduce((sum, file) => sum + file.byteLength, 0),
    downloadBytes: undefined,
    sources: record?.sources ?? [],
    fault: findFault(() => planModel(name, files)),
  };
}

function describeAvailable({
  name,
  archive,
  extras,
  languages,
  licence,
  speakers,
  cast,
}: CatalogueVoice): VoiceListing {
  return {
    voice: `sherpa:${name}`,
    isInstalled: false,
    languages,
    licence,
    speakers,
    cast,
    byteLength: undefined,
    downloadBytes: Object.values(extras).reduce((sum, { byteLength }) => sum + byteLength, archive.byteLength),
    sources: [],
    fault: undefined,
  };
}

function findFault(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
