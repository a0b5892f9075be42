/** Narrators that fail as engines fail: what they do stands in the sentence, and how often in the voice. */
import { parentPort } from 'node:worker_threads';
import { answerRequests } from '../../dist/narrate/answer-requests.js';

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
  hangs: () => new Promise(() => undefined),
  throws: () => {
    throw new Error('out of memory');
  },
};

let request = 0;
(parentPort ?? process).on('message', ({ id }) => {
  request = id;
});

const faulty = (driver) => () => ({
  id: driver,
  version: '1',
  voices: [],
  async synthesize(text, { voice }) {
    const fault = Object.keys(faults).find((name) => text.includes(name));
    // "once" recovers after the first request; "always" only with another voice; "never" not at all.
    const isFaulty = voice === 'once' ? request === 1 : text.includes('never') || voice === 'always';
    return { samples: fault && isFaulty ? await faults[fault]() : speech(3.5), sampleRate: 16_000 };
  },
});

answerRequests({ flite: faulty('flite'), espeak: faulty('espeak') });
