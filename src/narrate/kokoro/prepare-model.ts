/** What the installation does with the downloaded model: rewrites it, measures each form, pins the quickest one. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError } from '../../errors.ts';
import { writeIfChanged } from '../../io/atomic-files.ts';
import { findOnnxRuntime } from './find-runtime.ts';
import { measureForms } from './measure-forms.ts';
import { type RewrittenForm, rewriteModel } from './rewrite-model.ts';
import { KOKORO_MODEL, KOKORO_RECORD, type KokoroRecord, listKokoroVoices } from './voice-files.ts';

const REWRITTEN_FORMS = ['integer', 'rewritten'] as const satisfies readonly RewrittenForm[];

export type PrepareStage = 'rewrite' | 'measure' | 'pin';

/**
 * Fills `folder`, which holds `voices/*.bin` already, with `model.onnx` and `voice.json`. The original may lie in the
 * folder, also as `model.onnx`; elsewhere it is left as it is.
 *
 * @param measureScript default: as it was built
 * @throws LecternError `no-voice` where the runtime or the voices are missing, or nothing can speak; `cancelled`
 */
export async function prepareModel(
  originalModelPath: string,
  folder: string,
  signal: AbortSignal,
  onProgress?: (stage: PrepareStage) => void,
  measureScript?: string,
): Promise<KokoroRecord> {
  const { runtime, absence = '' } = findOnnxRuntime();
  if (!runtime) throw refuse(`${absence}`, 'Name a voice of another driver in voices, e.g. espeak:cmn.');
  const [voice] = listKokoroVoices(folder);
  if (voice === undefined) throw refuse(`there is no voice in ${join(folder, 'voices')}`);
  const target = join(folder, KOKORO_MODEL);
  const pathOf = (form: string) => join(folder, `${form}.onnx`);
  const rewritten: Partial<Record<RewrittenForm, string>> = {};
  try {
    onProgress?.('rewrite');
    for (const form of REWRITTEN_FORMS) {
      if ((await rewriteModel(originalModelPath, pathOf(form), form)) !== undefined) rewritten[form] = pathOf(form);
      signal.throwIfAborted();
    }
    onProgress?.('measure');
    const { form, cpuPerSecond } = await measureForms({
      original: originalModelPath,
      rewritten,
      runtime: runtime.path,
      folder,
      voice,
      signal,
      ...(measureScript !== undefined && { script: measureScript }),
    });
    onProgress?.('pin');
    if (form !== 'original') await rename(pathOf(form), target);
    else if (originalModelPath !== target) await copyFile(originalModelPath, target);
    const record: KokoroRecord = {
      name: 'kokoro',
      form,
      byteLength: (await stat(target)).size,
      sha256: await digestFile(target, signal),
      runtime: runtime.version,
      cpuPerSecond: cpuPerSecond[form] ?? cpuPerSecond.original,
      measured: cpuPerSecond,
      preparedAt: new Date().toISOString(),
    };
    await writeIfChanged(join(folder, KOKORO_RECORD), `${JSON.stringify(record, undefined, 2)}\n`);
    return record;
  } finally {
    for (const form of REWRITTEN_FORMS) await rm(pathOf(form), { force: true });
  }
}

async function digestFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function refuse(why: string, hint?: string): LecternError {
  return new LecternError(`Kokoro cannot be installed: ${why}.`, {
    code: 'no-voice',
    stage: 'narrate',
    ...(hint !== undefined && { hint }),
  });
}
