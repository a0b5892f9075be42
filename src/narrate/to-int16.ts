/** What a neural model computes, as samples of 16 bit. */

/** Full scale is ±1. A sentence in which the model overshoots it is made softer as a whole; nothing is clipped. */
export function toInt16(samples: Float32Array): Int16Array {
  let peak = 1;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const gain = 32_767 / peak;
  return Int16Array.from(samples, (sample) => Math.round(sample * gain));
}
