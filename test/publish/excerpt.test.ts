import { expect, test } from 'vitest';
import { buildSummary } from '../../src/publish/build-show-notes.ts';
import { toExcerpt } from '../../src/publish/safe-text.ts';
import { sampleArticle, sampleEpisode, sampleShow } from './sample-episode.ts';

test.each([
  [
    'The river rose at night. It fell at 6 p.m. and the market opened',
    55,
    'The river rose at night. It fell at 6 p.m. and the…',
  ],
  ['Der Fluss stieg. Er fiel wieder am 3. Mai gegen Mittag', 45, 'Der Fluss stieg. Er fiel wieder am 3. Mai…'],
  ['The river rose at night. Then it was quiet again', 28, 'The river rose at night.'],
  ['The bridge was shut by Prof. Henry Lane of the water board at dawn', 33, 'The bridge was shut by Prof.…'],
])('does not end a summary at an abbreviation: %s', (text, limit, excerpt) => {
  expect(toExcerpt(text, limit)).toBe(excerpt);
});

test('ends a summary where the narrator ended a sentence', () => {
  const first = `${'The water stood in the lower streets and nobody slept for long, '.repeat(3)}it was said.`;
  const second = `On Friday the gate was opened by Comdr. Hale, who ${'had waited for it '.repeat(6)}all night.`;
  const cues = [first, second].map((text, at) => ({ start: at, end: at + 1, kind: 'speech' as const, text, block: 0 }));
  const article = sampleArticle({ language: 'en', blocks: [{ kind: 'paragraph', text: `${first} ${second}` }] });
  const timeline = { ...sampleEpisode().timeline, cues };
  expect(buildSummary(sampleShow(), sampleEpisode({ article, timeline }))).toBe(first);
});
