/** The chain of ffmpeg filters that turns one segment's source into frames ready to be joined. */
import { listeningFilters } from './analyze-clip.ts';
import type { Rendition } from './rendition.ts';

export type SegmentChain = {
  readonly rendition: Rendition;
  /** Of the main rendition: what the gain was measured with. */
  readonly listeningChannels: 1 | 2;
  /** The rate at which `range` counts. */
  readonly rangeRate: number;
  /** Frames of the rendition that the segment spans. */
  readonly frames: number;
  readonly gainDb: number;
  /** Of the limiter, dBFS; absent when it has nothing to do. */
  readonly ceilingDb?: number;
  /** The part of a clip to be heard, in samples at `rangeRate`; absent for narration, whose edges are silent already. */
  readonly range?: readonly [from: number, to: number];
  /** Whether `alimiter` can make up for its own delay. */
  readonly limiterLatency: boolean;
};

const fadeSeconds = 0.008;
/** `alimiter` with an attack of 5 ms holds its signal back by this much, s (219 samples at 44.1 kHz, measured). */
const attackMs = 5;

export function segmentFilters(chain: SegmentChain): readonly string[] {
  const { rendition } = chain;
  const rate = rendition.sampleRate;
  const scale = rate / chain.rangeRate;
  const samples = chain.frames * rendition.samplesPerFrame;
  const lead = rendition.leadFrames * rendition.samplesPerFrame;
  return [
    ...(chain.range || chain.listeningChannels === 2
      ? listeningFilters({ sampleRate: rate, channels: chain.listeningChannels })
      : narrationFilters(rate)),
    ...(chain.range ? rangeFilters(chain.range, scale, rate) : []),
    `volume=${(chain.gainDb + rendition.encoderLossDb).toFixed(2)}dB`,
    ...(rendition.channels === chain.listeningChannels ? [] : ['aformat=channel_layouts=mono']),
    ...(chain.ceilingDb === undefined ? [] : limiterFilters(chain.ceilingDb, rate, chain.limiterLatency)),
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
    ...(lead > 0 ? [`adelay=${Array(rendition.channels).fill(`${lead}S`).join('|')}`] : []),
  ];
}

/** Narration is mono and 16-bit already, and resampled as such at 3 % less of the whole cost than in floating point. */
function narrationFilters(sampleRate: number): readonly string[] {
  return [`aresample=${sampleRate}`, 'aformat=sample_fmts=s16p:channel_layouts=mono'];
}

function rangeFilters(range: readonly [number, number], scale: number, rate: number): readonly string[] {
  const from = Math.round(range[0] * scale);
  const to = Math.round(range[1] * scale);
  const fade = Math.min(Math.round(fadeSeconds * rate), (to - from) >> 1);
  return [
    `atrim=start_sample=${from}:end_sample=${to}`,
    'asetpts=N/SR/TB',
    `afade=t=in:ss=0:ns=${fade}`,
    `afade=t=out:ss=${to - from - fade}:ns=${fade}`,
  ];
}

function limiterFilters(ceilingDb: number, rate: number, latency: boolean): readonly string[] {
  const limiter = `alimiter=limit=${(10 ** (ceilingDb / 20)).toFixed(4)}:level=0:attack=${attackMs}:release=50`;
  if (latency) return [`${limiter}:latency=1`];
  const delay = Math.floor((rate * attackMs) / 1000) - 1;
  return [limiter, `apad=pad_len=${delay}`, `atrim=start_sample=${delay}`, 'asetpts=N/SR/TB'];
}
