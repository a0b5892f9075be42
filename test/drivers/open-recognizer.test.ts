import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProofing, openRecognizers } from '../../src/drivers/open-recognizer.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import type { HttpClient } from '../../src/io/http-client.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

// Nothing is asked of it.
const http = {} as HttpClient;
let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'lectern-recognizers-'));
});
afterEach(() => rm(data, { recursive: true }));

async function install(name: string, languages: readonly string[]) {
  const folder = join(data, 'recognizers', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'voice.json'), JSON.stringify({ name, languages, sources: [{ sha256: name }] }));
}

const open = () =>
  openRecognizers(
    { recognizers: {}, paths: { feed: 'feed', media: 'media', data } } as Parameters<typeof openRecognizers>[0],
    http,
  );

it('a recogniser that is installed is taken up at once, and one that is removed is let go', async () => {
  const recognizers = open();
  expect(await recognizers.current()).toBeUndefined();
  await install('english', ['en']);
  const first = await recognizers.current();
  expect(first).toMatchObject({ languages: ['en'] });
  expect(await recognizers.current()).toBe(first);
  await install('chinese', ['zh']);
  const both = await recognizers.current();
  expect(both?.languages?.toSorted()).toEqual(['en', 'zh']);
  // The one that was there stays, with the model that it has loaded.
  expect(both?.forLanguage?.('en')).toBe(first);
  await rm(join(data, 'recognizers', 'english'), { recursive: true });
  expect(await recognizers.current()).toMatchObject({ languages: ['zh'] });
  await recognizers.close();
});

it('what is spoken is heard from then on', async () => {
  const recognizers = open();
  const cache = createDiskCache(data, memoryIndex());
  const proofing = openProofing({ verify: { when: 'auto', onFailure: 'mark' } }, recognizers, cache, () => undefined);
  expect(await proofing()).toBeUndefined();
  await install('english', ['en']);
  const opened = await proofing();
  expect(opened?.listener.applies({ key: '', voice: 'kokoro:a', language: 'en' })).toBe(true);
  // It remembers that a recogniser is away.
  expect(await proofing()).toBe(opened);
});

it('who waits for a recogniser that is removed is told', async () => {
  const recognizers = open();
  await install('english', ['en']);
  const recognizer = await recognizers.current();
  const { signal } = new AbortController();
  const waiting = [1, 2, 3].map(() => recognizer?.recognize(new Uint8Array(), {}, signal));
  const told = Promise.allSettled(waiting);
  // At once, while they wait.
  await recognizers.close();
  for (const result of await told) expect(result).toMatchObject({ reason: { code: 'recognizer' } });
});
