import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LecternError } from '../../../src/errors.ts';
import { installRecognizer, listRecognizers } from '../../../src/narrate/recognizers/install-recognizer.ts';
import { zipOf } from '../../helpers/zip.ts';

const { signal } = new AbortController();
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const WHEEL = {
  'a/encoder_model.ort': 'encoder',
  'a/decoder_model_merged.ort': 'decoder',
  'a/tokenizer.bin': '\x02ab',
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A place that is away, and a pip that brings the wheel. */
async function open(differing = '') {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-recognizers-'));
  folders.push(directory);
  const asked: string[] = [];
  const files = Object.fromEntries(
    Object.entries(WHEEL).map(([path, content]) => {
      const name = path.slice(2);
      return [path, { name, sha256: sha256(name === differing ? 'other' : content) }];
    }),
  );
  const wheel = { requirement: 'toy==1', files };
  const catalogue = [{ name: 'toy-moonshine', url: 'https://away.example/toy.tar.bz2', licence: 'MIT', wheel }];
  const install = (name: string) =>
    installRecognizer(name, {
      ...{ directory, catalogue, signal, retries: 0 },
      async open(url) {
        asked.push(url);
        throw new LecternError('away', { code: 'network', stage: 'fetch' });
      },
      async run(program, args, { cwd }) {
        asked.push(`${program} ${args.at(-1)}`);
        await writeFile(join(cwd, 'toy-1.whl'), zipOf(WHEEL));
        return '';
      },
    });
  return { directory, asked, install };
}

it('a model that the engine cannot load is not installed, though pip had it where the release was away', async () => {
  const { directory, asked, install } = await open();
  await expect(install('toy-moonshine')).rejects.toMatchObject({
    code: 'recognizer',
    message: expect.stringContaining('toy-moonshine'),
  });
  expect(asked).toEqual(['https://away.example/toy.tar.bz2', expect.stringMatching(/^python.* toy==1$/)]);
  expect(await listRecognizers(directory)).toEqual([]);
  expect((await readdir(directory)).filter((name) => name !== '.downloads')).toEqual([]);
});

it('a file with another checksum than the catalogue’s is refused by its name', async () => {
  const { directory, install } = await open('encoder_model.ort');
  await expect(install('toy-moonshine')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('encoder_model.ort'),
  });
  expect(await listRecognizers(directory)).toEqual([]);
});

it('a name that nobody knows is refused with those that are known', async () => {
  const { install } = await open();
  await expect(install('nothing')).rejects.toMatchObject({
    code: 'usage',
    hint: expect.stringContaining('toy-moonshine'),
  });
});
