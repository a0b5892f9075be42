import { describe, expect, it } from 'vitest';
import { toInt16 } from '../../src/narrate/to-int16.ts';
import { trimSilence } from '../../src/narrate/trim-silence.ts';

const RATE = 16_000;
/** Seconds of sound at so many decibels below full scale; `undefined` is silence. */
const sound = (...parts: readonly (readonly [seconds: number, decibels: number | undefined])[]) =>
  Int16Array.from(
    parts.flatMap(([seconds, decibels]) =>
      Array.from({ length: Math.round(seconds * RATE) }, (_, at) =>
        decibels === undefined ? 0 : 32_767 * 10 ** (decibels / 20) * Math.sin(at / 3),
      ),
    ),
  );
const trim = (samples: Int16Array) => trimSilence({ samples, sampleRate: RATE }).samples;

describe('the silence around a sentence', () => {
  it.each([
    ['digital silence', undefined],
    ["an engine's noise", -65],
  ])('is cut to room for a fade: %s', (_what, noise) => {
    const kept = trim(sound([0.3, noise], [1, -10], [0.45, noise]));
    expect(kept.length / RATE).toBeCloseTo(1.04, 2);
    expect([kept[0], kept.at(-1)]).toEqual([0, 0]);
  });

  it('is not taken from within the sentence', () => {
    const kept = trim(sound([0.3, undefined], [0.5, -10], [0.6, undefined], [0.5, -10], [0.3, undefined]));
    expect(kept.length / RATE).toBeCloseTo(1.64, 2);
  });

  it('leaves a soft last consonant and a soft first breath', () => {
    const kept = trim(sound([0.3, undefined], [0.1, -52], [1, -10], [0.15, -50], [0.3, undefined]));
    expect(kept.length / RATE).toBeCloseTo(1.29, 2);
  });

  it('is found in a sentence that is soft as a whole', () => {
    expect(trim(sound([0.3, undefined], [1, -40], [0.3, undefined])).length / RATE).toBeCloseTo(1.04, 2);
  });

  it.each([
    ['nothing', new Int16Array(0)],
    ['silence alone', new Int16Array(RATE)],
    ['speech from end to end', sound([1, -10])],
  ])('is left alone where there is %s', (_what, samples) => {
    expect(trim(samples)).toEqual(samples);
  });
});

describe('samples of a neural model', () => {
  it('within full scale keep their level', () => {
    expect([...toInt16(Float32Array.from([0, 0.5, 1, -1]))]).toEqual([0, 16_384, 32_767, -32_767]);
  });

  it('beyond full scale are made softer together, none is clipped', () => {
    expect([...toInt16(Float32Array.from([0, 0.5, 1, 2, -1]))]).toEqual([0, 8192, 16_384, 32_767, -16_383]);
  });
});
