/** Measures every segment of an episode and decides how each is to be encoded. */
import { formatNamed } from '../formats/audio-formats.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { AudioSettings } from '../model.ts';
import { decodedFilters, type ListeningFormat } from './analyze-clip.ts';
import { audibleRange } from './audible-range.ts';
import { type DecodeClips, type DecodedClip, decodeClips } from './decode-clips.ts';
import type { EncodeSource, EncodeTarget } from './encode-segments.ts';
import { addHistograms, integratedLoudness, type LoudnessHistogram } from './loudness-meter.ts';
import { measureNarration, type NarrationMeasure, narrationKey } from './measure-narration.ts';
import { openClip } from './open-clip.ts';
import { clipGainDb, limiterCeilingDb, limiting, narrationGainDb } from './plan-gain.ts';
import type { ClipSegment, NarrationSegment, Segment } from './plan-segments.ts';
import type { Rendition } from './rendition.ts';
import { segmentFilters } from './segment-filters.ts';

/** Dependencies of assembling an episode. */
export type AssembleContext = DecodeClips & {
  readonly limiterLatency: boolean;
  readonly wavPacketSize: boolean;
};

/** A segment with all that was measured of it. */
export type PreparedSegment = {
  readonly segment: Segment;
  /** Samples at the main rendition's rate for which it sounds. */
  readonly contentSamples: number;
  readonly gainDb: number;
  /** How loud it should be once it has its gain, LUFS; absent for silence. */
  readonly targetLufs?: number;
  readonly peak: number;
  readonly range?: readonly [from: number, to: number];
  /** A WAV file with the clip as it was decoded, where it is kept. */
  readonly pcmPath?: string;
};

/** Counts up whenever the same settings would give other bytes. */
const segmentVersion = 3;

export async function prepareSegments(
  context: DecodeClips,
  segments: readonly Segment[],
  settings: AudioSettings,
  signal: AbortSignal,
): Promise<readonly PreparedSegment[]> {
  const format = listeningFormat(settings);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const parts = segments.flatMap((segment) => (segment.kind === 'clip' ? [segment.part] : []));
  const clips = decodeClips(context, parts, format, either);
  try {
    const narration = await measureAll(context.cache, segments, either);
    const decoded = await clips;
    return segments.map((segment) => {
      if (segment.kind === 'narration') return prepareNarration(segment, narration, settings, format.sampleRate);
      const clip = decoded.get(segment.part.key);
      if (clip) return prepareClip(segment, clip, settings, format.sampleRate);
      throw new TypeError('A clip was not analysed.');
    });
  } catch (thrown) {
    stop.abort(thrown);
    await clips.catch(() => {});
    throw thrown;
  }
}

type NarrationMeasures = {
  readonly bySegment: ReadonlyMap<Segment, NarrationMeasure>;
  readonly byVoice: ReadonlyMap<string, LoudnessHistogram>;
};

async function measureAll(cache: Cache, segments: readonly Segment[], signal: AbortSignal): Promise<NarrationMeasures> {
  const bySegment = new Map<Segment, NarrationMeasure>();
  const byVoice = new Map<string, LoudnessHistogram>();
  for (const segment of segments) {
    if (segment.kind !== 'narration') continue;
    const measure = await measureNarration(cache, segment, signal);
    bySegment.set(segment, measure);
    byVoice.set(segment.voice, addHistograms([byVoice.get(segment.voice) ?? {}, measure.histogram]));
  }
  return { bySegment, byVoice };
}

/** A clip of which all that can be heard is played, as loud as the show. */
function prepareClip(
  segment: ClipSegment,
  { analysis, pcmPath }: DecodedClip,
  settings: AudioSettings,
  sampleRate: number,
): PreparedSegment {
  const lufs = integratedLoudness(analysis.histogram) ?? -70;
  const range = audibleRange(analysis.edges, lufs, analysis.samples, sampleRate);
  return {
    segment,
    range,
    contentSamples: range[1] - range[0],
    gainDb: clipGainDb(analysis.histogram, settings.loudnessLufs),
    targetLufs: settings.loudnessLufs,
    peak: analysis.peak,
    ...(pcmPath !== undefined && { pcmPath }),
  };
}

function prepareNarration(
  segment: NarrationSegment,
  measures: NarrationMeasures,
  settings: AudioSettings,
  sampleRate: number,
): PreparedSegment {
  const measure = measures.bySegment.get(segment);
  const gainDb = narrationGainDb(measures.byVoice.get(segment.voice) ?? {}, settings.loudnessLufs);
  const lufs = integratedLoudness(measure?.histogram ?? {});
  return {
    segment,
    contentSamples: Math.ceil((segment.samples * sampleRate) / segment.sampleRate),
    gainDb,
    // Preserve the segment's loudness relative to its voice.
    ...(lufs !== undefined && { targetLufs: Math.round((lufs + gainDb) * 10) / 10 }),
    peak: measure?.peak ?? 0,
  };
}

export type TargetContext = {
  readonly ffmpegVersion: string;
  readonly limiterLatency: boolean;
  readonly settings: AudioSettings;
};

/** The one rendition of a segment: how it is made, and the key under which it is kept. */
export function planTarget(
  context: TargetContext,
  prepared: Omit<PreparedSegment, 'contentSamples'>,
  frames: number,
  rendition: Rendition,
): EncodeTarget {
  const { settings } = context;
  const ceilingDb = limiterCeilingDb(settings, rendition);
  const listening = listeningFormat(settings);
  // Two channels of the same sound are 3 dB higher as one.
  const mixDb = rendition.channels < listening.channels ? 3 : 0;
  const { gainDb } = prepared;
  const work = limiting(prepared.peak, gainDb + rendition.encoderLossDb + mixDb, ceilingDb);
  const build = (gainDb: number, ceiling: number | undefined) =>
    segmentFilters({
      rendition,
      frames,
      gainDb,
      listening,
      limiterLatency: context.limiterLatency,
      ...(ceiling !== undefined && { ceilingDb: ceiling }),
      ...(prepared.range && { range: prepared.range }),
    });
  const filters = build(gainDb, work === 'none' ? undefined : ceilingDb);
  const { truePeakDbtp } = settings;
  const { targetLufs } = prepared;
  // A low bitrate raises peaks by an amount that only measuring shows.
  const refined = targetLufs !== undefined && (work === 'heavy' || (work === 'some' && rendition.name === 'lite'));
  const content =
    prepared.segment.kind === 'clip' ? ['clip', prepared.segment.part.key] : ['speech', narrationKey(prepared.segment)];
  const goal = refined ? [targetLufs, truePeakDbtp] : [];
  const how = [filters, rendition.encoder, rendition.mostKbps ?? 0, frames, goal];
  return {
    cacheKey: cacheKey('segment', segmentVersion, context.ffmpegVersion, content, how),
    rendition,
    filters,
    frames,
    ...(refined && {
      refinement: { targetLufs, truePeakDbtp, gainDb, ceilingDb, filters: build },
    }),
  };
}

/** Where the PCM of a segment comes from that has to be encoded. */
export async function encodeSource(
  { segment, pcmPath }: Pick<PreparedSegment, 'segment' | 'pcmPath'>,
  settings: AudioSettings,
  signal: AbortSignal,
): Promise<EncodeSource> {
  if (segment.kind === 'narration') return { kind: 'narration', segment };
  if (pcmPath !== undefined) return { kind: 'pcm', path: pcmPath };
  const { input, byteLength } = await openClip(segment.part.path, signal);
  return { kind: 'clip', input, byteLength, filters: decodedFilters(listeningFormat(settings)) };
}

function listeningFormat({ format, channels }: Pick<AudioSettings, 'format' | 'channels'>): ListeningFormat {
  return { sampleRate: formatNamed(format).sampleRate, channels: channels === 'stereo' ? 2 : 1 };
}
