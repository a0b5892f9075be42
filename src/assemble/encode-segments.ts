/** Encodes the segments that the cache lacks: clips one by one, narration many at a time. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../io/cache.ts';
import { keepFrames } from './encoded-frames.ts';
import type { FfmpegInput, RunFfmpeg } from './ffmpeg-runner.ts';
import { writeNarration } from './narration-pcm.ts';
import type { NarrationSegment } from './plan-segments.ts';
import type { Rendition } from './rendition.ts';

/** One rendition of one segment that has to be made. */
export type EncodeTarget = {
  readonly cacheKey: string;
  readonly rendition: Rendition;
  readonly filters: readonly string[];
  readonly frames: number;
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
      const seconds = job.reduce((sum, work) => sum + work.seconds, 0);
      const longest = Math.max(...job.map((work) => work.seconds));
      await encodeJob(
        context,
        job,
        join(context.scratch, String(index)),
        (time) => report(index, Math.min(1, time / longest) * seconds),
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
  const narration = works.filter((work) => isNarration(work.source));
  const total = narration.reduce((sum, work) => sum + work.seconds, 0);
  const limit = Math.min(batchSeconds, total / cores);
  const batches: EncodeWork[][] = [];
  let seconds = Number.POSITIVE_INFINITY;
  for (const work of narration) {
    if (seconds >= limit || (batches.at(-1)?.length ?? 0) >= batchSegments) {
      batches.push([]);
      seconds = 0;
    }
    batches.at(-1)?.push(work);
    seconds += work.seconds;
  }
  const length = (job: readonly EncodeWork[]) => job.reduce((sum, work) => sum + work.seconds, 0);
  const clips = works.filter((work) => !isNarration(work.source)).map((work) => [work]);
  return [...clips, ...batches].sort((a, b) => length(b) - length(a));
}

async function encodeJob(
  context: EncodeContext,
  job: readonly EncodeWork[],
  folder: string,
  onTime: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    const inputs: FfmpegInput[] = [];
    for (const [index, { source }] of job.entries()) {
      if (!isNarration(source)) inputs.push(source);
      else {
        const path = join(folder, `${index}.pcm`);
        await writeNarration(source, path, signal);
        inputs.push({ from: path, options: { f: 's16le', ar: source.sampleRate, ac: 1 } });
      }
    }
    const targets = job.flatMap((work, index) => work.targets.map((target) => ({ ...target, index })));
    const outputs = targets.map(({ rendition, filters, index }, number) => ({
      to: join(folder, `${number}.out`),
      filters,
      maps: [`${index}:a:0`],
      options: rendition.encoder,
    }));
    await context.run({ what: job.length > 1 ? 'The narration' : 'A segment', inputs, outputs, onTime }, signal);
    for (const [number, target] of targets.entries()) {
      const from = join(folder, `${number}.out`);
      await context.cache.put(target.cacheKey, target.rendition.extension, async (temporary) => {
        await keepFrames(target.rendition, from, temporary, target.frames, signal);
        return { frames: target.frames };
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isNarration(source: EncodeWork['source']): source is NarrationSegment {
  return 'sentences' in source;
}
