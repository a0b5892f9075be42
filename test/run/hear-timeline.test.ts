import { expect, it } from 'vitest';
import type { Cue, SpeechSegment } from '../../src/model.ts';
import type { Narration } from '../../src/narrate/narrate.ts';
import { hearTimeline } from '../../src/run/hear-timeline.ts';

const segment = (text: string, voice = 'kokoro:a'): SpeechSegment => ({
  ...{ kind: 'speech', text, shown: text, language: 'en', voice, block: 0 },
});
type Sentence = NonNullable<Narration['sentences'][number]>;
const sentence = (key: string, proof?: Sentence['proof']): Sentence => ({
  ...{ path: '', key, sampleRate: 1, samples: 1, voice: 'kokoro:a' },
  ...(proof && { proof }),
});
const proof = (kind: 'good' | 'none', errors: number, entries = ['x']): NonNullable<Sentence['proof']> => ({
  ...{ entries, verdict: { kind, units: 10, errors } },
});
const cue = (start: number, text: string, kind: Cue['kind'] = 'speech'): Cue => ({
  start,
  end: start + 2,
  kind,
  text,
  block: 0,
});

const SPEECH = [segment('a'), segment('not spoken'), segment('b'), segment('c', 'kokoro:b'), segment('d')];
const SENTENCES = [
  sentence('a', proof('good', 1)),
  undefined,
  sentence('b', proof('good', 3, ['x', 'y'])),
  { ...sentence('c', { entries: ['x'] }), voice: 'flite:slt' },
  sentence('d', proof('none', 0)),
];
const CUES = [cue(0, 'a'), cue(2, 'A recording', 'clip'), cue(4, 'b'), cue(6, 'c'), cue(8, 'd')];
const timeline = { durationSeconds: 10, sampleRate: 1, samples: 10, cues: CUES, chapters: [] };
const narration: Narration = { sentences: SENTENCES, unspoken: [], synthesised: 4, reused: 0 };
const narrator = {
  findHeard: async ({ key }: { readonly key: string }) =>
    key === 'b' ? { text: 'bee', words: [{ text: 'b', start: 0.5, end: 9 }] } : undefined,
};

it('each word is timed within its cue, past recordings and what is not spoken', async () => {
  const { timeline: heard } = await hearTimeline(narrator, SPEECH, narration, timeline);
  expect(heard.cues[2]?.words).toEqual([{ text: 'b', start: 4.5, end: 6 }]);
  expect(heard.cues.filter(({ words }) => words)).toHaveLength(1);
});

it('errors are told by the voice that was to speak, and the worst sentences by their cues', async () => {
  const { proof: told } = await hearTimeline(narrator, SPEECH, narration, timeline);
  expect(told).toEqual({
    voices: [
      { voice: 'kokoro:a', sentences: 3, units: 20, errors: 4, spokenAgain: 1 },
      { voice: 'kokoro:b', sentences: 1, units: 0, errors: 0, spokenAgain: 1 },
    ],
    worst: [
      { cue: 2, share: 0.3, voice: 'kokoro:a', heard: 'bee' },
      { cue: 0, share: 0.1, voice: 'kokoro:a' },
    ],
  });
});

it('nothing is told of what nobody heard', async () => {
  const silent = { ...narration, sentences: SENTENCES.map((one) => one && sentence(one.key)) };
  expect(await hearTimeline(narrator, SPEECH, silent, timeline)).toEqual({ timeline });
});

it('what the recogniser failed at is counted', async () => {
  const unheard = { ...sentence('a'), isUnheard: true } as const;
  const failed = { ...narration, sentences: [unheard, undefined, ...SENTENCES.slice(2)] };
  expect((await hearTimeline(narrator, SPEECH, failed, timeline)).proof).toMatchObject({ unheard: 1 });
  const none = { ...narration, sentences: [unheard, undefined, unheard, undefined, undefined] };
  expect((await hearTimeline(narrator, SPEECH, none, timeline)).proof).toEqual({ voices: [], worst: [], unheard: 2 });
});
