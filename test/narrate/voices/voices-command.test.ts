import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../src/commands/output.ts';
import { voicesInstallCommand } from '../../../src/commands/voices-install-command.ts';
import { voicesListCommand } from '../../../src/commands/voices-list-command.ts';
import { voicesSayCommand } from '../../../src/commands/voices-say-command.ts';
import { parseConfig } from '../../../src/config/read-config.ts';
import { createSherpaSpeaker } from '../../../src/narrate/drivers/sherpa.ts';
import { createSpeakerPool } from '../../../src/narrate/speaker-pool.ts';
import { createSpeakers } from '../../../src/narrate/speakers.ts';
import { decodeWav } from '../../../src/narrate/wav.ts';
import { type Origin, startOrigin } from '../../helpers/origin.ts';
import { entriesOf, makeTarGz, open } from './archives.ts';
import { buildToyFiles, SAMPLES_PER_CHARACTER } from './toy-voice.ts';

const { signal } = new AbortController();
let modelsDirectory = '';
let origin: Origin;
beforeAll(async () => {
  modelsDirectory = await mkdtemp(join(tmpdir(), 'lectern-voices-'));
  const archive = await makeTarGz(entriesOf(buildToyFiles({ speakers: 2 }), 'toy'));
  origin = await startOrigin((_request, response) => {
    response.writeHead(200, { 'content-length': archive.length }).end(archive);
  });
});
afterAll(async () => {
  await origin.close();
  await rm(modelsDirectory, { recursive: true, force: true });
});

function capture(): Output & { readonly text: () => string } {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  return { write, warn: write, isTerminal: false, text: () => text };
}

describe('lectern voices', () => {
  it('names what can be installed, with languages, licence and size', async () => {
    const output = capture();
    expect(await voicesListCommand({ paths: { data: modelsDirectory }, modelsDirectory, json: false }, output)).toBe(0);
    expect(output.text()).toMatch(/sherpa:kokoro-int8-multi-lang-v1_1 {2}zh, en; Apache-2\.0; 147\.0 MB to download/);
    expect(output.text()).not.toContain('Installed in');
    expect(output.text()).toMatch(/“lectern voices install” \(90\.0 MB, Apache-2\.0\)/);
    expect(output.text()).toMatch(/kokoro:zf_xiaoxiao +zh +female, the default/);
    expect(output.text()).toMatch(/“这是一句试音[^\n]*”\n +kokoro:zf_/);
    expect(output.text()).toMatch(/“This sentence tests the voice[^\n]*”\n +kokoro:[ab][fm]_/);
  });

  it('installs, lists and says', async () => {
    const install = capture();
    const url = `${origin.url}/toy-zh.tar.gz`;
    expect(await voicesInstallCommand(url, { modelsDirectory, open, json: false }, install, signal)).toBe(0);
    expect(install.text()).toMatch(/downloading toy-zh\.tar\.gz.*unpacking.*trying.*sherpa:toy-zh is installed/s);
    expect(install.text()).toMatch(/SHA-256 [0-9a-f]{64} \(recorded/);

    const list = capture();
    expect(await voicesListCommand({ paths: { data: modelsDirectory }, modelsDirectory, json: true }, list)).toBe(0);
    const rows = list
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.find(({ voice }) => voice === 'sherpa:toy-zh')).toMatchObject({ isInstalled: true, speakers: 2 });

    const say = capture();
    const outFile = join(modelsDirectory, 'out.wav');
    const speakers = createSpeakers(createSpeakerPool(), new Map(), [createSherpaSpeaker({ modelsDirectory })]);
    const config = 'shows: [{ id: a, title: A, language: zh, author: A, sources: [{ files: "*" }] }]';
    const [show] = parseConfig(config, 'lectern.yaml', modelsDirectory).shows;
    if (!show) throw new Error('no show');
    const kokoro = { voices: [], isQuick: true };
    const options = { speakers, show, kokoro, voice: 'sherpa:toy-zh/1', outFile, json: false };
    expect(await voicesSayCommand('今天的风很大。', options, say, signal)).toBe(0);
    expect(say.text()).toContain(outFile);
    expect(decodeWav(await readFile(outFile)).samples.length).toBe(7 * SAMPLES_PER_CHARACTER);
  });

  it('tells of an installed voice that is incomplete', async () => {
    await rm(join(modelsDirectory, 'toy-zh', 'tokens.txt'));
    const output = capture();
    expect(await voicesListCommand({ paths: { data: modelsDirectory }, modelsDirectory, json: false }, output)).toBe(1);
    expect(output.text()).toContain('lacks tokens.txt');
  });
});
