import { expect, it } from 'vitest';
import { createPhonemizer } from '../../../src/narrate/kokoro/phonemize.ts';

const { phonemize } = createPhonemizer();

it('says English names within a Chinese sentence in one string', async () => {
  expect(await phonemize('「苹果」的Cook说：好的。', { language: 'zh-CN', accent: 'american' })).toEqual({
    symbols: '“pʰi↗ŋkwo↓” tɤ kˈʊk ʂwo→: xau↓tɤ.',
    unknown: [],
  });
});
