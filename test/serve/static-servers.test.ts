/** The configurations of docs/servers, each in the real server; skipped where that is not installed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentType, isCompressible } from '../../src/serve/content-types.ts';
import { freePort } from '../helpers/free-port.ts';

const TEXT = '港口今天下了雨，渡轮照常开航。'.repeat(200);
/** Every kind of file that is published. */
const FILES = [
  ...['index.html', '404.html', 'opml.xml', 'assets/lectern.css', 'assets/lectern.js', 'assets/icon.svg'],
  ...['worker.js', 'assets/app.webmanifest', 'index.en.html', 'show/e1/embed.html', 'show/e1/oembed.json'],
  ...['show/index.html', 'show/feed.xml', 'show/lite.xml', 'show/archive-1.xml', 'show/lite-archive-2.xml'],
  ...['show/cover.jpg', 'show/cover.png', 'show/search.json', 'show/e1/index.html', 'show/e1/chapters.json'],
  ...['show/e1/transcript.vtt', 'show/e1/transcript.srt', 'show/e1/transcript.json'],
  ...[
    'media/show/e1.0123456789abcdef.mp3',
    'media/show/e1.0123456789abcdef.m4a',
    'media/show/e1-lite.0123456789abcdef.opus',
  ],
];
const HIDDEN = ['.lectern-export', 'README.md', 'show/.hidden.xml'];

type Server = {
  readonly program: string;
  readonly file: string;
  /** How the file is made to serve the folder at the port. */
  readonly adapt: (configuration: string, folder: string, port: number) => string;
  /** What starts it, and the files around its configuration. */
  readonly start: (folder: string) => { readonly args: readonly string[]; readonly around?: string };
};

const MODULES = '/usr/lib/apache2/modules';
const SERVERS: readonly Server[] = [
  {
    program: '/usr/sbin/nginx',
    file: 'nginx.conf',
    adapt: (text, folder, port) =>
      text.replace('listen 80', `listen 127.0.0.1:${port}`).replaceAll('/srv/lectern', folder),
    start: (folder) => ({
      args: ['-p', folder, '-c', join(folder, 'around'), '-e', join(folder, 'errors')],
      around: `daemon off; pid ${folder}/pid; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temporary;`).join(' ')}
  include ${folder}/configuration;
}`,
    }),
  },
  {
    program: '/usr/bin/caddy',
    file: 'Caddyfile',
    adapt: (text, folder, port) =>
      `{\n\tadmin off\n\tauto_https off\n}\n${text.replace('podcast.example.org {', `http://127.0.0.1:${port} {`).replaceAll('/srv/lectern', folder)}`,
    start: (folder) => ({ args: ['run', '--adapter', 'caddyfile', '--config', join(folder, 'configuration')] }),
  },
  {
    program: '/usr/sbin/apache2',
    file: 'apache.conf',
    adapt: (text, folder, port) =>
      `Listen 127.0.0.1:${port}\n${text.replace('*:80', `127.0.0.1:${port}`).replaceAll('/srv/lectern', folder)}`,
    start: (folder) => ({
      args: ['-d', folder, '-f', join(folder, 'around'), '-D', 'FOREGROUND'],
      around: `PidFile ${folder}/pid
ErrorLog ${folder}/errors
User nobody
Group nogroup
ServerName localhost
${['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'filter', 'deflate', 'alias'].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
Include ${folder}/configuration
`,
    }),
  },
];

describe.each(SERVERS)('$file', ({ program, file, adapt, start }) => {
  const isThere = existsSync(program);
  let [folder, origin] = ['', ''];
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    if (!isThere) return;
    // Apache's workers are nobody, who may read neither a folder of this user's nor below one.
    folder = await mkdtemp('/tmp/lectern-static-');
    await chmod(folder, 0o755);
    for (const name of [...FILES, ...HIDDEN]) {
      await mkdir(dirname(join(folder, 'site', name)), { recursive: true });
      await writeFile(join(folder, 'site', name), `${name}\n${TEXT}`);
    }
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const { args, around } = start(folder);
    await writeFile(join(folder, 'configuration'), adapt(await readFile(`docs/servers/${file}`, 'utf8'), folder, port));
    if (around !== undefined) await writeFile(join(folder, 'around'), around);
    const home = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    let said = '';
    server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'], ...home } });
    server.stderr?.on('data', (data) => {
      said += data;
    });
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        await request(origin).then(
          ({ body }) => body.dump().then(() => true),
          () => false,
        )
      )
        return;
      if (server.exitCode !== null) break;
      await sleep(50);
    }
    throw new Error(
      `${program} does not answer: ${said} ${await readFile(join(folder, 'errors'), 'utf8').catch(() => '')}`,
    );
  }, 20_000);

  afterAll(async () => {
    const ended = server && server.exitCode === null && new Promise((resolve) => server?.once('exit', resolve));
    server?.kill('SIGTERM');
    await ended;
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  async function ask(path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
    const answer = await request(`${origin}/${path}`, { method, headers });
    const { length } = await answer.body.bytes();
    return { status: answer.statusCode, headers: answer.headers, length };
  }

  it.skipIf(!isThere)(
    'sends each file with its type, to every site, and text compressed where that is taken',
    async () => {
      for (const name of FILES) {
        const [plain, zipped] = [await ask(name), await ask(name, { 'accept-encoding': 'gzip' })];
        const expected = contentType(name.slice(name.lastIndexOf('/') + 1)) ?? '';
        expect(String(plain.headers['content-type']).toLowerCase(), name).toBe(expected);
        expect(plain.headers['access-control-allow-origin'], name).toBe('*');
        expect(plain.headers['x-content-type-options'], name).toBe('nosniff');
        expect(zipped.headers['content-encoding'], name).toBe(isCompressible(expected) ? 'gzip' : undefined);
        if (isCompressible(expected))
          expect(String(zipped.headers['vary']).toLowerCase(), name).toContain('accept-encoding');
      }
    },
  );

  it.skipIf(!isThere)('says how long a file may be kept, and knows it again', async () => {
    const caching = async (path: string) => (await ask(path)).headers['cache-control'];
    expect(await caching('media/show/e1.0123456789abcdef.mp3')).toBe('public, max-age=31536000, immutable');
    expect(await caching('show/feed.xml')).toBe('public, max-age=300');
    expect(await caching('show/cover.jpg')).toBe('public, max-age=3600');
    expect(await caching('show/e1/')).toBe('no-cache');
    for (const encoding of ['identity', 'gzip']) {
      const { headers } = await ask('show/feed.xml', { 'accept-encoding': encoding });
      const again = { 'accept-encoding': encoding, 'if-none-match': String(headers['etag']) };
      expect((await ask('show/feed.xml', again)).status, encoding).toBe(304);
    }
  });

  it.skipIf(!isThere)('sends parts of a recording', async () => {
    const name = 'media/show/e1.0123456789abcdef.mp3';
    const size = (await ask(name)).length;
    const part = await ask(name, { range: 'bytes=100-199' });
    expect([part.status, part.length, part.headers['content-range']]).toEqual([206, 100, `bytes 100-199/${size}`]);
    expect((await ask(name, { range: `bytes=${size}-` })).status).toBe(416);
    const head = await ask(name, {}, 'HEAD');
    expect([head.status, head.length, head.headers['content-length']]).toEqual([200, 0, String(size)]);
  });

  it.skipIf(!isThere)('leads a folder’s address to its page, and hides what is not published', async () => {
    const folderless = await ask('show/e1');
    expect([301, 308]).toContain(folderless.status);
    expect(new URL(String(folderless.headers['location']), `${origin}/show/e1`).pathname).toBe('/show/e1/');
    expect((await ask('')).status).toBe(200);
    for (const name of [...HIDDEN, 'show/none.xml', 'media/', 'show/e1/../../.lectern-export']) {
      const { status, headers } = await ask(name);
      expect([403, 404], name).toContain(status);
      expect(headers['content-type'], name).toMatch(/^text\/html/);
    }
  });
});
