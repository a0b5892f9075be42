/**
 * Decodes the clips of an episode into files, several in one ffmpeg, and measures them: each start of a current build
 * costs as much CPU as decoding three minutes.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { readChunks } from '../io/read-chunks.ts';
import { WAV_HEADER_BYTES } from '../io/wav-header.ts';
import {
  type AnalyzeClip,
  analyzeClip,
  type ClipAnalysis,
  clipInput,
  createClipMeter,
  findAnalysis,
  keepAnalysis,
  type ListeningFormat,
  measuredFilters,
} from './analyze-clip.ts';
import { createDecoderLog } from './decoder-log.ts';
import { type ClipSource, openClip, readAhead, smallClipBytes } from './open-clip.ts';
import { pcmOutput, toSamples } from './pcm-sink.ts';
import type { ClipPart } from './plan-fragments.ts';

export type DecodedClip = {
  readonly analysis: ClipAnalysis;
  /** A WAV file with the clip as it was decoded, where it is kept. */
  readonly pcmPath?: string;
};

export type DecodeClips = AnalyzeClip & {
  readonly cores: number;
  /** A folder for passing files; the caller removes it. */
  readonly scratch: string;
  /**
   * For the decoded files of all clips. Default 1 GB, three hours of mono. A clip that has more than its share is decoded
   * again to be encoded.
   */
  readonly keptBytes?: number;
};

type Fresh = { readonly part: ClipPart; readonly source: ClipSource; readonly pcmPath: string };

/** Small clips that one ffmpeg decodes; more take turns so often that it costs more than a start. */
const together = 5;

/**
 * The clips' analyses, by key; those that are new are decoded once.
 *
 * @throws LecternError as {@link analyzeClip}
 */
export async function decodeClips(
  context: DecodeClips,
  parts: readonly ClipPart[],
  format: ListeningFormat,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DecodedClip>> {
  const found = new Map<string, DecodedClip>();
  const fresh: Fresh[] = [];
  for (const part of new Map(parts.map((one) => [one.key, one])).values()) {
    const analysis = await findAnalysis(context, part.key, format);
    if (analysis) found.set(part.key, { analysis });
    else {
      const pcmPath = join(context.scratch, `clip-${fresh.length}.wav`);
      fresh.push({ part, source: await openClip(part.path, signal), pcmPath });
    }
  }
  const limit = Math.floor((context.keptBytes ?? 1 << 30) / Math.max(1, fresh.length));
  const queue = new PQueue({ concurrency: context.cores });
  await queue.addAll(
    planGroups(fresh, context.cores).map((group) => async () => {
      signal.throwIfAborted();
      const decoded = await decodeGroup(context, group, format, limit, signal);
      for (const [index, { part }] of group.entries()) {
        // Whatever is wrong with a group, or with one of it, each for itself shows what.
        const one = decoded?.[index] ?? {
          analysis: await analyzeClip(context, part.path, part.key, format, signal),
        };
        if (decoded?.[index]) await keepAnalysis(context, part.key, format, one.analysis);
        found.set(part.key, one);
      }
    }),
  );
  return found;
}

/** Large clips each for itself; the small ones in groups alike, as many to each core. */
function planGroups(clips: readonly Fresh[], cores: number): readonly (readonly Fresh[])[] {
  const sorted = clips.toSorted((a, b) => b.source.byteLength - a.source.byteLength);
  const large = sorted.filter(({ source }) => source.byteLength > smallClipBytes);
  const small = sorted.slice(large.length);
  const count = Math.min(small.length, Math.ceil(small.length / (together * cores)) * cores);
  const groups = Array.from({ length: count }, (_, group) => small.filter((_, index) => index % count === group));
  return [...large.map((clip) => [clip]), ...groups];
}

/** `undefined` when something is wrong with the group; an item of it, when more than its share would have to be kept. */
async function decodeGroup(
  context: DecodeClips,
  group: readonly Fresh[],
  format: ListeningFormat,
  limit: number,
  signal: AbortSignal,
): Promise<readonly (DecodedClip | undefined)[] | undefined> {
  const log = createDecoderLog();
  const filters = measuredFilters(context, format);
  try {
    await context.run(
      {
        what: 'A clip',
        logLevel: 'info',
        onLine: log.read,
        inputs: group.map(({ source }) => {
          const input = clipInput(context, source);
          return group.length > 1 ? readAhead(input) : input;
        }),
        outputs: group.map(({ pcmPath }, number) => ({
          to: pcmPath,
          filters,
          maps: [`${number}:a:0`],
          options: { ...pcmOutput, f: 'wav', fflags: '+bitexact', 'flags:a': '+bitexact', fs: limit },
        })),
      },
      signal,
    );
    // A complaint names no input.
    if (log.complaints().complaints > 0) throw new RangeError('A decoder complained.');
    return await Promise.all(
      group.map(async ({ pcmPath }, number) => {
        const facts = log.factsOf(number);
        if (!facts || (await stat(pcmPath)).size >= limit) {
          await rm(pcmPath);
          return undefined;
        }
        const measure = await measureFile(pcmPath, format, signal);
        return { analysis: { ...facts, ...measure, complaints: 0 }, pcmPath };
      }),
    );
  } catch {
    signal.throwIfAborted();
    await Promise.all(group.map(({ pcmPath }) => rm(pcmPath, { force: true })));
    return undefined;
  }
}

async function measureFile(path: string, format: ListeningFormat, signal: AbortSignal) {
  const meter = createClipMeter(format);
  const samples = { from: WAV_HEADER_BYTES, to: Number.POSITIVE_INFINITY };
  for await (const chunk of readChunks(path, samples, signal)) meter.push(toSamples(chunk));
  return meter.finish();
}
