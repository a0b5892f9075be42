import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hashBytes } from '../../src/io/cache.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { createDocumentReader } from '../../src/io/document-reader.ts';
import type { HttpClient } from '../../src/io/http-client.ts';
import { createOriginals } from '../../src/io/originals.ts';
import { keepFiles } from '../../src/jobs/keep-files.ts';

/** Of a disk that fails at one file, whoever asks. */
vi.mock('node:fs/promises', async (importActual) => {
  const actual = await importActual<typeof import('node:fs/promises')>();
  const readFile = async (path: string) => {
    if (path.endsWith('shut.jpg')) throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    return actual.readFile(path);
  };
  return { ...actual, readFile };
});

/** A page may be an album. */
const MANY = Array.from({ length: 25 }, (_, at) => `img/${at}.jpg`);

const PAGE = `<html lang="en"><head><title>The lamps</title><meta property="og:image" content="img/front.jpg"></head><body><article>
<h1>The lamps</h1><p>Nobody in the council remembers who proposed the sale.</p>
<p><a href="clips/mayor.wav">The mayor speaks</a></p>
${[
  ...MANY,
  'img/shut.jpg',
  'img/near.jpg',
  'img/large.jpg',
  'img/gone.jpg',
  '../secret.jpg',
  'https://paper.example/far.jpg',
]
  .map((url) => `<figure><img src="${url}"><figcaption>A lamp of the harbour, as it was then</figcaption></figure>`)
  .join('')}</article></body></html>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-keep-files-'));
  for (const name of ['img', 'clips']) await mkdir(join(folder, 'letters', name), { recursive: true });
  const files = {
    'letters/lamps.html': PAGE,
    'letters/clips/mayor.wav': 'speech',
    'letters/img/front.jpg': 'front',
    'letters/img/near.jpg': 'near',
    'letters/img/shut.jpg': 'shut',
    ...Object.fromEntries(MANY.map((name) => [`letters/${name}`, name])),
    'letters/img/large.jpg': 'a large picture',
    'secret.jpg': 'secret',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

it('keeps a saved page with the recordings and all pictures below its folder that can be read, up to their sizes', async () => {
  const originals = createOriginals(createDiskObjectStore(join(folder, 'originals')));
  const read = createDocumentReader({} as HttpClient, 1e6);
  const most = { recordingBytes: 10, pictureBytes: 10 };
  const signal = new AbortController().signal;
  const urlOf = (name: string) => pathToFileURL(join(folder, 'letters', name)).href;
  const hashes = (contents: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(contents).map(([name, text]) => [urlOf(name), hashBytes(Buffer.from(text))]));
  const kept = await keepFiles(originals, read, { workingDirectory: folder, most }, signal)(urlOf('lamps.html'));
  expect(kept).toEqual({
    sha256: hashBytes(Buffer.from(PAGE)),
    workingDirectory: folder,
    recordings: hashes({ 'clips/mayor.wav': 'speech' }),
    pictures: hashes({
      ...Object.fromEntries(MANY.map((name) => [name, name])),
      'img/front.jpg': 'front',
      'img/near.jpg': 'near',
    }),
  });
  for (const hash of Object.values(kept?.pictures ?? {})) expect(await originals.open(hash)).toBeDefined();
});
