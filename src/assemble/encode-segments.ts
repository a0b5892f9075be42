/** Encodes the segments that the cache lacks: clips one by one, narration many at a time. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../io/cache.ts';
import { makeFolder } from '../io/make-folder.ts';
import { keepFrames } from './encoded-frames.ts';
import type { FfmpegInput, RunFfmpeg } from './ffmpeg-job.ts';
import { writeNarration } from './narration-pcm.ts';
import type { NarrationSegment } from './plan-segments.ts';
import { largePackets } from './probe-ffmpeg.ts';
import { outputOf, type Recipe, type Refinement, refineSegment } from './refine-segment.ts';
import { shrinkSegment } from './shrink-segment.ts';

/** One rendition of one segment that has to be made. */
export type EncodeTarget = Recipe & {
  readonly cacheKey: string;
  readonly frames: number;
  /** Present when what comes out of the encoder has to be listened to. */
  readonly refinement?: Refinement;
};

export type EncodeWork = {
  /** A clip's file, or narration that is yet to be laid out. */
  readonly source: FfmpegInput | NarrationSegment;
  readonly seconds: number;
  readonly targets: readonly EncodeTarget[];
};

export type EncodeContext = {
  readonly run: RunFfmpeg;
  readonly cache: Cache;
  readonly cores: number;
  /** Whether the WAV demuxer takes {@link largePackets}. */
  readonly wavPacketSize: boolean;
  /** A folder of its own for passing files; the caller removes it. */
  readonly scratch: string;
  /** Seconds of segments finished, of the work given. */
  readonly onProgress: (seconds: number) => void;
};

/** Narration is given to ffmpeg in batches of at most this many segments, each with an encoder of its own. */
const batchSegments = 24;
const batchSeconds = 600;

/** Encodes everything and puts it into the cache. The longest work starts first, so that all cores end together. */
export async function encodeSegments(
  context: EncodeContext,
  works: readonly EncodeWork[],
  signal: AbortSignal,
): Promise<void> {
  const jobs = planJobs(works, context.cores);
  const done = new Map<number, number>();
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let next = 0;
  const report = (job: number, seconds: number) => {
    done.set(job, seconds);
    context.onProgress([...done.values()].reduce((sum, one) => sum + one, 0));
  };
  const worker = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index] ?? [];
      const seconds = sumSeconds(job);
      await encodeJob(
        context,
        job,
        join(context.scratch, String(index)),
        (time) => report(index, Math.min(time, seconds)),
        either,
      );
      report(index, seconds);
    }
  };
  const workers = await Promise.allSettled(
    Array.from({ length: Math.min(context.cores, jobs.length) }, () =>
      worker().catch((thrown: unknown) => {
        stop.abort(thrown);
        throw thrown;
      }),
    ),
  );
  // The first failure is the cause; the other workers only report that they were stopped.
  if (stop.signal.aborted) throw stop.signal.reason;
  for (const result of workers) if (result.status === 'rejected') throw result.reason;
}

function planJobs(works: readonly EncodeWork[], cores: number): readonly (readonly EncodeWork[])[] {
  const jobs: EncodeWork[][] = works.filter((work) => !isNarration(work.source)).map((work) => [work]);
  const narration = works.filter((work) => isNarration(work.source));
  const limit = Math.min(batchSeconds, sumSeconds(narration) / cores);
  const batches = new Map<number, EncodeWork[]>();
  for (const work of narration) {
    const rate = isNarration(work.source) ? work.source.sampleRate : 0;
    let batch = batches.get(rate);
    if (!batch || batch.length >= batchSegments || sumSeconds(batch) >= limit) {
      batch = [];
      batches.set(rate, batch);
      jobs.push(batch);
    }
    batch.push(work);
  }
  return jobs.sort((a, b) => sumSeconds(b) - sumSeconds(a));
}

async function encodeJob(
  context: EncodeContext,
  job: readonly EncodeWork[],
  folder: string,
  onTime: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await makeFolder(folder);
  try {
    const { input, fronts } = await prepareInput(context, job, join(folder, 'narration.wav'), signal);
    const targets = job.flatMap((work, index) =>
      work.targets.map((target) => ({ ...target, front: fronts[index] ?? [] })),
    );
    const outputs = targets.map(({ rendition, filters, front }, number) =>
      outputOf({ rendition, filters: [...front, ...filters] }, join(folder, `${number}.out`)),
    );
    const what = job.some((work) => isNarration(work.source)) ? 'The narration' : 'A clip';
    await context.run({ what, inputs: [input], outputs, onTime }, signal);
    for (const [number, target] of targets.entries()) {
      const from = join(folder, `${number}.out`);
      const filters = [...target.front, ...target.filters];
      const rendition = await shrinkSegment(context.run, input, { ...target, filters }, from, signal);
      const { refinement, front } = target;
      if (refinement) await refineSegment(context.run, input, { rendition, front, refinement }, from, signal);
      await context.cache.put(target.cacheKey, target.rendition.extension, async (temporary) => {
        await keepFrames(target.rendition, from, temporary, target.frames, signal);
        return { frames: target.frames };
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What ffmpeg reads for a job, and the filters that pick each segment out of it. Narration segments lie in one file, one
 * behind the other: an input of its own for each costs ffmpeg 4 % more, a process for each .2 s on some builds.
 */
async function prepareInput(
  { wavPacketSize }: EncodeContext,
  job: readonly EncodeWork[],
  path: string,
  signal: AbortSignal,
): Promise<{ readonly input: FfmpegInput; readonly fronts: readonly (readonly string[])[] }> {
  const narration: NarrationSegment[] = [];
  for (const { source } of job) {
    if (!isNarration(source)) return { input: source, fronts: [[]] };
    narration.push(source);
  }
  await writeNarration(narration, path, signal);
  let at = 0;
  const fronts = narration.map(({ samples }) => {
    const range = `atrim=start_sample=${at}:end_sample=${at + samples}`;
    at += samples;
    return [range, 'asetpts=N/SR/TB'];
  });
  return { input: { from: path, options: { f: 'wav', ...(wavPacketSize && largePackets) } }, fronts };
}

function sumSeconds(job: readonly EncodeWork[]): number {
  return job.reduce((sum, work) => sum + work.seconds, 0);
}

function isNarration(source: EncodeWork['source']): source is NarrationSegment {
  return 'sentences' in source;
}
