import { describe, expect, it } from 'vitest';
import { clipTitle, unspokenReason } from '../../../src/narrate/speakable.ts';

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

describe('a footnote', () => {
  it('is not read, and a sentence with a mark in it is', () => {
    expect(unspokenReason('[1] Survey of the bat group, 2025.')).toBe('footnote');
    expect(unspokenReason('The bats are back[1], says Pat Okafor.')).toBeUndefined();
  });
});
