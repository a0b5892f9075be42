import { expect, test } from 'vitest';
import { toExcerpt } from '../../src/publish/safe-text.ts';

test.each([
  [
    'The river rose at night. It fell at 6 p.m. and the market opened',
    55,
    'The river rose at night. It fell at 6 p.m. and the…',
  ],
  ['Der Fluss stieg. Er fiel wieder am 3. Mai gegen Mittag', 45, 'Der Fluss stieg. Er fiel wieder am 3. Mai…'],
  ['The river rose at night. Then it was quiet again', 28, 'The river rose at night.'],
])('does not end a summary at an abbreviation: %s', (text, limit, excerpt) => {
  expect(toExcerpt(text, limit)).toBe(excerpt);
});
