/** Decodes a clip once and caches its length, loudness, peak and audible edges. */
import { readFile, writeFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { RunFfmpeg } from '../io/ffmpeg-job.ts';
import { type AudibleEdges, createEdgeFinder } from './audible-range.ts';
import { createLoudnessMeter, edgeSilenceSeconds, type LoudnessHistogram } from './loudness-meter.ts';
import { type ClipSource, openClip } from './open-clip.ts';
import { createPcmSink, pcmOutput } from './pcm-sink.ts';

/** How clips are heard while they are measured: exactly as they are heard while they are encoded. */
export type ListeningFormat = { readonly sampleRate: number; readonly channels: 1 | 2 };

export type ClipAnalysis = {
  readonly codec: string;
  /** Of the source. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Duration in the container's header, s; absent without one. */
  readonly declaredSeconds?: number;
  /** Sample frames after resampling. */
  readonly samples: number;
  readonly histogram: LoudnessHistogram;
  /** Linear sample peak; may pass 1. */
  readonly peak: number;
  readonly edges: AudibleEdges;
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
const analysisVersion = 2;

/** Looks at a fresh analysis, and throws when the clip is not to be used. */
export type JudgeAnalysis = (analysis: ClipAnalysis, source: ClipSource) => Promise<void>;

export type AnalyzeOptions = {
  readonly judge?: JudgeAnalysis;
  /** Sees the decoded samples in order, as {@link decodedFilters} makes them; nothing when the analysis is known. */
  readonly take?: (samples: Int16Array) => void;
};

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
  { judge, take = () => undefined }: AnalyzeOptions = {},
): Promise<ClipAnalysis> {
  const entryKey = cacheKey('clip-analysis', analysisVersion, context.ffmpegVersion, context.maxSeconds, key, format);
  const known = await context.cache.get(entryKey);
  if (known) return parseAnalysis(await readFile(known.path, 'utf8'));
  const source = await openClip(path, signal);
  const analysis = await decodeAndMeasure(context, source, format, take, signal);
  await judge?.(analysis, source);
  await context.cache.put(entryKey, 'json', async (temporary) => {
    await writeFile(temporary, JSON.stringify(analysis));
    return {};
  });
  return analysis;
}

async function decodeAndMeasure(
  context: AnalyzeClip,
  source: ClipSource,
  format: ListeningFormat,
  take: (samples: Int16Array) => void,
  signal: AbortSignal,
): Promise<ClipAnalysis> {
  const meter = createLoudnessMeter(format.sampleRate, format.channels, scale);
  const edge = new Int16Array(Math.round(edgeSilenceSeconds * format.sampleRate) * format.channels);
  meter.push(edge);
  const finder = createEdgeFinder(format.sampleRate, format.channels, scale);
  const sink = createPcmSink(format.channels, (samples) => {
    meter.push(samples);
    finder.push(samples);
    take(samples);
  });
  const report = createReport();
  const mostSamples = Math.ceil((context.maxSeconds + 1) * format.sampleRate);
  const job = {
    what: 'The clip',
    logLevel: 'info',
    onLine: report.read,
    inputs: [{ from: source.input.from, options: { ...source.input.options, t: context.maxSeconds + 1 } }],
    outputs: [
      {
        to: sink,
        // Counted, since a file may lie about its times; `t` alone would wait for them.
        filters: [...decodedFilters(format), `atrim=end_sample=${mostSamples}`],
        maps: ['0:a:0'],
        options: { map_metadata: -1, ...pcmOutput },
      },
    ],
  } as const;
  try {
    await context.run(job, signal);
  } catch (thrown) {
    if (!(thrown instanceof LecternError) || thrown.code !== 'ffmpeg' || thrown.retryable) throw thrown;
    throw report.explain(source, thrown);
  }
  meter.push(edge);
  const facts = report.facts();
  // Without a stream report nothing measured can be trusted.
  if (facts.sampleRate === 0)
    throw new LecternError('The clip: ffmpeg did not say what it decoded.', {
      code: 'ffmpeg',
      stage: 'assemble',
      retryable: true,
      hint: 'Run `lectern doctor` to see which ffmpeg is used; another build may help.',
    });
  return {
    ...facts,
    samples: finder.frames(),
    histogram: meter.histogram(),
    edges: finder.edges(),
    peak: finder.peak(),
  };
}

/**
 * The front that measuring and encoding share. Float before the layout changes: an integer source is otherwise mixed
 * down 3 dB lower.
 */
export function listeningFilters(format: ListeningFormat): readonly string[] {
  const layout = format.channels === 1 ? 'mono' : 'stereo';
  return [`aresample=${format.sampleRate}`, `aformat=sample_fmts=fltp:channel_layouts=${layout}`];
}

/** How a clip is decoded, whether it is measured or encoded then. */
export function decodedFilters(format: ListeningFormat): readonly string[] {
  return [...listeningFilters(format), `volume=${scale}`, 'aformat=sample_fmts=s16'];
}

function parseAnalysis(json: string): ClipAnalysis {
  // Our own file, its hash checked by the cache.
  return JSON.parse(json) as ClipAnalysis;
}

/** Parses ffmpeg's log: stream facts and decoder errors. */
function createReport() {
  let declaredSeconds: number | undefined;
  let stream: { codec: string; sampleRate: number; channels: number } | undefined;
  let sawAudio = false;
  let output = false;
  let complaints = 0;
  let firstComplaint: string | undefined;
  const errors: string[] = [];

  function read(line: string): void {
    if (/^Output #0/.test(line)) output = true;
    const duration = /^ {2}Duration: (\d+):(\d+):(\d+\.\d+)/.exec(line);
    if (duration && !output)
      declaredSeconds = Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]);
    const audio = /^ {2,4}Stream #0:\d+[^:]*: Audio: (\w+).*?, (\d+) Hz, ([^,]+)/.exec(line);
    if (audio && !output && !stream) {
      sawAudio = true;
      stream = { codec: audio[1] ?? '', sampleRate: Number(audio[2]), channels: countChannels(audio[3] ?? '') };
    }
    if (!/^\s|^(?:Input|Output|Stream mapping|Press|video:|Guessed)/.test(line) && line !== '') {
      errors.push(line);
      if (errors.length > 20) errors.shift();
    }
    if (/(?:error|invalid|missing|corrupt|damaged|overread|illegal|mismatch)/i.test(line) && !/^ /.test(line)) {
      complaints += 1;
      firstComplaint ??= line.replace(/^\[[^\]]*\]\s*/, '').trim();
    }
  }

  return {
    read,
    facts: () => ({
      codec: stream?.codec ?? 'unknown',
      sampleRate: stream?.sampleRate ?? 0,
      channels: stream?.channels ?? 0,
      complaints,
      ...(declaredSeconds !== undefined && { declaredSeconds }),
      ...(firstComplaint !== undefined && { firstComplaint }),
    }),
    explain: (source: ClipSource, thrown: LecternError) => explainFailure(source, thrown, errors, sawAudio),
  };
}

function explainFailure(
  source: ClipSource,
  thrown: LecternError,
  errors: readonly string[],
  sawAudio: boolean,
): LecternError {
  const all = errors.join('\n');
  if (/moov atom not found/.test(all))
    return new LecternError('The clip is cut off: its index is missing, so nothing of it can be played.', {
      code: 'truncated',
      stage: 'assemble',
      retryable: true,
      hint: 'It is fetched again by the next run.',
      cause: thrown,
    });
  if (!sawAudio)
    return new LecternError(`The clip is not audio: no sound was found in the ${source.demuxer} file.`, {
      code: 'not-audio',
      stage: 'assemble',
      cause: thrown,
    });
  return new LecternError(`The clip cannot be decoded (${errors.at(-1)?.trim() ?? thrown.message}).`, {
    code: 'not-audio',
    stage: 'assemble',
    cause: thrown,
  });
}

function countChannels(layout: string): number {
  const name = layout.trim().replace(/\(.*\)/, '');
  if (name === 'mono') return 1;
  if (name === 'stereo' || name === 'downmix') return 2;
  const dotted = /^(\d+)\.(\d+)$/.exec(name);
  if (dotted) return Number(dotted[1]) + Number(dotted[2]);
  const counted = /^(\d+) channels/.exec(name);
  if (counted) return Number(counted[1]);
  return name === 'quad' ? 4 : 2;
}
