/** What an operator changes while `lectern serve` runs: the voice arrives, a show is renamed. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findOnnxRuntime } from '../../src/narrate/kokoro/find-runtime.ts';
import { KOKORO_VOICES } from '../../src/narrate/voice-models/kokoro-catalogue.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { ADMIN_TOKEN, type Served, serve, waitFor, waitForLog } from '../helpers/serve.ts';
import { buildToyVoiceProgram } from '../helpers/toy-voice-program.ts';
import { buildToyKokoro } from '../narrate/kokoro/toy-model.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ARTICLE = `<html lang="en"><head><title>The lamps</title></head><body><article><h1>The lamps</h1>
<p>Nobody in the council remembers who proposed the sale.</p><p>The buyer came with two carts and a ladder.</p></article></body></html>`;

const model = buildToyKokoro();
const voice = new Uint8Array(new Float32Array(510 * 256).buffer);

let home: Installation;
let origin: Origin;
let served: Served;
let programs: string;
/** Lets the place of the voice answer. */
let release = () => undefined as unknown;

const configure = (id: string, formerly: string) =>
  writeFile(
    home.path('seeds/lectern.yaml'),
    `schedule: "0 0 1 1 *"
narrators: { kokoro: { from: "${origin.url}" } }
fetch: { allowPrivate: ["${origin.host}"] }
shows: [{ id: ${id}, formerly: [${formerly}], title: Lamps, language: en, author: T, cover: seeds/cover.png, sources: [{ files: "seeds/articles/*.html" }] }]
`,
  );
const episodesOf = (feed: string) => {
  const $ = load(feed, { xml: true });
  const items = $('item').toArray();
  return items.map((item) => ({ guid: $(item).find('guid').text(), url: $(item).find('enclosure').attr('url') ?? '' }));
};
const feedAt = (id: string) => waitFor(`${served.base}/${id}/feed.xml`, (feed) => feed.includes('<enclosure'));
const lookAgain = () =>
  fetch(`${served.base}/api/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: '{}',
  });

beforeAll(async () => {
  const released = new Promise<void>((resolve) => {
    release = () => resolve();
  });
  origin = await startOrigin(async ({ url = '', headers }, response) => {
    const file = url.endsWith('.onnx') ? model : Buffer.from(voice);
    // Whether it is there it says at once.
    if (headers.range === 'bytes=0-0')
      return void response.writeHead(206, { 'content-range': `bytes 0-0/${file.length}` }).end(file.subarray(0, 1));
    await released;
    response.writeHead(200, { 'content-length': file.length }).end(file);
  });
  programs = await mkdtemp(join(tmpdir(), 'lectern-program-'));
  const voices = Object.fromEntries(Object.keys(KOKORO_VOICES).map((name) => [name, voice]));
  const program = await buildToyVoiceProgram(programs, { model, voices });
  home = await createInstallation('');
  await writeFile(home.path('seeds/articles/lamps.html'), ARTICLE);
  await configure('harbour', '');
  served = await serve(home, { program, env: { LECTERN_OFFLINE: '' } });
});
afterAll(async () => {
  served.server.kill('SIGKILL');
  await origin.close();
  await home.remove();
  await rm(programs, { recursive: true, force: true });
});

describe.skipIf(findOnnxRuntime().runtime === undefined)('a voice that arrives while the server runs', () => {
  it('speaks the episode of the stand-in again, once, under its guid', async () => {
    const [spoken] = episodesOf(await feedAt('harbour'));
    release();
    await waitForLog(served, /"kind":"notice"/);
    expect(served.log()).toContain('The neural voice speaks');
    await lookAgain();
    await waitForLog(served, /"outcome":"remade"/);
    const again = await waitFor(`${served.base}/harbour/feed.xml`, (feed) => !feed.includes(spoken?.url ?? ''));
    const [remade, ...others] = episodesOf(again);
    expect(others).toEqual([]);
    expect(remade?.guid).toBe(spoken?.guid);
    // The former file stays for its listeners.
    const path = (url = '') => served.base + new URL(url).pathname;
    expect((await fetch(path(spoken?.url), { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(path(remade?.url), { method: 'HEAD' })).status).toBe(200);
    await lookAgain();
    await waitForLog(served, /("kind":"run-finished".*){3}/s);
    expect(served.log().match(/"outcome":"remade"/g)).toHaveLength(1);
  });
});

describe('a show that is renamed while the server runs', () => {
  it('keeps its guids and files, and its former addresses lead to the present ones for good', async () => {
    const before = await feedAt('harbour');
    const files = await readdir(home.path('media/harbour'));
    const [episode] = episodesOf(before);
    const addresses = ['/harbour/', '/harbour/feed.xml', new URL(episode?.url ?? '').pathname];
    for (const [id, formerly] of [
      ['quay', 'harbour'],
      ['port', 'harbour, quay'],
    ] as const) {
      await configure(id, formerly);
      const feed = await waitFor(`${served.base}/${id}/feed.xml`, (text) => text !== '' && !text.includes('/harbour/'));
      expect(episodesOf(feed).map(({ guid }) => guid)).toEqual(episodesOf(before).map(({ guid }) => guid));
      expect(await readdir(home.path('media', id))).toEqual(files);
      for (const address of addresses) {
        const { status, headers } = await fetch(served.base + address, { redirect: 'manual' });
        expect(status).toBe(301);
        const present = address.replace('harbour', id);
        expect(new URL(headers.get('location') ?? '', served.base + address).pathname).toBe(present);
        expect((await fetch(served.base + address)).status).toBe(200);
      }
    }
    expect(await readFile(home.path('feed/port/feed.xml'), 'utf8')).toContain('<itunes:new-feed-url>');
  });
});
