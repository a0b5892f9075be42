/** Integrated loudness (ITU-R BS.1770-4, EBU R 128) of 16-bit PCM, kept as a histogram so that fragments can be summed. */

/**
 * How many 400 ms blocks (75 % overlap) fall into each 0.1 LU step, counted from -70 LUFS. Sparse, fit for JSON. The
 * histograms of parts of one signal can be summed before gating.
 */
export type LoudnessHistogram = Readonly<Record<string, number>>;

export type LoudnessMeter = {
  /** Interleaved samples; any number of whole sample frames. */
  push(samples: Int16Array): void;
  /** The blocks so far. */
  histogram(): LoudnessHistogram;
};

const floorLufs = -70;
const stepsPerLu = 10;
/** Up to +30 LUFS, more than 16 bits of a signal at half its height can be. */
const stepCount = 1000;

/**
 * Silence measured before and after a fragment, s, as a pause surrounds it in an episode: the 400 ms blocks across its edges
 * make 0.6 LU for two seconds of speech.
 */
export const edgeSilenceSeconds = 0.3;

/** A meter for one signal. `scale` is what the samples were multiplied with before they became 16-bit. */
export function createLoudnessMeter(sampleRate: number, channels: number, scale = 1): LoudnessMeter {
  const filters = Array.from({ length: channels }, () => createKWeighting(sampleRate));
  const hop = Math.round(sampleRate / 10);
  const unit = (32768 * scale) ** 2;
  const counts = new Uint32Array(stepCount);
  /** Of the last four hops, the one under way among them. */
  const energies = new Float64Array(4);
  let hops = 0;
  let inHop = 0;

  function endHop(): void {
    inHop = 0;
    hops += 1;
    if (hops >= 4) {
      let sum = 0;
      for (const one of energies) sum += one;
      count(sum / (4 * hop));
    }
    energies[hops % 4] = 0;
  }
  function count(meanSquare: number): void {
    const lufs = -0.691 + 10 * Math.log10(meanSquare / unit);
    if (!(lufs >= floorLufs)) return;
    const bin = Math.min(stepCount - 1, Math.floor((lufs - floorLufs) * stepsPerLu));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }

  return {
    push(samples) {
      const total = samples.length / channels;
      for (let done = 0; done < total; ) {
        const take = Math.min(hop - inHop, total - done);
        let from = done * channels;
        for (const filter of filters) {
          energies[hops % 4] = (energies[hops % 4] ?? 0) + weightedEnergy(filter, samples, from, channels, take);
          from += 1;
        }
        done += take;
        inHop += take;
        if (inHop === hop) endHop();
      }
    },
    histogram() {
      const found: Record<string, number> = {};
      counts.forEach((count, bin) => {
        if (count > 0) found[bin] = count;
      });
      return found;
    },
  };
}

/** Sums histograms. */
export function addHistograms(histograms: Iterable<LoudnessHistogram>): LoudnessHistogram {
  const sum: Record<string, number> = {};
  for (const one of histograms) for (const [bin, count] of Object.entries(one)) sum[bin] = (sum[bin] ?? 0) + count;
  return sum;
}

/**
 * LUFS after the absolute gate (-70 LUFS) and the relative gate (-10 LU), BS.1770-4 annex 1. `undefined` when nothing
 * passes the absolute gate.
 */
export function integratedLoudness(histogram: LoudnessHistogram): number | undefined {
  const bins = Object.entries(histogram).map(([bin, count]) => {
    const lufs = floorLufs + (Number(bin) + 0.5) / stepsPerLu;
    return { lufs, count, energy: 10 ** ((lufs + 0.691) / 10) };
  });
  const ungated = meanLoudness(bins);
  if (ungated === undefined) return undefined;
  return meanLoudness(bins.filter((bin) => bin.lufs > ungated - 10)) ?? ungated;
}

/** The loudest 400 ms block in LUFS; `undefined` when all are below -70. */
export function maximumMomentary(histogram: LoudnessHistogram): number | undefined {
  const bins = Object.keys(histogram).map(Number);
  return bins.length === 0 ? undefined : floorLufs + (Math.max(...bins) + 0.5) / stepsPerLu;
}

function meanLoudness(bins: readonly { readonly count: number; readonly energy: number }[]): number | undefined {
  const blocks = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (blocks === 0) return undefined;
  return -0.691 + 10 * Math.log10(bins.reduce((sum, bin) => sum + bin.energy * bin.count, 0) / blocks);
}

/** Coefficients of the two K-weighting filters, and what they remember. */
type KWeighting = {
  readonly coefficients: Readonly<Record<'b0' | 'b1' | 'b2' | 'a1' | 'a2' | 'c1' | 'c2', number>>;
  readonly state: Float64Array;
};

/**
 * The two K-weighting filters of BS.1770-4 for any sample rate, by the bilinear transform of the analogue prototypes
 * that reproduce the standard's 48 kHz coefficients.
 */
function createKWeighting(sampleRate: number): KWeighting {
  const shelf = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const shelfQ = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const n1 = 1 + shelf / shelfQ + shelf * shelf;
  const b0 = (high + (band * shelf) / shelfQ + shelf * shelf) / n1;
  const b1 = (2 * (shelf * shelf - high)) / n1;
  const b2 = (high - (band * shelf) / shelfQ + shelf * shelf) / n1;
  const a1 = (2 * (shelf * shelf - 1)) / n1;
  const a2 = (1 - shelf / shelfQ + shelf * shelf) / n1;
  const pass = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const passQ = 0.5003270373238773;
  const n2 = 1 + pass / passQ + pass * pass;
  const c1 = (2 * (pass * pass - 1)) / n2;
  const c2 = (1 - pass / passQ + pass * pass) / n2;
  return { coefficients: { b0, b1, b2, a1, a2, c1, c2 }, state: new Float64Array(4) };
}

/**
 * Added to each sample: in digital silence the filters would die away to subnormal numbers, which take a processor five
 * times as long. 340 dB below a step of 16 bits.
 */
const TRACE = 1e-17;

/**
 * The sum of squares of `take` filtered samples. All numbers are local: those that closures share become heap numbers,
 * one at every change, which takes eight times as long. Terms that are known early stand first.
 */
function weightedEnergy({ coefficients, state }: KWeighting, x: Int16Array, from: number, step: number, take: number) {
  const { b0, b1, b2, a1, a2, c1, c2 } = coefficients;
  let w1 = state[0] ?? 0;
  let w2 = state[1] ?? 0;
  let v1 = state[2] ?? 0;
  let v2 = state[3] ?? 0;
  let sum = 0;
  const end = from + take * step;
  for (let at = from; at < end; at += step) {
    const w = (x[at] ?? 0) + TRACE - a2 * w2 - a1 * w1;
    const v = b1 * w1 + b2 * w2 - c2 * v2 + b0 * w - c1 * v1;
    const y = v - 2 * v1 + v2;
    w2 = w1;
    w1 = w;
    v2 = v1;
    v1 = v;
    sum += y * y;
  }
  state[0] = w1;
  state[1] = w2;
  state[2] = v1;
  state[3] = v2;
  return sum;
}
