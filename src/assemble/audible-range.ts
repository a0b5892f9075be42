/** Finds a signal's first and last audible sample at several levels; the level is chosen once its loudness is known. */

/** First and last sample frame (end exclusive) above each level; keys are dBFS. JSON. */
export type AudibleEdges = Readonly<Record<string, readonly [first: number, end: number]>>;

export type EdgeFinder = {
  /** Interleaved samples. */
  push(samples: Int16Array): void;
  edges(): AudibleEdges;
  /** How loud it is over its time. */
  envelope(): Envelope;
  /** The greatest absolute sample, full scale = 1 before `scale`. */
  peak(): number;
  /** Sample frames so far. */
  frames(): number;
};

/** The greatest absolute sample of each `frames` sample frames, in percent of the greatest of all. JSON. */
export type Envelope = { readonly frames: number; readonly peaks: readonly number[] };

/** An envelope has half as many peaks at least, however long the signal is. */
const mostPeaks = 1024;

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
  let envelope: number[] = [];
  /** Windows that one peak of the envelope stands for. */
  let windows = 1;
  let inPeak = 0;

  function addToEnvelope(): void {
    const last = envelope.length - 1;
    if (inPeak === 0) envelope.push(peak);
    else envelope[last] = Math.max(envelope[last] ?? 0, peak);
    inPeak = (inPeak + 1) % windows;
    if (inPeak > 0 || envelope.length < mostPeaks) return;
    envelope = Array.from({ length: mostPeaks / 2 }, (_, at) =>
      Math.max(envelope[2 * at] ?? 0, envelope[2 * at + 1] ?? 0),
    );
    windows *= 2;
  }

  function endWindow(): void {
    addToEnvelope();
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
    envelope() {
      const most = Math.max(1, ...envelope);
      const peaks = envelope.map((one) => Math.round((100 * one) / most));
      return { frames: (windows * window) / channels, peaks };
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

/** As many peaks as are drawn of a clip. */
const drawnPeaks = 72;

/** The peaks of a part of a signal, to be drawn: at most {@link drawnPeaks}, the highest 100. */
export function drawPeaks({ frames, peaks }: Envelope, [from, to]: readonly [number, number]): readonly number[] {
  const part = peaks.slice(Math.floor(from / frames), Math.ceil(to / frames));
  const count = Math.min(drawnPeaks, part.length);
  const most = Math.max(1, ...part);
  return Array.from({ length: count }, (_, at) => {
    const piece = part.slice(
      Math.floor((at * part.length) / count),
      Math.max(1, Math.floor(((at + 1) * part.length) / count)),
    );
    return Math.round((100 * Math.max(0, ...piece)) / most);
  });
}
