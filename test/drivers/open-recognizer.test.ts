import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEars, openProofing } from '../../src/drivers/open-recognizer.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import type { HttpClient } from '../../src/io/http-client.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

// Nothing is asked of it.
const http = {} as HttpClient;
let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'lectern-ears-'));
});
afterEach(() => rm(data, { recursive: true }));

async function install(name: string, languages: readonly string[]) {
  const folder = join(data, 'recognizers', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'voice.json'), JSON.stringify({ name, languages, sources: [{ sha256: name }] }));
}

const open = () =>
  openEars({ recognizers: {}, paths: { feed: 'feed', media: 'media', data } } as Parameters<typeof openEars>[0], http);

it('a recogniser that is installed is taken up at once, and one that is removed is let go', async () => {
  const ears = open();
  expect(await ears.current()).toBeUndefined();
  await install('english', ['en']);
  const first = await ears.current();
  expect(first).toMatchObject({ languages: ['en'] });
  expect(await ears.current()).toBe(first);
  await install('chinese', ['zh']);
  const both = await ears.current();
  expect(both?.languages?.toSorted()).toEqual(['en', 'zh']);
  // The one that was there stays, with the model that it has loaded.
  expect(both?.forLanguage?.('en')).toBe(first);
  await rm(join(data, 'recognizers', 'english'), { recursive: true });
  expect(await ears.current()).toMatchObject({ languages: ['zh'] });
  await ears.close();
});

it('what is spoken is heard from then on', async () => {
  const ears = open();
  const cache = createDiskCache(data, memoryIndex());
  const proofing = openProofing({ verify: { when: 'auto', onFailure: 'mark' } }, ears, cache, () => undefined);
  expect(await proofing()).toBeUndefined();
  await install('english', ['en']);
  const opened = await proofing();
  expect(opened?.listener.applies({ key: '', voice: 'kokoro:a', language: 'en' })).toBe(true);
  // It remembers that a recogniser is away.
  expect(await proofing()).toBe(opened);
});

it('who waits for a recogniser that is removed is told', async () => {
  const ears = open();
  await install('english', ['en']);
  const recognizer = await ears.current();
  const { signal } = new AbortController();
  const waiting = [1, 2, 3].map(() => recognizer?.recognize(new Uint8Array(), {}, signal));
  const told = Promise.allSettled(waiting);
  // At once, while they wait.
  await ears.close();
  for (const result of await told) expect(result).toMatchObject({ reason: { code: 'recognizer' } });
});
