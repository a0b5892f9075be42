import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSherpaSpeaker } from '../../../src/narrate/drivers/sherpa.ts';
import type { CatalogueVoice } from '../../../src/narrate/voice-models/catalogue.ts';
import { type InstallProgress, installVoice } from '../../../src/narrate/voice-models/install-voice.ts';
import { listVoices } from '../../../src/narrate/voice-models/list-voices.ts';
import { unpackArchive } from '../../../src/narrate/voice-models/unpack-archive.ts';
import { type Answer, type Origin, startOrigin } from '../../helpers/origin.ts';
import { entriesOf, makeTar, makeTarGz, open } from './archives.ts';
import { buildToyFiles } from './toy-voice.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const sentence = '今天的风很大，渡船停了一个上午。';

let modelsDirectory = '';
let origin: Origin | undefined;
beforeEach(async () => {
  modelsDirectory = await mkdtemp(join(tmpdir(), 'lectern-install-'));
});
afterEach(async () => {
  await origin?.close();
  await rm(modelsDirectory, { recursive: true, force: true });
});

/** Serves `bytes` with ranges and an ETag, as GitHub's storage does. */
const serve =
  (bytes: Buffer, seen: (string | undefined)[] = []): Answer =>
  (request, response) => {
    seen.push(request.headers.range);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      etag: '"one"',
      'content-length': bytes.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    response.end(bytes.subarray(from));
  };

const install = (nameOrUrl: string, more: Partial<Parameters<typeof installVoice>[1]> = {}) =>
  installVoice(nameOrUrl, {
    modelsDirectory,
    open,
    signal: new AbortController().signal,
    retries: 0,
    backoffMs: 1,
    ...more,
  });

/** With a file that does not get smaller, so that a line can break in the middle. */
const ballast = Buffer.concat(
  Array.from({ length: 2000 }, (_, index) => createHash('sha256').update(`${index}`).digest()),
);
const toyArchive = (files = buildToyFiles()) => makeTarGz(entriesOf({ 'a.bin': ballast, ...files }, 'packed-name'));
/** What lies in the models' folder besides the store of broken downloads. */
const left = async () => (await readdir(modelsDirectory)).filter((name) => name !== '.downloads');
const broken = async () => readdir(join(modelsDirectory, '.downloads'));

describe('installing a voice by its address', () => {
  it('makes it speak, and records what was downloaded', async () => {
    const archive = await toyArchive();
    origin = await startOrigin(serve(archive));
    const progress: InstallProgress[] = [];
    const url = `${origin.url}/voices/toy-zh.tar.gz`;
    const { record, isNew } = await install(url, { onProgress: (one) => progress.push(one) });

    expect(isNew).toBe(true);
    expect(record).toMatchObject({
      name: 'toy-zh',
      languages: ['zh'],
      family: 'vits',
      speakers: 1,
      sampleRate: 16_000,
      sources: [{ url, byteLength: archive.length, sha256: sha256(archive), isVerified: false }],
    });
    expect(progress.filter(({ stage }) => stage === 'download').at(-1)).toMatchObject({
      what: 'toy-zh.tar.gz',
      done: archive.length,
      total: archive.length,
    });
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(['download', 'unpack', 'try']));
    const speaker = createSherpaSpeaker({ modelsDirectory });
    const options = { voice: 'toy-zh', language: 'zh' };
    const pcm = await speaker.synthesize(sentence, options, new AbortController().signal);
    expect(pcm.samples.length / pcm.sampleRate).toBeCloseTo([...sentence].length * 0.2);
    expect(await left()).toEqual(['toy-zh']);
    expect(await broken()).toEqual([]);
  });

  it.each(['tar', 'tar.bz2'])('takes a .%s', async (ending) => {
    const fixture = join(import.meta.dirname, 'fixtures', 'toy-voice.tar.bz2');
    const archive = ending === 'tar' ? await makeTar(entriesOf(buildToyFiles(), 'x')) : await readFile(fixture);
    origin = await startOrigin(serve(archive));
    const { record } = await install(`${origin.url}/toy.${ending}`);
    expect(record).toMatchObject({ name: 'toy', sampleRate: 16_000 });
  });

  it('downloads nothing a second time', async () => {
    origin = await startOrigin(serve(await toyArchive()));
    const url = `${origin.url}/toy.tar.gz`;
    await install(url);
    expect((await install(url)).isNew).toBe(false);
    expect(origin.requests).toHaveLength(1);
  });

  it.each(['toy', 'ftp://example.org/toy.tar.gz', 'http://127.0.0.1/toy.zip', 'http://127.0.0.1/..tar.gz'])(
    'refuses %s before it asks anybody',
    async (name) => {
      await expect(install(name)).rejects.toMatchObject({ code: 'usage', hint: expect.any(String) });
      expect(await left()).toEqual([]);
    },
  );
});

describe('a broken download', () => {
  /** Breaks the line in the middle of the first answer, as soon as the client has had so much of it. */
  const breaksOnce = (archive: Buffer, seen: (string | undefined)[]) => {
    const whole = serve(archive, seen);
    let breakOff: (() => void) | undefined;
    const answer: Answer = (request, response) => {
      if (seen.length > 0) return whole(request, response);
      seen.push(request.headers.range);
      breakOff = () => response.destroy();
      response.writeHead(200, { etag: '"one"', 'content-length': archive.length });
      response.write(archive.subarray(0, 30_000));
    };
    const onProgress = ({ done }: InstallProgress) => {
      if (done === 30_000) breakOff?.();
    };
    return { answer, onProgress };
  };

  it('goes on where it broke off', async () => {
    const archive = await toyArchive();
    const seen: (string | undefined)[] = [];
    const { answer, onProgress } = breaksOnce(archive, seen);
    origin = await startOrigin(answer);
    const { record } = await install(`${origin.url}/toy.tar.gz`, { retries: 1, onProgress });
    expect(seen).toEqual([undefined, 'bytes=30000-']);
    expect(record.sources[0]).toMatchObject({ byteLength: archive.length, sha256: sha256(archive) });
  });

  it('is kept for the next run of the command, and leaves no voice behind', async () => {
    const archive = await toyArchive();
    const seen: (string | undefined)[] = [];
    const { answer, onProgress } = breaksOnce(archive, seen);
    origin = await startOrigin(answer);
    const url = `${origin.url}/toy.tar.gz`;
    await expect(install(url, { onProgress })).rejects.toMatchObject({ code: 'network', retryable: true });
    expect(await left()).toEqual([]);
    await install(url);
    expect(seen).toEqual([undefined, 'bytes=30000-']);
    expect(await left()).toEqual(['toy']);
    expect(await broken()).toEqual([]);
  });

  it('begins anew when the file has changed meanwhile', async () => {
    const archive = await toyArchive();
    const { answer, onProgress } = breaksOnce(Buffer.alloc(50_000), []);
    const tags: (string | string[] | undefined)[] = [];
    origin = await startOrigin((request, response) => {
      tags.push(request.headers['if-range']);
      if (tags.length === 1) return answer(request, response);
      // If-Range does not hold any more: the whole of the new file.
      response.writeHead(200, { etag: '"two"', 'content-length': archive.length }).end(archive);
    });
    const { record } = await install(`${origin.url}/toy.tar.gz`, { retries: 1, onProgress });
    expect(tags).toEqual([undefined, '"one"']);
    expect(record.sources[0]?.sha256).toBe(sha256(archive));
  });

  it('is given up when nothing comes, with the status named', async () => {
    origin = await startOrigin((_request, response) => void response.writeHead(503).end());
    await expect(install(`${origin.url}/toy.tar.gz`, { retries: 2 })).rejects.toMatchObject({
      code: 'http-status',
      message: expect.stringContaining('503'),
    });
    expect(origin.requests).toHaveLength(3);
  });

  it('stops on request', async () => {
    const stop = new AbortController();
    origin = await startOrigin((_request, response) => {
      response.writeHead(200, { 'content-length': 1e6 });
      response.write('x', () => stop.abort());
    });
    await expect(install(`${origin.url}/toy.tar.gz`, { signal: stop.signal, retries: 9 })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await left()).toEqual([]);
  });

  it('larger than allowed is refused at its first bytes', async () => {
    origin = await startOrigin(serve(await toyArchive()));
    await expect(install(`${origin.url}/toy.tar.gz`, { maxDownloadBytes: 100 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});

describe('the catalogue', () => {
  const voice = (url: string, sum: string): CatalogueVoice => ({
    name: 'toy-zh',
    archive: { url: `${url}/toy.tar.gz`, byteLength: 1, sha256: sum },
    extras: {},
    languages: ['zh'],
    licence: 'CC0-1.0',
    speakers: 1,
  });

  it('installs by name, and tells what is here and what can be had', async () => {
    const archive = await toyArchive();
    origin = await startOrigin(serve(archive));
    const catalogue = [voice(origin.url, sha256(archive)), { ...voice(origin.url, ''), name: 'another' }];
    expect((await listVoices(modelsDirectory, catalogue)).map(({ isInstalled }) => isInstalled)).toEqual([
      false,
      false,
    ]);
    const { record } = await install('toy-zh', { catalogue });
    expect(record.sources[0]?.isVerified).toBe(true);
    const [here, there] = await listVoices(modelsDirectory, catalogue);
    expect(here).toMatchObject({
      voice: 'sherpa:toy-zh',
      isInstalled: true,
      languages: ['zh'],
      licence: 'CC0-1.0',
      speakers: 1,
      fault: undefined,
    });
    const sizes = Object.values(buildToyFiles()).reduce((sum, { length }) => sum + length, 0);
    expect(here?.byteLength).toBeGreaterThan(sizes);
    expect(there).toMatchObject({ voice: 'sherpa:another', isInstalled: false, downloadBytes: 1 });
  });

  it('refuses a file with another SHA-256 than it knows, and keeps nothing of it', async () => {
    const archive = await toyArchive();
    origin = await startOrigin(serve(archive));
    const catalogue = [voice(origin.url, sha256(Buffer.from('another')))];
    await expect(install('toy-zh', { catalogue })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(sha256(archive)),
    });
    expect(await left()).toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it('adds the files that lie elsewhere', async () => {
    const vocoder = Buffer.alloc(700, 'v');
    const archive = await toyArchive();
    origin = await startOrigin((request, response) =>
      serve(request.url === '/extra.txt' ? vocoder : archive)(request, response),
    );
    const extras = { 'extra.txt': { url: `${origin.url}/extra.txt`, byteLength: 700, sha256: sha256(vocoder) } };
    const { record } = await install('toy-zh', { catalogue: [{ ...voice(origin.url, sha256(archive)), extras }] });
    expect(record.sources.map(({ url }) => url)).toEqual([`${origin.url}/toy.tar.gz`, `${origin.url}/extra.txt`]);
    expect(await readFile(join(modelsDirectory, 'toy-zh', 'extra.txt'))).toEqual(vocoder);
  });
});

describe('an archive is refused, and nothing of it stays,', () => {
  const good = { name: 'toy/README.md', content: 'x' };
  it.each([
    ['with a path that leads out', [good, { name: 'toy/../../escaped.txt', content: 'x' }], 'invalid', /escaped\.txt/],
    ['with an absolute path', [good, { name: '/tmp/lectern-escaped.txt', content: 'x' }], 'invalid', /escaped\.txt/],
    ['with a path of Windows', [good, { name: 'toy\\..\\..\\escaped.txt', content: 'x' }], 'invalid', /escaped\.txt/],
    ['with a drive of Windows', [good, { name: 'C:/escaped.txt', content: 'x' }], 'invalid', /escaped\.txt/],
    ['with a link', [good, { name: 'toy/passwd', type: 'symlink', linkname: '/etc/passwd' }], 'invalid', /symlink/],
    ['with a hard link', [good, { name: 'toy/passwd', type: 'link', linkname: '/etc/passwd' }], 'invalid', /link/],
    ['with a pipe', [good, { name: 'toy/pipe', type: 'fifo' }], 'invalid', /fifo/],
    ['with the same file twice', [good, good], 'invalid', /twice/],
    ['with nothing in it', [], 'invalid', /empty/],
    ['without a model', [good], 'no-voice', /\.onnx/],
  ] as const)('%s', async (_what, entries, code, message) => {
    origin = await startOrigin(serve(await makeTarGz(entries)));
    await expect(install(`${origin.url}/toy.tar.gz`)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(await left()).toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['cut short', async () => (await toyArchive()).subarray(0, 50_000)],
    ['that is a web page', async () => Buffer.from(`<!doctype html><title>Blocked</title>${'<p>no</p>'.repeat(200)}`)],
    ['of bzip2 that is damaged', async () => Buffer.concat([Buffer.from('BZh9'), Buffer.alloc(4000, 'x')])],
  ])('%s', async (_what, make) => {
    origin = await startOrigin(serve(await make()));
    await expect(install(`${origin.url}/toy.tar.gz`)).rejects.toMatchObject({ code: 'invalid' });
    expect(await left()).toEqual([]);
  });

  it.each(['tokens.txt', 'model.onnx'])('that lacks %s, which is named', async (missing) => {
    const { [missing]: _left, ...files } = buildToyFiles();
    origin = await startOrigin(serve(await toyArchive(files)));
    await expect(install(`${origin.url}/toy.tar.gz`)).rejects.toMatchObject({
      code: 'no-voice',
      message: expect.stringContaining(missing.replace('model', '')),
    });
    expect(await left()).toEqual([]);
  });

  it('whose model ends the process that loads it', async () => {
    const files = buildToyFiles({ metadata: { n_speakers: '' } });
    origin = await startOrigin(serve(await toyArchive(files)));
    await expect(install(`${origin.url}/toy.tar.gz`)).rejects.toMatchObject({
      code: 'no-voice',
      message: expect.stringContaining('cannot use the voice sherpa:toy'),
    });
    expect(await left()).toEqual([]);
  });
});

describe('an archive within no limits', () => {
  const zeros = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `toy/${at}`, content: '0' }));
  it.each([
    ['with too many files', { maxEntries: 50 }, zeros(51), /more than 50 files/],
    ['with too many bytes', { maxBytes: 1e6 }, [{ name: 'toy/a', content: ballast.toString('hex').repeat(9) }], /1 MB/],
    ['that is a bomb', {}, [{ name: 'toy/a', content: Buffer.alloc(40e6) }], /200 times its size/],
  ] as const)('%s is broken off', async (_what, limits, entries, message) => {
    const archive = join(modelsDirectory, 'archive');
    const folder = join(modelsDirectory, 'content');
    await writeFile(archive, await makeTarGz(entries));
    const unpacked = unpackArchive(archive, folder, { signal: new AbortController().signal, ...limits });
    await expect(unpacked).rejects.toMatchObject({ code: 'too-large', message: expect.stringMatching(message) });
  });

  it('is unpacked whole when it keeps to them, however well it was packed', async () => {
    const archive = join(modelsDirectory, 'archive');
    const folder = join(modelsDirectory, 'content');
    await writeFile(archive, await makeTarGz([...zeros(50), { name: 'toy/a', content: Buffer.alloc(5e6) }]));
    expect(await unpackArchive(archive, folder, { signal: new AbortController().signal, maxEntries: 51 })).toBe('toy');
    expect(await readdir(join(folder, 'toy'))).toHaveLength(51);
  });
});

describe('without the engine', () => {
  it('is told which package to install', async () => {
    // A copy of the built modules where no package is to be found.
    for (const path of ['errors.js', 'narrate/voice-models/find-sherpa.js'])
      await cp(new URL(`../../../dist/${path}`, import.meta.url), join(modelsDirectory, 'dist', path));
    await writeFile(join(modelsDirectory, 'package.json'), '{"type":"module"}');
    const script = `import { findSherpa, readSherpaVersion } from './dist/narrate/voice-models/find-sherpa.js';
      try { findSherpa(); } catch ({ code, message, hint }) {
        console.log(JSON.stringify({ code, message, hint, version: readSherpaVersion() }));
      }`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: modelsDirectory });
    expect(JSON.parse(stdout.toString())).toEqual({
      code: 'no-voice',
      message: expect.stringContaining('sherpa-onnx-node, is not installed'),
      hint: expect.stringContaining('npm install sherpa-onnx-node'),
      version: 'sherpa@unknown',
    });
  });
});

describe('an installation beside another', () => {
  it('is told to wait while that one lives', async () => {
    const archive = await toyArchive();
    let answer: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      void startOrigin((request, response) => {
        answer = () => serve(archive)(request, response);
        resolve();
      }).then((started) => {
        origin = started;
        first = install(`${started.url}/toy.tar.gz`);
      });
    });
    let first: Promise<unknown> | undefined;
    await asked;
    await expect(install(`${origin?.url}/toy.tar.gz`)).rejects.toMatchObject({ code: 'busy' });
    answer?.();
    await first;
    expect(await left()).toEqual(['toy']);
  });

  it('takes over from one that was killed', async () => {
    origin = await startOrigin(serve(await toyArchive()));
    await install(`${origin.url}/other.tar.gz`);
    // No process has this number: it is beyond what systems give out.
    await writeFile(join(modelsDirectory, '.downloads', 'toy.lock'), '2147483646');
    await install(`${origin.url}/toy.tar.gz`);
    expect(await left()).toEqual(['other', 'toy']);
  });
});
