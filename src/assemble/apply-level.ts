/**
 * Brings narration to its level: one gain, and a limiter that looks ahead. It does at the voice's own rate, and in loud
 * places only, what ffmpeg's filters `volume` and `alimiter` do to every sample of the encoder's rate, for a tenth of
 * what the encoding takes.
 */
import type { Level } from './plan-gain.ts';
import { peakBetween } from './true-peak.ts';

/** What the limiter takes away rises before a peak, from a third in this time, s. */
const attackSeconds = 0.001;
/** Behind the peak it lasts for a period of a voice, since a gain that moves within one sounds rough, s. */
const holdSeconds = 0.007;
/** Then it falls, to a third in this time, s. */
const releaseSeconds = 0.012;
/** A peak that needs this share of what the last one needed makes it last longer. */
const alike = 0.97;
/** Between samples a signal rises by 3 dB at most, but in theory. */
const watchedShare = 10 ** (-3 / 20);
/** What the limiter takes away counts as nothing below this share (a thousandth of a dB). */
const leastDepth = 1e-4;

/** Changes the samples of one sentence, which silence or soft edges surround. */
export function applyLevel(samples: Int16Array, { gainDb, ceilingDb }: Level, sampleRate: number): void {
  const gain = 10 ** (gainDb / 20);
  const depths =
    ceilingDb === undefined ? undefined : findDepths(samples, (32768 * 10 ** (ceilingDb / 20)) / gain, sampleRate);
  if (depths)
    for (let i = 0; i < samples.length; i += 1)
      samples[i] = toSample((samples[i] ?? 0) * gain * (1 - (depths[i] ?? 0)));
  else for (let i = 0; i < samples.length; i += 1) samples[i] = toSample((samples[i] ?? 0) * gain);
}

/** Rounded, and kept from wrapping around. An array of integers drops what is behind the point. */
function toSample(value: number): number {
  if (value < 0) return value < -32768 ? -32768 : value - 0.5;
  return value > 32767 ? 32767 : value + 0.5;
}

/** The share of each sample that the limiter takes away; `undefined` when it has nothing to do. */
function findDepths(samples: Int16Array, most: number, sampleRate: number): Float32Array | undefined {
  const watched = most * watchedShare;
  let depths: Float32Array | undefined;
  let isLoud = false;
  for (let i = 0; i < samples.length; i += 1) {
    const wasLoud = isLoud;
    isLoud = Math.abs(samples[i] ?? 0) >= watched;
    if (!isLoud && !wasLoud) continue;
    const peak = peakBetween(samples, i - 1);
    if (peak <= most) continue;
    depths ??= new Float32Array(samples.length);
    depths[i] = 1 - most / peak;
    depths[i - 1] = Math.max(depths[i - 1] ?? 0, 1 - most / peak);
  }
  if (depths) spread(depths, sampleRate);
  return depths;
}

/** Lets each depth last and fade behind it, and rise before it; where they meet, the deeper one counts. */
function spread(depths: Float32Array, sampleRate: number): void {
  const release = Math.exp(-1 / (releaseSeconds * sampleRate));
  const attack = Math.exp(-1 / (attackSeconds * sampleRate));
  const hold = Math.round(holdSeconds * sampleRate);
  let depth = 0;
  let held = 0;
  for (let i = 0; i < depths.length; i += 1) {
    const own = depths[i] ?? 0;
    if (own > 0 && own >= alike * depth) held = i + hold;
    else if (depth === 0) continue;
    depth = i < held ? Math.max(depth, own) : deeper(depth * release, own);
    depths[i] = depth;
  }
  depth = 0;
  for (let i = depths.length - 1; i >= 0; i -= 1) {
    const own = depths[i] ?? 0;
    if (depth === 0 && own === 0) continue;
    depth = deeper(depth * attack, own);
    depths[i] = depth;
  }
}

/** Numbers that fade for ever would become subnormal, which take a processor many times as long. */
const deeper = (faded: number, own: number) => (own > faded ? own : faded > leastDepth ? faded : 0);
