/** The built program, for which a Kokoro made by hand is the known one: nothing else of it is another. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KOKORO_MODEL, KOKORO_VOICES } from '../../src/narrate/voice-models/kokoro-catalogue.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * @param folder a new one, for the program
 * @param files what its catalogue names: the model and voices by their names
 * @returns the path of its `cli.js`
 */
export async function buildToyVoiceProgram(
  folder: string,
  files: { readonly model: Uint8Array; readonly voices: Readonly<Record<string, Uint8Array>> },
): Promise<string> {
  const known = new Map([[KOKORO_MODEL.sha256, hash(files.model)]]);
  for (const [name, bytes] of Object.entries(files.voices)) known.set(KOKORO_VOICES[name] ?? '', hash(bytes));
  const bundle = join(folder, 'dist/bundle');
  await mkdir(bundle, { recursive: true });
  for (const name of ['node_modules', 'package.json', 'web']) await symlink(join(ROOT, name), join(folder, name));
  for (const name of await readdir(join(ROOT, 'dist')))
    if (name !== 'bundle') await symlink(join(ROOT, 'dist', name), join(folder, 'dist', name));
  const replaced = new Set<string>();
  for (const name of await readdir(join(ROOT, 'dist/bundle'))) {
    // V8 knows a text by its length alone: what it compiled is of the other catalogue.
    if (name.endsWith('.compiled')) continue;
    let code = await readFile(join(ROOT, 'dist/bundle', name), 'utf8');
    for (const [published, toy] of known) {
      if (code.includes(published)) replaced.add(published);
      code = code.replaceAll(published, toy);
    }
    code = code.replaceAll(`byteLength: ${KOKORO_MODEL.byteLength}`, `byteLength: ${files.model.length}`);
    await writeFile(join(bundle, name), code);
  }
  if (replaced.size !== known.size) throw new Error('The bundle has another catalogue.');
  return join(bundle, 'cli.js');
}
