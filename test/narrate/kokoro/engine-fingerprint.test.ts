import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKokoroSpeaker } from '../../../src/narrate/drivers/kokoro.ts';
import { engineFingerprint, fingerprintModules } from '../../../src/narrate/kokoro/engine-fingerprint.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-fingerprint-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (path: string, text: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};
const fingerprint = () => fingerprintModules(join(folder, 'narrate/kokoro/create-engine.ts'));

it('is another when a table of the phonemizer changes, and the same when a comment or an error text does', async () => {
  await cp(join(project, 'src/narrate'), join(folder, 'narrate'), { recursive: true });
  await put('errors.ts', 'export const one = 1;\n');
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  const before = fingerprint();
  for (const file of ['sounds.ts', 'readings.ts', 'prepare-text.ts', 'split-symbols.ts', '../trim-silence.ts'])
    await appendFile(join(folder, 'narrate/kokoro', file), '\n// A comment.\n/** Another. */\n');
  await put('errors.ts', 'export const one = 2;\n');
  expect(fingerprint()).toBe(before);
  const seen = new Set([before]);
  for (const file of ['sounds.ts', 'readings.ts', 'erhua.ts', 'open-model.ts', '../normalize/zh-heteronyms.ts']) {
    const path = join(folder, 'narrate/kokoro', file);
    const code = await readFile(path, 'utf8');
    await writeFile(path, `${code}\nexport const changed = 1;\n`);
    seen.add(fingerprint());
  }
  expect(seen.size).toBe(6);
});

it('is another with another version of a package that reads the text', async () => {
  await put('narrate/kokoro/create-engine.ts', "const { a } = await import('@some/reader' as string);\n");
  await put('node_modules/@some/reader/package.json', '{"version":"1.0.0"}');
  const before = fingerprint();
  await put('node_modules/@some/reader/package.json', '{"version":"1.0.1"}');
  expect(fingerprint()).not.toBe(before);
});

it("is part of the voice's version, and so of every sentence's key in the cache", () => {
  expect(createKokoroSpeaker({ folder }).version.split('/')).toContain(engineFingerprint());
});
