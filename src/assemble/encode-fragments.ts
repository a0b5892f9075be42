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
import { outputOf, type Recipe, type Refinement, refineFragment } from './refine-fragment.ts';
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

/** One ffmpeg encodes about this much, each fragment with a demuxer and an encoder of its own. */
const batchFragments = 24;
const batchSeconds = 900;

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
  const needed = Math.max(sumSeconds(together) / batchSeconds, together.length / batchFragments);
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
    for (const [number, { source }] of job.entries()) {
      const input = await prepareInput(context, source, join(folder, `${number}.wav`), signal);
      inputs.push(source.kind === 'clip' && job.length > 1 ? readAhead(input) : input);
    }
    const targets = job.flatMap(({ source, targets }, number) =>
      targets.map((target) => ({ ...target, number, front: source.kind === 'clip' ? source.filters : [] })),
    );
    const outputs = targets.map(({ rendition, filters, front, number }, index) =>
      outputOf({ rendition, filters: [...front, ...filters] }, join(folder, `${index}.out`), number),
    );
    const what = job.some(({ source }) => source.kind === 'narration') ? 'The narration' : 'A clip';
    await context.run({ what, inputs, outputs, onTime }, signal);
    for (const [index, target] of targets.entries()) {
      const from = join(folder, `${index}.out`);
      const { refinement, front, number } = target;
      const input = inputs[number];
      if (!input) throw new TypeError('A fragment has no input.');
      const filters = [...front, ...target.filters];
      const rendition = await shrinkFragment(context.run, input, { ...target, filters }, from, signal);
      if (refinement) await refineFragment(context.run, input, { rendition, front, refinement }, from, signal);
      await context.cache.put(target.cacheKey, target.rendition.format.extension, async (temporary) => {
        await keepFrames(target.rendition, from, temporary, target.frames, signal);
        return { frames: target.frames };
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepareInput(
  { wavPacketSize }: EncodeContext,
  source: EncodeSource,
  path: string,
  signal: AbortSignal,
): Promise<FfmpegInput> {
  if (source.kind === 'clip') return source.input;
  await writeNarration(source.fragment, path, signal);
  // ffmpeg looks for other codecs disguised as 16-bit PCM: .1 s of CPU a file, unless it may not look at much.
  return { from: path, options: { f: 'wav', probesize: 32, ...(wavPacketSize && largePackets) } };
}

function sumSeconds(job: readonly EncodeWork[]): number {
  return job.reduce((sum, work) => sum + work.seconds, 0);
}
