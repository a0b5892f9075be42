import { describe, expect, it } from 'vitest';
import { clipTitle } from '../../../src/narrate/speakable.ts';

describe('the title of a clip, from the label beside it', () => {
  it.each([
    ['128kbps收听：', undefined],
    ['Opus收听：', undefined],
    ['Listen', undefined],
    [undefined, undefined],
    ['Listen to the last street being counted', 'the last street being counted'],
    ['收听：陈阿海谈水位', '陈阿海谈水位'],
    ['Interview with the mayor (MP3)', 'Interview with the mayor'],
  ])('%s → %s', (label, title) => {
    expect(clipTitle(label)).toBe(title);
  });
});
