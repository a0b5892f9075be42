/** Finds a signal's first and last audible sample at several levels; the level is chosen once its loudness is known. */

/** First and last sample frame (end exclusive) above each level; keys are dBFS. JSON. */
export type AudibleEdges = Readonly<Record<string, readonly [first: number, end: number]>>;

export type EdgeFinder = {
  /** Interleaved samples. */
  push(samples: Int16Array): void;
  edges(): AudibleEdges;
  /** The greatest absolute sample, full scale = 1 before `scale`. */
  peak(): number;
  /** Sample frames so far. */
  frames(): number;
};

const levels = [-75, -70, -65, -60, -55, -50, -45, -40];

/** `scale` is what the samples were multiplied with before they became 16-bit. Resolution: 10 ms. */
export function createEdgeFinder(sampleRate: number, channels: number, scale = 1): EdgeFinder {
  const window = Math.round(sampleRate / 100) * channels;
  const thresholds = levels.map((level) => 10 ** (level / 20) * 32768 * scale);
  const first: number[] = [];
  const end: number[] = [];
  let filled = 0;
  let peak = 0;
  let highest = 0;
  let position = 0;

  function endWindow(): void {
    // Runs a hundred times a second of audio: a closure here would dominate garbage collection.
    for (let index = 0; index < thresholds.length; index += 1) {
      if (peak < (thresholds[index] ?? 0)) break;
      first[index] ??= (position - filled) / channels;
      end[index] = position / channels;
    }
    highest = Math.max(highest, peak);
    peak = 0;
    filled = 0;
  }

  return {
    push(samples) {
      for (let at = 0; at < samples.length; ) {
        const take = Math.min(window - filled, samples.length - at);
        peak = Math.max(peak, samplePeak(samples, at, at + take));
        at += take;
        filled += take;
        position += take;
        if (filled === window) endWindow();
      }
    },
    edges() {
      if (filled > 0) endWindow();
      return Object.fromEntries(
        levels.flatMap((level, index) => {
          const [from, to] = [first[index], end[index]];
          return from === undefined || to === undefined ? [] : [[String(level), [from, to] as const]];
        }),
      );
    },
    peak: () => Math.max(peak, highest) / (32768 * scale),
    frames: () => position / channels,
  };
}

/** The greatest absolute sample of `[from, to)`; 32768 at most. */
export function samplePeak(samples: Int16Array, from = 0, to = samples.length): number {
  let highest = 0;
  let lowest = 0;
  for (let i = from; i < to; i += 1) {
    const value = samples[i] ?? 0;
    if (value > highest) highest = value;
    else if (value < lowest) lowest = value;
  }
  return Math.max(highest, -lowest);
}

/** Below this much silence at an end nothing is cut; and this much of it stays, s. */
const keptSilenceSeconds = 0.05;
const leastSilenceSeconds = 0.15;

/**
 * The part of a clip to play: silence at its ends is cut, counted from 35 dB below the clip's own loudness, so that a
 * quiet recording is not clipped. `[from, to)` in sample frames.
 */
export function audibleRange(
  edges: AudibleEdges,
  integratedLufs: number,
  samples: number,
  sampleRate: number,
): readonly [from: number, to: number] {
  const wanted = integratedLufs - 35;
  const level = levels.filter((one) => one <= wanted).at(-1) ?? levels[0];
  const found = edges[String(level)];
  if (!found) return [0, samples];
  const kept = Math.round(keptSilenceSeconds * sampleRate);
  const least = leastSilenceSeconds * sampleRate;
  const from = found[0] > least ? found[0] - kept : 0;
  const to = samples - found[1] > least ? Math.min(samples, found[1] + kept) : samples;
  return [from, to];
}
