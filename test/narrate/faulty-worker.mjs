/** A narrator that fails as engines fail: what it does stands in the sentence, and how often in the voice. */
import { parentPort } from 'node:worker_threads';

const speech = (seconds) =>
  Int16Array.from(
    { length: seconds * 16_000 },
    (_, index) => 6000 * Math.sin(index / 5) * Math.max(0, Math.sin(index / 3000)),
  );

const faults = {
  drops: () => new Int16Array(0),
  truncates: () => speech(0.7),
  silence: () => new Int16Array(60_000),
  noise: () => Int16Array.from({ length: 56_000 }, (_, index) => ((index * 7919) % 20_011) - 10_000),
  crashes: () => process.exit(1),
  throws: () => {
    throw new Error('out of memory');
  },
};

parentPort.on('message', ({ id, text, driver, voice }) => {
  const fault = Object.keys(faults).find((name) => text.includes(name));
  const isHung = text.includes('hangs');
  // "once" recovers after the first request; "always" only with another voice; "never" not at all.
  const isFaulty = voice === 'once' ? id === 1 : text.includes('never') || driver !== 'espeak';
  if (isHung && isFaulty) return;
  try {
    const samples = fault && isFaulty ? faults[fault]() : speech(3.5);
    parentPort.postMessage({ id, pcm: { samples, sampleRate: 16_000 } });
  } catch (thrown) {
    parentPort.postMessage({ id, error: { code: 'speech', message: thrown.message } });
  }
});
