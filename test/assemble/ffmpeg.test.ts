/** How ffmpeg is found, spawned, watched and stopped. Programs that stand in for it are shell scripts. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { createFfmpegRunner } from '../../src/assemble/ffmpeg-runner.ts';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import type { FfmpegJob } from '../../src/io/ffmpeg-job.ts';
import { clipPart, createTestCache, ffmpeg, makeWithFfmpeg, settings, tags } from './synthetic-audio.ts';

const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function script(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

function job(changes: Partial<FfmpegJob> = {}): FfmpegJob {
  return {
    what: 'A trial',
    inputs: [{ from: join(folder, 'in.pcm'), options: { f: 's16le', ar: 8000, ac: 1 } }],
    outputs: [{ to: join(folder, 'out.wav'), maps: ['0:a:0'], options: { f: 'wav' } }],
    ...changes,
  };
}

describe('finding ffmpeg', () => {
  test('the npm package is found on a machine without an ffmpeg', async () => {
    const found = await findFfmpeg({ PATH: '' }, signal);
    expect(found).toMatchObject({ origin: 'package', encoders: { mp3: true, aac: true, opus: true } });
    expect(found.version).not.toBe('');
    expect(found.year).toBeGreaterThan(2000);
  });

  test('a PATH comes before the package, the environment before the PATH', async () => {
    const relay = (program: string) => `exec ${program} "$@"`;
    await script('ffmpeg', relay(ffmpeg.ffmpeg));
    const own = await script('own-ffmpeg', relay(ffmpeg.ffmpeg));
    const onPath = await findFfmpeg({ PATH: `/nowhere:${folder}` }, signal);
    expect(onPath).toMatchObject({ origin: 'path', ffmpeg: join(folder, 'ffmpeg') });
    const named = await findFfmpeg({ PATH: folder, LECTERN_FFMPEG: own }, signal);
    expect(named).toMatchObject({ origin: 'environment', ffmpeg: own });
  });

  test('LECTERN_FFMPEG without a working ffmpeg behind it is an error that names it', async () => {
    const wrong = { LECTERN_FFMPEG: '/nowhere/ffmpeg', PATH: '' };
    await expect(findFfmpeg(wrong, signal)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message: expect.stringContaining('/nowhere/ffmpeg'),
    });
    const other = { LECTERN_FFMPEG: await script('not-ffmpeg', 'exit 1'), PATH: '' };
    await expect(findFfmpeg(other, signal)).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  });

  test.each([
    ['exits with an error', '#!/bin/sh\nexit 127\n', /is no working ffmpeg/],
    ['cannot be executed', '\x7fELF for another machine', /is no working ffmpeg/],
    ['hangs', '#!/bin/sh\nexec sleep 600\n', /is no working ffmpeg \(.*no progress/],
    ['says nothing, and that all is well', '#!/bin/sh\nexit 0\n', /is no working ffmpeg/],
    [
      'lacks an encoder that is needed',
      `#!/bin/sh\ncase "$*" in *libopus*) exit 1;; esac\nexec ${ffmpeg.ffmpeg} "$@"\n`,
      /cannot encode opus/,
    ],
  ])(
    'one on the PATH that %s is passed over for one that works, and named; by a variable it is an error',
    async (_, content, why) => {
      const path = await mkdtemp(join(folder, 'path-'));
      const broken = join(path, 'ffmpeg');
      await writeFile(broken, content);
      await chmod(broken, 0o755);
      const notices: string[] = [];
      const demands = {
        encoders: ['mp3', 'opus'],
        onNotice: (notice: string) => void notices.push(notice),
        stallMs: 3000,
      } as const;
      const found = await findFfmpeg({ PATH: `${path}:${path}` }, signal, demands);
      expect(found.origin).toBe('package');
      expect(notices).toEqual([expect.stringMatching(why)]);
      expect(notices[0]).toContain(broken);
      expect(notices[0]).toContain(`${found.ffmpeg} is used instead`);
      await expect(findFfmpeg({ LECTERN_FFMPEG: broken, PATH: '' }, signal, demands)).rejects.toMatchObject({
        code: 'ffmpeg-missing',
        message: expect.stringMatching(why),
      });
    },
  );

  test('a build with every feature is probed with one start', async () => {
    const calls = join(folder, 'calls');
    // What a build of today can do beyond that of the package is done for it.
    const path = await script(
      'able-ffmpeg',
      `echo x >> ${calls}\nfor one; do shift; case $one in -max_size|65536) ;; *) set -- "$@" "$(echo "$one" | sed s/:latency=1//)";; esac; done\nexec ${ffmpeg.ffmpeg} "$@"`,
    );
    const found = await findFfmpeg({ LECTERN_FFMPEG: path, PATH: '' }, signal);
    expect(found).toMatchObject({ encoders: { mp3: true, opus: true }, alimiterLatency: true, wavPacketSize: true });
    expect(await readFile(calls, 'utf8')).toBe('x\n');
  });

  test('a missing encoder or filter is found by running it', async () => {
    const path = await script(
      'poor-ffmpeg',
      `case "$*" in *libopus*|*latency=1*) echo "Unknown encoder" >&2; exit 1;; esac\nexec ${ffmpeg.ffmpeg} "$@"`,
    );
    const found = await findFfmpeg({ LECTERN_FFMPEG: path, PATH: '' }, signal);
    expect(found).toMatchObject({ encoders: { mp3: true, opus: false }, alimiterLatency: false });
  });
});

// What is not killed would go on for ever.
describe('running ffmpeg', { timeout: 10_000 }, () => {
  test('file names are never read as options or protocols, and options arrive whole', async () => {
    const log = join(folder, 'arguments.txt');
    const path = await script('log-arguments', `for one in "$@"; do echo "[$one]" >> ${log}; done`);
    const odd = join(folder, '-y concat:a b %03d.wav');
    const input = { from: odd, options: { metadata: 'title=two words', f: 's16le' } };
    await createFfmpegRunner({ path })(job({ inputs: [input] }), signal);
    const lines = (await readFile(log, 'utf8')).split('\n');
    expect(lines).toContain(`[file:${odd}]`);
    expect(lines).toContain('[title=two words]');
  });

  test('a failure names the job and gives the cause', async () => {
    const path = await script('fails', 'echo "[x] Something is odd" >&2; exit 3');
    await expect(createFfmpegRunner({ path })(job(), signal)).rejects.toMatchObject({
      code: 'ffmpeg',
      message: expect.stringMatching(/A trial.*Something is odd/),
    });
    const full = await script('full', 'echo "av_write_frame(): No space left on device" >&2; exit 1');
    await expect(createFfmpegRunner({ path: full })(job(), signal)).rejects.toMatchObject({ code: 'disk-full' });
    const none = join(folder, 'none');
    await expect(createFfmpegRunner({ path: none })(job(), signal)).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  });

  test('an ffmpeg without progress is killed', async () => {
    const pid = join(folder, 'hung.pid');
    const path = await script('hangs', `echo $$ > ${pid}; exec sleep 600`);
    await expect(createFfmpegRunner({ path, stallMs: 300 })(job(), signal)).rejects.toMatchObject({
      code: 'ffmpeg',
      retryable: true,
      message: expect.stringContaining('no progress'),
    });
    expect(isRunning(Number(await readFile(pid, 'utf8')))).toBe(false);
  });

  test('an ffmpeg that exceeds the time limit is killed', async () => {
    const path = await script(
      'endless',
      'i=0; while :; do i=$((i+1)); echo "size= $i time=00:00:01.$i bitrate=1 speed=1x" >&2; sleep 0.02; done',
    );
    await expect(createFfmpegRunner({ path, longestMs: 400 })(job(), signal)).rejects.toMatchObject({
      code: 'ffmpeg',
      message: expect.stringContaining('did not come to an end'),
    });
  });

  test('every job runs with a memory limit', async () => {
    const log = join(folder, 'limits.txt');
    const path = await script('log-limits', `echo "$@" > ${log}`);
    await createFfmpegRunner({ path })(job(), signal);
    expect(await readFile(log, 'utf8')).toMatch(/-max_alloc \d+ .*-i /);
  });

  test('cancelling kills ffmpeg, also before it is spawned or while the job is queued', async () => {
    const pid = join(folder, 'slow.pid');
    const path = await script('slow', `echo $$ >> ${pid}; exec sleep 600`);
    const run = createFfmpegRunner({ path, cores: 1 });
    const stop = new AbortController();
    const running = run(job({ onLine: () => {} }), stop.signal);
    const waiting = run(job(), stop.signal);
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    const started = (await readFile(pid, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    expect(started.length).toBeLessThanOrEqual(1);
    for (const one of started) expect(isRunning(Number(one))).toBe(false);
  });

  test('at most one ffmpeg a core runs at once', async () => {
    const log = join(folder, 'turns.txt');
    // The first waits for the second, however busy the machine is.
    const path = await script(
      'turns',
      `echo start >> ${log}; until [ $(grep -c start ${log}) -ge 2 ]; do sleep 0.02; done; sleep 0.05; echo end >> ${log}`,
    );
    const run = createFfmpegRunner({ path, cores: 2 });
    await Promise.all(Array.from({ length: 6 }, () => run(job(), signal)));
    let [now, most] = [0, 0];
    for (const line of (await readFile(log, 'utf8')).trim().split('\n')) {
      now += line === 'start' ? 1 : -1;
      most = Math.max(most, now);
    }
    expect(most).toBe(2);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('cancelling an episode stops its ffmpegs and leaves no files', async () => {
  const clip = join(folder, 'long.flac');
  await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:r=44100:d=1200', '-compression_level', '0', clip);
  const directory = await mkdtemp(join(folder, 'cancelled-'));
  const cacheFolder = join(folder, 'cache');
  const stop = new AbortController();
  const assembler = createAssembler({ ffmpeg, cache: createTestCache(cacheFolder) });
  const onProgress = ({ doneSeconds }: { readonly doneSeconds: number }) => {
    if (doneSeconds > 0) stop.abort('enough');
  };
  const request = { parts: [await clipPart(clip)], settings, tags, directory, onProgress };
  await expect(assembler.assemble(request, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(directory)).toEqual([]);
  expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);
});

test('the analysis of an interrupted decoder is not cached', async () => {
  const clip = join(folder, 'tone.mp3');
  await makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=440:r=44100:d=20', clip);
  // Says all that it says of a whole clip, and hands over a quarter of a second.
  const mark = join(folder, 'disturbed');
  const disturbed = await script(
    'disturbed-ffmpeg',
    `[ -e '${mark}' ] && exec ${ffmpeg.ffmpeg} "$@"\ntouch '${mark}'\n${ffmpeg.ffmpeg} "$@" | head -c 20000`,
  );
  const cache = createTestCache(join(folder, 'disturbed-cache'));
  const assembler = createAssembler({ ffmpeg: { ...ffmpeg, ffmpeg: disturbed }, cache });
  await expect(assembler.probe(clip, signal)).rejects.toMatchObject({ code: 'truncated' });
  expect((await assembler.probe(clip, signal)).durationSeconds).toBeCloseTo(20, 0);
});
