/** True peak of 16-bit PCM (ITU-R BS.1770-4 annex 2: four times oversampled), looked for only where it can matter. */

export type TruePeakMeter = {
  /** Interleaved samples. */
  push(samples: Int16Array): void;
  /** The greatest peak in dBTP; what lies below the floor counts as the floor. */
  dbtp(): number;
};

const taps = 12;

/** A windowed sinc between samples, at a quarter, a half and three quarters. */
const phases = [0.25, 0.5, 0.75].map((shift) =>
  Float64Array.from({ length: 2 * taps }, (_, index) => {
    const distance = index - taps + 1 - shift;
    const window = Math.cos((Math.PI * distance) / (2 * (taps + 1))) ** 2;
    return (Math.sin(Math.PI * distance) / (Math.PI * distance) || 0) * window;
  }),
);

/** The greatest absolute value from a sample to the next one; between them, too, where there are `taps` samples on each side. */
export function peakBetween(signal: Float64Array | Int16Array, at: number): number {
  let peak = Math.max(Math.abs(signal[at] ?? 0), Math.abs(signal[at + 1] ?? 0));
  const start = at - taps + 1;
  if (start < 0 || at + taps >= signal.length) return peak;
  for (const phase of phases) {
    let sum = 0;
    for (let tap = 0; tap < phase.length; tap += 1) sum += (phase[tap] ?? 0) * (signal[start + tap] ?? 0);
    if (Math.abs(sum) > peak) peak = Math.abs(sum);
  }
  return peak;
}

/**
 * @param scale what the samples were multiplied with before they became 16-bit
 * @param floorDbfs samples below this are passed over; between samples a signal rises by 3 dB at most, but in theory
 */
export function createTruePeakMeter(channels: number, scale: number, floorDbfs: number): TruePeakMeter {
  const unit = 32768 * scale;
  const floor = 10 ** (floorDbfs / 20) * unit;
  const lines = Array.from({ length: channels }, () => new Float64Array(2 * taps));
  let peak = floor;

  function look(line: Float64Array): void {
    for (let i = taps - 1; i < line.length - taps; i += 1)
      if (Math.abs(line[i] ?? 0) >= floor || Math.abs(line[i + 1] ?? 0) >= floor)
        peak = Math.max(peak, peakBetween(line, i));
  }

  return {
    push(samples) {
      const frames = samples.length / channels;
      lines.forEach((kept, channel) => {
        const line = new Float64Array(kept.length + frames);
        line.set(kept);
        for (let i = 0; i < frames; i += 1) line[kept.length + i] = samples[i * channels + channel] ?? 0;
        look(line);
        lines[channel] = line.slice(line.length - 2 * taps);
      });
    },
    dbtp: () => 20 * Math.log10(peak / unit),
  };
}
