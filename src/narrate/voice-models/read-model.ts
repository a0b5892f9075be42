/** A model folder as it lies on the disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LecternError } from '../../errors.ts';
import { readVocabulary, type Vocabulary } from './find-lost-text.ts';
import type { ModelFile, ModelPlan } from './plan-model.ts';

/** A model's folder has one name, so that a voice cannot lead out of the models' folder. */
const MODEL_NAME = /^[A-Za-z0-9][\w.+-]*$/;

/**
 * `<model>` or `<model>/<speaker number>` → its two halves.
 *
 * @throws LecternError `no-voice` for what is neither
 */
export function parseModelVoice(voice: string): { readonly model: string; readonly speaker: number } {
  const [model = '', speaker = '0', ...rest] = voice.split('/');
  if (MODEL_NAME.test(model) && /^\d{1,5}$/.test(speaker) && rest.length === 0)
    return { model, speaker: Number(speaker) };
  throw new LecternError(`“sherpa:${voice}” names no neural voice.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint: 'Write sherpa:MODEL or sherpa:MODEL/SPEAKER, e.g. sherpa:kokoro-int8-multi-lang-v1_1/3; “lectern voices list” names them.',
  });
}

export function isModelName(name: string): boolean {
  return MODEL_NAME.test(name);
}

/** Every file below a folder; empty when there is no such folder. */
export async function listModelFiles(folder: string): Promise<readonly ModelFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return [];
      throw thrown;
    },
  );
  const files: ModelFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) files.push({ path: relative(folder, path).replaceAll(sep, '/'), byteLength: found.size });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a model can say, for the models that look text up; `undefined` where eSpeak turns all of it into phonemes. */
export async function readModelVocabulary(plan: ModelPlan, folder: string): Promise<Vocabulary | undefined> {
  if (plan.dataDirectory !== undefined && plan.lexicons.length === 0) return undefined;
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  return readVocabulary({
    lexicons: await Promise.all(plan.lexicons.map(read)),
    tokens: await read(plan.tokens),
    spellsLatin: plan.dataDirectory !== undefined,
    readsDigits: plan.dataDirectory !== undefined || plan.ruleFsts.some((path) => path.startsWith('number')),
  });
}
