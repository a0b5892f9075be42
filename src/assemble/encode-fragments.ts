/** Encodes the fragments that the cache lacks, many in one ffmpeg: each start of it may cost as much as 15 s of audio. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Cache } from '../io/cache.ts';
import type { FfmpegInput, RunFfmpeg } from '../io/ffmpeg-job.ts';
import { makeFolder } from '../io/make-folder.ts';
import { keepFrames } from './encoded-frames.ts';
import { writeNarration } from './narration-pcm.ts';
import { readAhead, smallClipBytes } from './open-clip.ts';
import type { NarrationFragment } from './plan-fragments.ts';
import { largePackets } from './probe-ffmpeg.ts';
import { type OpenInput, outputOf, type Recipe, type Refinement, refineFragment } from './refine-fragment.ts';
import { shrinkFragment } from './shrink-fragment.ts';

/** One rendition of one fragment that has to be made. */
export type EncodeTarget = Recipe & {
  readonly cacheKey: string;
  readonly frames: number;
  /** Present when the encoded fragment has to be decoded and measured. */
  readonly refinement?: Refinement;
};

/** Where a fragment's PCM comes from. */
export type EncodeSource =
  /** Sentences that are yet to be laid out. */
  | { readonly kind: 'narration'; readonly fragment: NarrationFragment }
  /** A clip's file, and how it is decoded. */
  | {
      readonly kind: 'clip';
      readonly input: FfmpegInput;
      readonly byteLength: number;
      readonly filters: readonly string[];
    };

export type EncodeWork = {
  readonly source: EncodeSource;
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
  /** Seconds of fragments finished, of the work given. */
  readonly onProgress: (seconds: number) => void;
};

/** One ffmpeg encodes about this much, counted once for each rendition, each with an encoder of its own. */
const batchTargets = 40;
const batchSeconds = 1800;

/** Encodes everything and puts it into the cache. The longest work starts first, so that all cores end together. */
export async function encodeFragments(
  context: EncodeContext,
  works: readonly EncodeWork[],
  signal: AbortSignal,
): Promise<void> {
  const jobs = planJobs(works, context.cores);
  const done = new Map<number, number>();
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = new PQueue({ concurrency: context.cores });
  const report = (job: number, seconds: number) => {
    done.set(job, seconds);
    context.onProgress([...done.values()].reduce((sum, one) => sum + one, 0));
  };
  const encode = async (job: readonly EncodeWork[], index: number): Promise<void> => {
    const seconds = sumSeconds(job);
    const longest = Math.max(...job.map((work) => work.seconds));
    // All fragments of a job advance at once.
    const onTime = (time: number) => report(index, seconds * Math.min(1, time / longest));
    await encodeJob(context, job, join(context.scratch, String(index)), onTime, either);
    report(index, seconds);
  };
  try {
    await queue.addAll(jobs.map((job, index) => () => encode(job, index)));
  } catch (thrown) {
    // The first failure is the cause; the others only report that they were stopped.
    queue.clear();
    stop.abort(thrown);
    await queue.onIdle();
    throw thrown;
  }
}

/**
 * A large file from outside is decoded by an ffmpeg of its own; all else is shared out evenly, so many batches to each core.
 */
function planJobs(works: readonly EncodeWork[], cores: number): readonly (readonly EncodeWork[])[] {
  const isLarge = ({ source }: EncodeWork) => source.kind === 'clip' && source.byteLength > smallClipBytes;
  const alone = works.filter(isLarge);
  const together = works.filter((work) => !isLarge(work)).sort((a, b) => b.seconds - a.seconds);
  const targets = together.reduce((sum, work) => sum + work.targets.length, 0);
  const encodedSeconds = together.reduce((sum, work) => sum + work.seconds * work.targets.length, 0);
  const needed = Math.max(encodedSeconds / batchSeconds, targets / batchTargets);
  const count = Math.min(together.length, Math.ceil(needed / cores) * cores);
  const batches = Array.from({ length: count }, () => ({ works: [] as EncodeWork[], seconds: 0 }));
  for (const work of together) {
    const batch = batches.reduce((least, one) => (one.seconds < least.seconds ? one : least));
    batch.works.push(work);
    batch.seconds += work.seconds;
  }
  const jobs = [...alone.map((work) => [work]), ...batches.map((batch) => batch.works)];
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
    const inputs: FfmpegInput[] = [];
    const makings: { readonly target: EncodeTarget; readonly open: OpenInput; readonly input: number }[] = [];
    for (const { source, targets } of job) {
      for (const [order, target] of targets.entries()) {
        const open = openSource(context, source, join(folder, `${makings.length}.wav`), job.length > 1, signal);
        // A clip is decoded once for all its renditions; narration is written at the level of each.
        if (order === 0 || source.kind === 'narration') inputs.push(await open(target.level));
        makings.push({ target: decoded(target, source), open, input: inputs.length - 1 });
      }
    }
    const pathOf = (index: number) => join(folder, `${index}.out`);
    const outputs = makings.map(({ target, input }, index) => outputOf(target, pathOf(index), input));
    const what = job.some(({ source }) => source.kind === 'narration') ? 'The narration' : 'A clip';
    await context.run({ what, inputs, outputs, onTime }, signal);
    for (const [index, { target, open }] of makings.entries()) {
      const from = pathOf(index);
      const rendition = await shrinkFragment(context.run, open, target, from, signal);
      const { refinement } = target;
      if (refinement) await refineFragment(context.run, open, { ...target, rendition }, refinement, from, signal);
      await context.cache.put(target.cacheKey, target.rendition.format.extension, async (temporary) => {
        await keepFrames(target.rendition, from, temporary, target.frames, signal);
        return { frames: target.frames };
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param path where narration is written */
function openSource(
  { wavPacketSize }: EncodeContext,
  source: EncodeSource,
  path: string,
  isOneOfSeveral: boolean,
  signal: AbortSignal,
): OpenInput {
  return async (level) => {
    if (source.kind === 'clip') return isOneOfSeveral ? readAhead(source.input) : source.input;
    await writeNarration(source.fragment, level, path, signal);
    // ffmpeg looks for other codecs disguised as 16-bit PCM: .1 s of CPU a file, unless it may not look at much.
    return { from: path, options: { f: 'wav', probesize: 32, ...(wavPacketSize && largePackets) } };
  };
}

/** With the filters that decode a clip. */
function decoded(target: EncodeTarget, source: EncodeSource): EncodeTarget {
  if (source.kind === 'narration') return target;
  return { ...target, filters: (level) => [...source.filters, ...target.filters(level)] };
}

function sumSeconds(job: readonly EncodeWork[]): number {
  return job.reduce((sum, work) => sum + work.seconds, 0);
}
