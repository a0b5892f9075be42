/** The gain and the limiter of narration, on samples alone. */
import { expect, test } from 'vitest';
import { applyLevel } from '../../src/assemble/apply-level.ts';
import { createTruePeakMeter } from '../../src/assemble/true-peak.ts';
import { speechlike } from './synthetic-audio.ts';

const rates = [16_000, 22_050, 24_000, 44_100];
/** With soft edges, as a sentence has them. */
const tone = (hertz: number, rate: number, seconds: number, height: number) =>
  Int16Array.from({ length: rate * seconds }, (_, i) => {
    const edge = Math.min(1, i / 200, (rate * seconds - 1 - i) / 200);
    return edge * height * Math.sin((2 * Math.PI * hertz * i) / rate + 0.3);
  });

function truePeak(samples: Int16Array): number {
  const meter = createTruePeakMeter(1, 1, -12);
  meter.push(new Int16Array(64));
  meter.push(samples);
  meter.push(new Int16Array(64));
  return meter.dbtp();
}

test.each(rates)('peaks stay below the ceiling at %d Hz, between samples, too', (rate) => {
  for (const gainDb of [3, 12, 24]) {
    for (const samples of [
      speechlike(3, () => 0.5),
      tone(rate / 4, rate, 1, 20_000),
      tone(rate / 3, rate, 1, 20_000),
    ]) {
      applyLevel(samples, { gainDb, ceilingDb: -1.5 }, rate);
      expect(truePeak(samples)).toBeLessThan(-1.35);
    }
  }
});

test('what is nowhere near a peak gets the gain alone', () => {
  const samples = Int16Array.from({ length: 24_000 }, (_, i) => (i === 12_000 ? 30_000 : 1_000 * Math.sin(i / 9)));
  const before = samples.slice();
  applyLevel(samples, { gainDb: 6, ceilingDb: -1.5 }, 24_000);
  const gain = 10 ** (6 / 20);
  for (let i = 0; i < samples.length; i += 1) {
    if (i > 11_500 && i < 22_000) continue;
    expect(Math.abs((samples[i] ?? 0) - (before[i] ?? 0) * gain)).toBeLessThanOrEqual(0.5);
  }
  expect(samples[12_000]).toBeLessThan(27_600);
});

test.each([70, 110, 220, 1000])('a tone of %d Hz that is limited by 6 dB stays one', (hertz) => {
  const rate = 24_000;
  const samples = tone(hertz, rate, 2, 16_000);
  const gainDb = 6 - 1.5 - 20 * Math.log10(16_000 / 32_768);
  applyLevel(samples, { gainDb, ceilingDb: -1.5 }, rate);
  const heard = samples.subarray(rate / 2, (rate * 3) / 2);
  const wave = tone(hertz, rate, 2, 32_768).subarray(rate / 2, (rate * 3) / 2);
  const share =
    heard.reduce((sum, value, i) => sum + value * (wave[i] ?? 0), 0) / wave.reduce((sum, v) => sum + v * v, 0);
  const rest = heard.reduce((sum, value, i) => sum + (value - share * (wave[i] ?? 0)) ** 2, 0);
  expect(Math.sqrt(rest / heard.reduce((sum, value) => sum + value * value, 0))).toBeLessThan(0.005);
});

test('a gain without a ceiling is rounded, and never wraps around', () => {
  const samples = Int16Array.from([0, 1, -1, 100, -100, 32_767, -32_768]);
  applyLevel(samples, { gainDb: 20 * Math.log10(1.5) }, 24_000);
  expect([...samples]).toEqual([0, 2, -2, 150, -150, 32_767, -32_768]);
});

test('full scale is a ceiling, too', () => {
  const samples = tone(6_000, 24_000, 1, 32_000);
  applyLevel(samples, { gainDb: 20, ceilingDb: 0 }, 24_000);
  for (let i = 1; i < samples.length; i += 1) expect(Math.abs(samples[i] ?? 0)).toBeLessThanOrEqual(32_768);
  expect(truePeak(samples)).toBeLessThan(0.1);
});
