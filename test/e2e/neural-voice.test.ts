import { cp, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

/** The folder of an installed Kokoro, which CI brings where it can be had. */
const kokoro = process.env['LECTERN_TEST_KOKORO'];

const ARTICLE = `<!DOCTYPE html><html lang="zh-CN"><head><title>潮水之后</title></head><body><main><article><h1>潮水之后</h1>
<p>今天的风很大，渡船停了一个上午，码头上的人等到中午。</p>
<p>下午河水退了，孩子们跑到滩上捡贝壳。</p></article></main></body></html>`;

const configuration = (narrators: string) => `
narrators: { kokoro: ${narrators} }
shows:
  - { id: tide, title: Tide, language: zh-CN, author: Test, sources: [{ files: seeds/articles/*.html }] }
`;

async function install(narrators: string): Promise<Installation> {
  const home = await createInstallation(configuration(narrators));
  await writeFile(home.path('seeds/articles/tide.html'), ARTICLE);
  return home;
}

/** As outside the tests, where better voices are looked for. */
const runOnline = (home: Installation, ...args: string[]) =>
  finish(home.startUnder({ env: { LECTERN_OFFLINE: '' } }, ...args));

const guidsOf = async (home: Installation) =>
  [...(await readFile(home.path('feed/tide/feed.xml'), 'utf8')).matchAll(/<guid[^>]*>([^<]+)/g)].map(
    ([, guid]) => guid,
  );

describe('a run before the neural voice is there', () => {
  let home: Installation;
  afterAll(() => home.remove());

  it('says in a line what speaks meanwhile when the voice cannot be had, and goes on', async () => {
    home = await install('{ from: nowhere }');
    const { status, stdout } = await runOnline(home, 'run');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^The embedded voices speak.*voices install/);
    expect(stdout).toContain('1 new');
  });

  it('asks nobody when it is told so, by a flag or by the configuration', async () => {
    const flagged = await runOnline(home, 'run', '--offline');
    expect(flagged.stdout.split('\n')[0]).toMatch(/^The embedded voices speak[^(]*$/);
    await writeFile(home.path('seeds/lectern.yaml'), configuration('{ from: nowhere, download: never }'));
    const { stdout } = await runOnline(home, 'run');
    expect(stdout.split('\n')[0]).toMatch(/^The embedded voices speak[^(]*$/);
    expect(stdout).toContain('1 unchanged');
  });

  it('fails when a person asks for the voice, naming the place and the remedy', async () => {
    const { status, stderr } = await home.run('voices', 'install');
    expect(status).toBe(1);
    expect(stderr).toMatch(/nowhere has no kokoro-v1\.0\.int8\.onnx.*narrators\.kokoro\.from/s);
  });
});

describe.skipIf(kokoro === undefined)('once the neural voice is there', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await install('{ download: never }');
  });
  afterAll(() => home.remove());

  it('what a stand-in spoke is made again under its guid, once, and an article is spoken by it from the start', async () => {
    expect((await home.run('run')).stdout).toContain('1 new');
    const before = await guidsOf(home);
    await cp(kokoro ?? '', home.path('data/voices/kokoro'), { recursive: true });

    // One of the stand-in is made again, one is spoken by it from the start.
    const text = '山上的果园今年丰收，苹果比去年大一圈。';
    await writeFile(
      home.path('seeds/articles/second.html'),
      `<!DOCTYPE html><html lang="zh-CN"><head><title>果园</title></head><body><main><article><h1>果园</h1><p>${text}</p></article></main></body></html>`,
    );

    const { status, stdout } = await home.run('run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^The neural voice speaks; this machine narrates [\d.]+ minutes? a minute\./);
    expect(stdout).toMatch(/new\s+果园/);
    expect(stdout).toMatch(/1 new, 0 updated, 1 made again/);
    expect(await guidsOf(home)).toEqual(expect.arrayContaining(before));
    expect((await home.run('run')).stdout).toMatch(/0 new, 0 updated, 2 unchanged/);
  });

  it('goes when it is removed, and the stand-in speaks again', async () => {
    expect((await home.run('voices', 'say', '好。')).stdout).toContain('kokoro:zf_xiaoxiao said');
    expect((await home.run('voices', 'remove')).status).toBe(0);
    expect((await home.run('voices', 'say', '好。')).stdout).toContain('espeak:cmn said');
  });
});
