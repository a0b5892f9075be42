/** Decodes a clip and caches its length, loudness, peak and audible edges. */
import { readFile, writeFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { FfmpegJob, RunFfmpeg } from '../io/ffmpeg-job.ts';
import { type AudibleEdges, createEdgeFinder, type Envelope } from './audible-range.ts';
import { createDecoderLog, type StreamFacts } from './decoder-log.ts';
import { createLoudnessMeter, edgeSilenceSeconds, type LoudnessHistogram } from './loudness-meter.ts';
import { type ClipSource, openClip } from './open-clip.ts';
import { createPcmSink, pcmOutput } from './pcm-sink.ts';

/** How clips are heard while they are measured: exactly as they are heard while they are encoded. */
export type ListeningFormat = { readonly sampleRate: number; readonly channels: 1 | 2 };

/** What is measured of a clip's decoded samples. */
export type ClipMeasure = {
  /** Sample frames after resampling. */
  readonly samples: number;
  readonly histogram: LoudnessHistogram;
  /** Linear sample peak; may pass 1. */
  readonly peak: number;
  readonly edges: AudibleEdges;
  readonly envelope: Envelope;
};

export type ClipAnalysis = StreamFacts &
  ClipMeasure & {
    /** How many complaints the decoder had, and the first of them. */
    readonly complaints: number;
    readonly firstComplaint?: string;
  };

export type AnalyzeClip = {
  readonly run: RunFfmpeg;
  readonly cache: Cache;
  readonly ffmpegVersion: string;
  /** Longest clip that is decoded, s. */
  readonly maxSeconds: number;
};

/** Decoded samples are halved before they become 16-bit: room for peaks above full scale. */
const scale = 0.5;
/** Gain that undoes {@link scale}, dB. */
export const scaleGainDb = 6.02;
const analysisVersion = 3;

/** Looks at a fresh analysis, and throws when the clip is not to be used. */
export type JudgeAnalysis = (analysis: ClipAnalysis, source: ClipSource) => Promise<void>;

/**
 * The analysis of a file, remembered by its content. One that `judge` dislikes is not remembered: it may be the fault of
 * a decoder that was disturbed.
 *
 * @param key SHA-256 of the file's bytes
 * @throws LecternError `not-audio`, `cancelled`, `ffmpeg`, and what `judge` throws
 */
export async function analyzeClip(
  context: AnalyzeClip,
  path: string,
  key: string,
  format: ListeningFormat,
  signal: AbortSignal,
  judge?: JudgeAnalysis,
): Promise<ClipAnalysis> {
  const { cache, ffmpegVersion, maxSeconds } = context;
  const keptAs = cacheKey('clip-analysis', analysisVersion, ffmpegVersion, maxSeconds, key, format);
  const known = await cache.get(keptAs);
  // Our own file, its hash checked by the cache.
  if (known) return JSON.parse(await readFile(known.path, 'utf8')) as ClipAnalysis;
  const source = await openClip(path, signal);
  const analysis = await decodeAndMeasure(context, source, format, signal);
  await judge?.(analysis, source);
  await cache.put(keptAs, 'json', async (temporary) => {
    await writeFile(temporary, JSON.stringify(analysis));
    return {};
  });
  return analysis;
}

/** Holds no more of the clip than a pipe does, however long it is. */
async function decodeAndMeasure(
  { run, maxSeconds }: AnalyzeClip,
  source: ClipSource,
  format: ListeningFormat,
  signal: AbortSignal,
): Promise<ClipAnalysis> {
  const meter = createClipMeter(format);
  const log = createDecoderLog();
  const sink = createPcmSink(format.channels, meter.push);
  const job: FfmpegJob = {
    what: 'The clip',
    logLevel: 'info',
    onLine: log.read,
    // No more of the file than is decoded. Its samples are counted, since it may lie about its times; `t` alone would wait.
    inputs: [{ from: source.input.from, options: { ...source.input.options, t: maxSeconds + 1 } }],
    outputs: [
      {
        to: sink,
        filters: [...decodedFilters(format), `atrim=end_sample=${Math.ceil((maxSeconds + 1) * format.sampleRate)}`],
        maps: ['0:a:0'],
        options: pcmOutput,
      },
    ],
  };
  try {
    await run(job, signal);
  } catch (thrown) {
    if (!(thrown instanceof LecternError) || thrown.code !== 'ffmpeg' || thrown.retryable) throw thrown;
    throw log.explain(source, thrown);
  }
  const facts = log.facts();
  if (!facts)
    throw new LecternError('The clip: ffmpeg did not say what it decoded.', {
      code: 'ffmpeg',
      stage: 'assemble',
      retryable: true,
      hint: 'Run `lectern doctor` to see which ffmpeg is used; another build may help.',
    });
  return { ...facts, ...log.complaints(), ...meter.finish() };
}

/** Measures a clip's decoded samples. */
function createClipMeter(format: ListeningFormat) {
  const meter = createLoudnessMeter(format.sampleRate, format.channels, scale);
  const finder = createEdgeFinder(format.sampleRate, format.channels, scale);
  const edge = new Int16Array(Math.round(edgeSilenceSeconds * format.sampleRate) * format.channels);
  meter.push(edge);
  return {
    push(samples: Int16Array): void {
      meter.push(samples);
      finder.push(samples);
    },
    finish(): ClipMeasure {
      meter.push(edge);
      return {
        samples: finder.frames(),
        histogram: meter.histogram(),
        edges: finder.edges(),
        envelope: finder.envelope(),
        peak: finder.peak(),
      };
    },
  };
}

/**
 * How a recording is decoded, whether it is measured, encoded or heard by a recogniser. One filter resamples, mixes and
 * scales: each by itself costs some 2 % of an encoding. In floating point, since an integer source is otherwise mixed
 * down 3 dB lower.
 */
export function decodedFilters({ sampleRate, channels }: ListeningFormat, factor = scale): readonly string[] {
  return [
    `aresample=${sampleRate}:tsf=fltp:rmvol=${factor}:rematrix_maxval=1000`,
    `aformat=sample_fmts=s16:channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`,
  ];
}
