/** What is said of clips as they come: good, broken, misnamed and hostile. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assembler } from '../../src/assemble/assembler.ts';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { createTestCache, ffmpeg, makeWithFfmpeg } from './synthetic-audio.ts';

const { signal } = new AbortController();
let folder: string;
let assembler: Assembler;
let good: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-probe-'));
  assembler = createAssembler({ ffmpeg, cache: createTestCache(join(folder, 'cache')), maxClipSeconds: 30 });
  await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:r=44100:d=20', '-b:a', '128k', join(folder, 'good.mp3'));
  good = await readFile(join(folder, 'good.mp3'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

function id3(size: number, body: Uint8Array): Buffer {
  const length = [21, 14, 7, 0].map((shift) => (size >> shift) & 127);
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), Buffer.from(length), body]);
}

describe('good clips', () => {
  test.each([
    ['mp3', ['-c:a', 'libmp3lame', '-ar', '22050', '-ac', '1'], { codec: 'mp3', sampleRate: 22050, channels: 1 }],
    ['mp3', ['-c:a', 'libmp3lame', '-write_xing', '0', '-q:a', '5'], { codec: 'mp3', sampleRate: 44100, channels: 2 }],
    ['m4a', ['-c:a', 'aac', '-ar', '48000'], { codec: 'aac', sampleRate: 48000, channels: 2 }],
    ['aac', ['-c:a', 'aac', '-f', 'adts'], { codec: 'aac', sampleRate: 44100, channels: 2 }],
    ['ogg', ['-c:a', 'libvorbis'], { codec: 'vorbis', sampleRate: 44100, channels: 2 }],
    ['opus', ['-c:a', 'libopus', '-ac', '1'], { codec: 'opus', sampleRate: 48000, channels: 1 }],
    ['flac', ['-c:a', 'flac', '-ar', '96000'], { codec: 'flac', sampleRate: 96000, channels: 2 }],
    ['wav', ['-c:a', 'pcm_s16le', '-ar', '8000'], { codec: 'pcm_s16le', sampleRate: 8000, channels: 2 }],
    ['wav', ['-c:a', 'pcm_s24le', '-ac', '6'], { codec: 'pcm_s24le', sampleRate: 44100, channels: 6 }],
    ['webm', ['-c:a', 'libvorbis', '-f', 'webm'], { codec: 'vorbis', sampleRate: 44100, channels: 2 }],
  ])('%s %j is known for what it is, whatever it is called', async (extension, codec, expected) => {
    const made = join(folder, `made.${extension}`);
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:r=44100:d=3', '-ac', '2', ...codec, made);
    const misnamed = await file('misnamed.mp3', await readFile(made));
    const found = await assembler.probe(misnamed, signal);
    expect(found).toMatchObject(expected);
    expect(Math.abs(found.durationSeconds - 3)).toBeLessThan(0.08);
  });

  test('the audio track of a video is used', async () => {
    const path = join(folder, 'video.mp4');
    const inputs = ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:d=3', '-f', 'lavfi', '-i', 'sine=440:d=3'];
    await makeWithFfmpeg(...inputs, '-c:v', 'mpeg4', '-c:a', 'aac', path);
    expect(await assembler.probe(path, signal)).toMatchObject({ codec: 'aac', channels: 1 });
  });

  test('tags of sixty megabytes, of a million frames, with a false size or a picture are skipped', async () => {
    const many = Buffer.concat(
      Array.from({ length: 200_000 }, (_, i) => {
        const body = Buffer.from(`\0key${i}\0value`, 'latin1');
        return Buffer.concat([Buffer.from('TXXX\0\0\0', 'latin1'), Buffer.from([body.length, 0, 0]), body]);
      }),
    );
    const tagged = [
      id3(60_000_000, Buffer.alloc(60_000_000)),
      id3(many.length, many),
      id3(200_000_000, Buffer.alloc(0)),
      Buffer.concat([id3(100, Buffer.alloc(100)), id3(2000, Buffer.alloc(2000))]),
    ];
    for (const tag of tagged) {
      const path = await file('tagged.mp3', Buffer.concat([tag, good]));
      expect((await assembler.probe(path, signal)).durationSeconds).toBeCloseTo(20, 1);
    }
  });

  test('a Xing header that claims millions of seconds is ignored', async () => {
    const lying = Buffer.from(good);
    lying.writeUInt32BE(100_000_000, lying.indexOf('Info', 0, 'latin1') + 8);
    expect((await assembler.probe(await file('lying.mp3', lying), signal)).durationSeconds).toBeLessThan(20.1);
  });
});

describe('bad clips', () => {
  const cut = (bytes: Buffer) => bytes.subarray(0, Math.round(bytes.length * 0.55));
  const convert = async (name: string, ...codec: string[]) => {
    await makeWithFfmpeg('-i', join(folder, 'good.mp3'), ...codec, join(folder, name));
    return readFile(join(folder, name));
  };
  const damaged = () => {
    const bytes = Buffer.from(good);
    for (let i = 0; i < 60_000; i += 1) bytes[130_000 + i] = (i * 7919) >> 3;
    return bytes;
  };
  const flipped = () => {
    const bytes = Buffer.from(good);
    for (let i = 1; i <= 130; i += 1) bytes[5000 + i * 2300] = (bytes[5000 + i * 2300] ?? 0) ^ (1 << (i % 8));
    return bytes;
  };
  const bare = () => convert('bare.mp3', '-write_xing', '0', '-id3v2_version', '0', '-b:a', '128k');
  const withHole = (bytes: Buffer, length: number) => {
    const at = bytes.length >> 1;
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length), bytes.subarray(at)]);
  };
  const withVbri = (bytes: Buffer, frames: number) => {
    const head = Buffer.alloc(417);
    bytes.copy(head, 0, 0, 4);
    head.write('VBRI', 36, 'latin1');
    head.writeUInt32BE(bytes.length, 46);
    head.writeUInt32BE(frames, 50);
    return Buffer.concat([head, bytes]);
  };
  const slowWav = () => {
    const bytes = Buffer.from(encodeWav({ samples: new Int16Array(300_000).fill(5000), sampleRate: 8000 }));
    bytes.writeUInt32LE(1, 24);
    bytes.writeUInt32LE(2, 28);
    return bytes;
  };
  const crowded = async () => {
    const maps = Array<string[]>(100).fill(['-map', '0:a']).flat();
    const path = join(folder, 'crowded.mka');
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:d=1:r=8000', ...maps, '-c:a', 'pcm_s16le', path);
    return readFile(path);
  };
  const inflated = (bytes: Buffer) => {
    const at = bytes.indexOf('stsz', 0, 'latin1');
    bytes.writeUInt32BE(0x3fff_ffff, at + 12);
    return bytes;
  };
  const silence = async () => {
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'anullsrc=r=44100', '-t', '5', join(folder, 'silence.mp3'));
    return readFile(join(folder, 'silence.mp3'));
  };
  const pictureOnly = async () => {
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc2=s=160x120:d=2', '-c:v', 'mpeg4', join(folder, 'mute.mp4'));
    return readFile(join(folder, 'mute.mp4'));
  };
  const long = async () => {
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:d=32', '-c:a', 'flac', join(folder, 'long.flac'));
    return readFile(join(folder, 'long.flac'));
  };
  const cases: readonly (readonly [string, string, RegExp, () => Promise<Buffer> | Buffer | string])[] = [
    ['an MP3 cut off', 'truncated', /cut off/, () => cut(good)],
    ['an M4A cut off before its index', 'truncated', /index/, async () => cut(await convert('a.m4a'))],
    [
      'a streaming M4A cut off',
      'truncated',
      /cut off/,
      async () => cut(await convert('b.m4a', '-movflags', 'faststart')),
    ],
    [
      'an MP3 without a header, cut within its last frame',
      'truncated',
      /cut off/,
      async () => bare().then((b) => b.subarray(0, -100)),
    ],
    [
      'an MP3 that lacks ten of the frames that its header counts',
      'truncated',
      /cut off/,
      () => good.subarray(0, -4180),
    ],
    ['an MP3 that lacks frames of a VBRI header', 'truncated', /cut off/, async () => withVbri(await bare(), 800)],
    [
      'an ADTS cut within its last frame',
      'truncated',
      /cut off/,
      async () => (await convert('a.aac')).subarray(0, -60),
    ],
    [
      'an MP3 without a header, with a hole of two seconds',
      'truncated',
      /damaged/,
      async () => withHole(await bare(), 32_000),
    ],
    ['an ADTS with a hole in it', 'truncated', /damaged/, async () => withHole(await convert('b.aac'), 32_000)],
    ['a WAV of one sample a second that lasts for days', 'too-large', /longer/, () => slowWav()],
    ['a file of a hundred streams', 'not-audio', /not audio|cannot be decoded/, crowded],
    [
      'an M4A whose tables claim a billion samples',
      'not-audio',
      /not audio|cannot be decoded/,
      async () => inflated(await convert('c.m4a')),
    ],
    ['a WAV cut off', 'truncated', /cut off/, async () => cut(await convert('a.wav'))],
    ['a FLAC cut off', 'truncated', /cut off/, async () => cut(await convert('a.flac'))],
    ['an Ogg cut off', 'truncated', /cut off/, async () => cut(await convert('a.ogg', '-c:a', 'libvorbis'))],
    ['an Opus cut off', 'truncated', /cut off/, async () => cut(await convert('a.opus', '-c:a', 'libopus'))],
    ['an MP3 with a hole in it', 'truncated', /damaged/, damaged],
    ['an MP3 with broken bits all over', 'truncated', /damaged/, flipped],
    ['silence', 'silent', /silent/, silence],
    ['a video without sound', 'not-audio', /no sound/, pictureOnly],
    ['a web page', 'not-audio', /web page/, () => '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['a JSON error', 'not-audio', /JSON/, () => '{"error":"gone"}'],
    ['nothing', 'not-audio', /empty/, () => ''],
    ['noise', 'not-audio', /not audio/, () => Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * i * 31) >> 4))],
    ['a clip longer than allowed', 'too-large', /longer/, long],
  ];
  test.each(cases)('%s: %s', async (name, code, message, make) => {
    const path = await file('bad.mp3', await make());
    await expect(assembler.probe(path, signal), name).rejects.toMatchObject({
      name: 'LecternError',
      stage: 'assemble',
      code,
      message: expect.stringMatching(message),
      // For pages in other languages.
      why: { kind: 'clip' },
    });
  });

  test('a missing file is an error', async () => {
    await expect(assembler.probe(join(folder, 'none.mp3'), signal)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a playlist with the name of a clip opens neither file nor port', async () => {
  let visits = 0;
  const server = createServer((_, response) => {
    visits += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  // With the port comes an address; a pipe has none.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary.ts`;
  const canary = join(folder, 'canary.ts');
  await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=1000:d=3', '-c:a', 'aac', '-f', 'mpegts', canary);
  const before = await stat(canary, { bigint: true });
  const hls = (target: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`;
  const dash = `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>${url}</BaseURL></Period></MPD>`;
  const hostile = [
    hls(url),
    hls(canary),
    hls('canary.ts'),
    hls(`concat:${canary}|${canary}`),
    `ffconcat version 1.0\nfile '${canary}'\n`,
    `ffconcat version 1.0\nfile '${url}'\n`,
    'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 8098 RTP/AVP 0\n',
    dash,
    // Behind a tag, where the first bytes look like an MP3's.
    Buffer.concat([id3(20, Buffer.alloc(20)), Buffer.from(hls(canary))]),
    Buffer.concat([good.subarray(0, 200), Buffer.from(`\n${hls(canary)}`)]),
  ];
  try {
    for (const bytes of hostile) {
      const path = await file('hostile.mp3', bytes);
      await expect(assembler.probe(path, signal)).rejects.toMatchObject({ code: 'not-audio' });
    }
    await expect(assembler.probe(`concat:${canary}`, signal)).rejects.toMatchObject({ code: 'not-found' });
  } finally {
    server.close();
  }
  expect(visits).toBe(0);
  expect((await stat(canary, { bigint: true })).atimeNs).toBe(before.atimeNs);
});
