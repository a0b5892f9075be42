/** Measures every fragment of an episode and decides how each is to be encoded. */
import { formatNamed } from '../formats/audio-formats.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { AudioSettings } from '../model.ts';
import {
  type AnalyzeClip,
  analyzeClip,
  type ClipAnalysis,
  decodedFilters,
  type ListeningFormat,
  scaleGainDb,
} from './analyze-clip.ts';
import { audibleRange, drawPeaks } from './audible-range.ts';
import type { EncodeSource, EncodeTarget } from './encode-fragments.ts';
import { fragmentFilters } from './fragment-filters.ts';
import { addHistograms, integratedLoudness, type LoudnessHistogram } from './loudness-meter.ts';
import { measureNarration, type NarrationMeasure, narrationKey } from './measure-narration.ts';
import { openClip } from './open-clip.ts';
import type { ClipFragment, Fragment, NarrationFragment } from './plan-fragments.ts';
import { clipGainDb, type Level, limiterCeilingDb, limiting, narrationGainDb } from './plan-gain.ts';
import type { Rendition } from './rendition.ts';

/** Dependencies of assembling an episode. */
export type AssembleContext = AnalyzeClip & {
  readonly cores: number;
  /** A folder for passing files; the caller removes it. */
  readonly scratch: string;
  readonly limiterLatency: boolean;
  readonly wavPacketSize: boolean;
};

/** A fragment with all that was measured of it. */
export type PreparedFragment = {
  readonly fragment: Fragment;
  /** Samples at the main rendition's rate for which it sounds. */
  readonly contentSamples: number;
  readonly gainDb: number;
  /** How loud it should be once it has its gain, LUFS; absent for silence. */
  readonly targetLufs?: number;
  readonly peak: number;
  readonly range?: readonly [from: number, to: number];
  /** Of a clip, to be drawn. */
  readonly peaks?: readonly number[];
};

/** Counts up whenever the same settings would give other bytes. */
const fragmentVersion = 4;

export async function prepareFragments(
  context: AnalyzeClip,
  fragments: readonly Fragment[],
  settings: AudioSettings,
  signal: AbortSignal,
): Promise<readonly PreparedFragment[]> {
  const format = listeningFormat(settings);
  const narration = await measureAll(context.cache, fragments, signal);
  const prepared: PreparedFragment[] = [];
  for (const fragment of fragments) {
    if (fragment.kind === 'narration')
      prepared.push(prepareNarration(fragment, narration, settings, format.sampleRate));
    else {
      const { path, key } = fragment.part;
      // Known since the clip was probed.
      const analysis = await analyzeClip(context, path, key, format, signal);
      prepared.push(prepareClip(fragment, analysis, settings, format.sampleRate));
    }
  }
  return prepared;
}

type NarrationMeasures = {
  readonly byFragment: ReadonlyMap<Fragment, NarrationMeasure>;
  readonly byVoice: ReadonlyMap<string, LoudnessHistogram>;
};

async function measureAll(
  cache: Cache,
  fragments: readonly Fragment[],
  signal: AbortSignal,
): Promise<NarrationMeasures> {
  const byFragment = new Map<Fragment, NarrationMeasure>();
  const byVoice = new Map<string, LoudnessHistogram>();
  for (const fragment of fragments) {
    if (fragment.kind !== 'narration') continue;
    const measure = await measureNarration(cache, fragment, signal);
    byFragment.set(fragment, measure);
    byVoice.set(fragment.voice, addHistograms([byVoice.get(fragment.voice) ?? {}, measure.histogram]));
  }
  return { byFragment, byVoice };
}

/** A clip of which all that can be heard is played, as loud as the show. */
function prepareClip(
  fragment: ClipFragment,
  analysis: ClipAnalysis,
  settings: AudioSettings,
  sampleRate: number,
): PreparedFragment {
  const lufs = integratedLoudness(analysis.histogram) ?? -70;
  const range = audibleRange(analysis.edges, lufs, analysis.samples, sampleRate);
  return {
    fragment,
    range,
    contentSamples: range[1] - range[0],
    gainDb: clipGainDb(analysis.histogram, settings.loudnessLufs),
    targetLufs: settings.loudnessLufs,
    peak: analysis.peak,
    peaks: drawPeaks(analysis.envelope, range),
  };
}

function prepareNarration(
  fragment: NarrationFragment,
  measures: NarrationMeasures,
  settings: AudioSettings,
  sampleRate: number,
): PreparedFragment {
  const measure = measures.byFragment.get(fragment);
  const gainDb = narrationGainDb(measures.byVoice.get(fragment.voice) ?? {}, settings.loudnessLufs);
  const lufs = integratedLoudness(measure?.histogram ?? {});
  return {
    fragment,
    contentSamples: Math.ceil((fragment.samples * sampleRate) / fragment.sampleRate),
    gainDb,
    // Preserve the fragment's loudness relative to its voice.
    ...(lufs !== undefined && { targetLufs: Math.round((lufs + gainDb) * 10) / 10 }),
    peak: measure?.peak ?? 0,
  };
}

export type TargetContext = {
  readonly ffmpegVersion: string;
  readonly limiterLatency: boolean;
  readonly settings: AudioSettings;
};

/** The one rendition of a fragment: how it is made, and the key under which it is kept. */
export function planTarget(
  context: TargetContext,
  prepared: Omit<PreparedFragment, 'contentSamples'>,
  frames: number,
  rendition: Rendition,
): EncodeTarget {
  const { settings } = context;
  const ceilingDb = limiterCeilingDb(settings, rendition);
  const listening = listeningFormat(settings);
  const { range } = prepared;
  const gainDb = prepared.gainDb + rendition.encoderLossDb + (range ? 0 : spreadDb(rendition));
  const work = limiting(prepared.peak, gainDb + (range ? mixDb(rendition, listening) : 0), ceilingDb);
  const chain = { rendition, frames, listening, limiterLatency: context.limiterLatency, ...(range && { range }) };
  const filters = (level: Level) => fragmentFilters(chain, level);
  const level: Level = {
    gainDb: gainDb + (range ? scaleGainDb : 0),
    ...(work !== 'none' && { ceilingDb }),
  };
  const { truePeakDbtp } = settings;
  const { targetLufs } = prepared;
  // A low bitrate raises peaks by an amount that only measuring shows.
  const refined = targetLufs !== undefined && (work === 'heavy' || (work === 'some' && rendition.name === 'lite'));
  const content =
    prepared.fragment.kind === 'clip'
      ? ['clip', prepared.fragment.part.key]
      : ['speech', narrationKey(prepared.fragment)];
  const goal = refined ? [targetLufs, truePeakDbtp] : [];
  const how = [filters(level), level, rendition.encoder, rendition.mostKbps ?? 0, frames, goal];
  return {
    cacheKey: cacheKey('segment', fragmentVersion, context.ffmpegVersion, content, how),
    rendition,
    level,
    filters,
    frames,
    ...(refined && { refinement: { targetLufs, truePeakDbtp } }),
  };
}

/** Narration is as loud from two channels as from one when each is 3 dB lower. */
const spreadDb = ({ channels }: Rendition) => (channels === 2 ? -3.01 : 0);

/** Two channels of the same sound are 3 dB higher as one. */
const mixDb = ({ channels }: Rendition, listening: ListeningFormat) => (channels < listening.channels ? 3 : 0);

/** Where the PCM of a fragment comes from that has to be encoded. */
export async function encodeSource(
  { fragment }: Pick<PreparedFragment, 'fragment'>,
  settings: AudioSettings,
  signal: AbortSignal,
): Promise<EncodeSource> {
  if (fragment.kind === 'narration') return { kind: 'narration', fragment };
  const { input, byteLength } = await openClip(fragment.part.path, signal);
  return { kind: 'clip', input, byteLength, filters: decodedFilters(listeningFormat(settings)) };
}

function listeningFormat({ format, channels }: Pick<AudioSettings, 'format' | 'channels'>): ListeningFormat {
  return { sampleRate: formatNamed(format).sampleRate, channels: channels === 'stereo' ? 2 : 1 };
}
