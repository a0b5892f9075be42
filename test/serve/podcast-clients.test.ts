import { execFile } from 'node:child_process';
import { accessSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite, summarise } from './published-site.ts';

const run = promisify(execFile);
const AUDIO = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 253));
const TOKEN = 'a-token-of-a-listener';
const MEDIA = 'media/harbour/abc123.0f1e2d3c.mp3';

function isInstalled(program: string): boolean {
  try {
    accessSync(`/usr/bin/${program}`);
    return true;
  } catch {
    return false;
  }
}

let site: PublishedSite;
let directory: string;
const log: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  const episodes = [sampleEpisode({ enclosure: { ...sampleEpisode().enclosure, byteLength: AUDIO.length } })];
  const inner = sampleShow({ id: 'inner', isPrivate: true });
  const content = {
    shows: [
      { show: sampleShow(), episodes },
      { show: inner, episodes: episodes.map((episode) => ({ ...episode, showId: 'inner' })) },
    ],
  };
  const access = { authorize: async (_show: string, token: string) => (token === TOKEN ? '' : undefined) };
  const baseUrl = `http://127.0.0.1:${port}`;
  site = await serveSite({ baseUrl, access, log: (entry) => log.push(summarise(entry)) }, content, { port });
  await site.put(MEDIA, AUDIO);
  await site.put(MEDIA.replace('harbour', 'inner'), AUDIO);
  directory = await mkdtemp(join(tmpdir(), 'lectern-clients-'));
});

afterAll(async () => {
  await site.stop();
  await rm(directory, { recursive: true, force: true });
});

const feed = () => `${site.origin}/harbour/feed.xml`;
const seen = (start: string) => log.filter((line) => line.startsWith(start));

describe('podcast clients (each skipped when it is not installed)', () => {
  it.skipIf(!isInstalled('gpo'))('gPodder subscribes, downloads, and hears that nothing changed', async () => {
    const env = { ...process.env, GPODDER_HOME: join(directory, 'gpodder') };
    const gpo = (...command: string[]) => run('gpo', command, { env, timeout: 60_000 });
    await gpo('subscribe', feed());
    expect((await gpo('episodes')).stdout).toContain('老桥今天重新开放');
    await gpo('download');
    const downloads = join(directory, 'gpodder/Downloads');
    const [show = ''] = await readdir(downloads);
    const name = (await readdir(join(downloads, show))).find((file) => file.endsWith('.mp3')) ?? '';
    expect((await readFile(join(downloads, show, name))).equals(AUDIO)).toBe(true);
    log.length = 0;
    await gpo('update');
    expect(seen('GET /harbour/feed.xml 304')).toHaveLength(1);
    expect(seen('GET /harbour/feed.xml 200')).toHaveLength(0);
  });

  it.skipIf(!isInstalled('newsboat'))('newsboat reads the feed and finds the recording', async () => {
    const [urls, cache] = [join(directory, 'urls'), join(directory, 'cache.db')];
    await writeFile(urls, `${feed()}\n`);
    const newsboat = (...command: string[]) =>
      run('newsboat', ['-u', urls, '-c', cache, '-x', ...command], {
        timeout: 60_000,
        env: { ...process.env, HOME: directory },
      });
    await newsboat('reload');
    expect((await newsboat('print-unread')).stdout).toContain('1 unread');
  });

  it.skipIf(!isInstalled('podget')).each([
    ['a public show', () => feed()],
    ['a private show, with its token', () => `${site.origin}/~${TOKEN}/inner/feed.xml`],
  ])('podget subscribes to %s and downloads', async (name, address) => {
    const home = join(directory, name.replaceAll(/\W/g, '-'));
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'serverlist'), `${address()} No_Category Harbour\n`);
    const library = join(home, 'library');
    const folders = ['--dir_config', home, '--library', library, '--dir_session', join(home, 'session')];
    const env = { ...process.env, HOME: home };
    await run('podget', [...folders, '--config', 'podgetrc', '--serverlist', 'serverlist'], { timeout: 60_000, env });
    const [file = ''] = await readdir(join(library, 'Harbour'));
    expect(file).toMatch(/\.mp3$/);
    expect((await readFile(join(library, 'Harbour', file))).equals(AUDIO)).toBe(true);
  });

  it.skipIf(!isInstalled('curl'))('curl goes on with a download that broke off', async () => {
    const file = join(directory, 'part.mp3');
    await writeFile(file, AUDIO.subarray(0, 123_456));
    await run('curl', ['--silent', '--fail', '--continue-at', '-', '--output', file, `${site.origin}/${MEDIA}`]);
    expect((await readFile(file)).equals(AUDIO)).toBe(true);
    expect(seen(`GET /${MEDIA} 206`).length).toBeGreaterThan(0);
  });

  it.skipIf(!isInstalled('curl'))('curl takes the compressed feed and asks again by tag', async () => {
    const [body, tag] = [join(directory, 'feed.xml'), join(directory, 'tag')];
    const curl = ['--silent', '--fail', '--compressed', '--etag-save', tag, '--etag-compare', tag, '--output', body];
    const status = async () => (await run('curl', [...curl, '--write-out', '%{http_code}', feed()])).stdout;
    await writeFile(tag, '');
    expect(await status()).toBe('200');
    expect(await readFile(body, 'utf8')).toContain('老桥今天重新开放');
    expect(await status()).toBe('304');
  });

  it.skipIf(!isInstalled('xmllint'))('xmllint finds nothing to complain about', async () => {
    const answer = await fetch(feed());
    const file = join(directory, 'lint.xml');
    await writeFile(file, await answer.text());
    expect(await run('xmllint', ['--noout', '--pedantic', file])).toMatchObject({ stdout: '', stderr: '' });
  });
});
