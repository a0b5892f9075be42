import { describe, expect, it } from 'vitest';
import { clipTitle, removeUnspoken, unspokenReason } from '../../../src/narrate/speakable.ts';

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

describe('an address', () => {
  it.each([
    [
      'You can read the minutes at https://harbour.example.com/minutes/2026-04.',
      'You can read the minutes at a web address.',
    ],
    ['Write to editor@harbour.example.com, or ring.', 'Write to an e-mail address, or ring.'],
    ['详情请访问 www.harbour.example.com/a。', '详情请访问网站。'],
    ['稿件请发至editor@harbour.example.com。', '稿件请发至邮箱。'],
    ['詳情請訪問 https://harbour.example.com/a。', '詳情請訪問網站。'],
    ['The ferry (https://harbour.example.com/ferry) was late.', 'The ferry was late.'],
    ['The page https://harbour.example.com/ferry was down.', 'The page was down.'],
    ['On https://harbour.example.com/ferry they wrote about it.', 'On a web address they wrote about it.'],
  ])('%s → %s', (text, spoken) => {
    expect(removeUnspoken(text).text).toBe(spoken);
  });

  it.each([
    ['nl', 'Kijk op facebook.com en www.example.nl voor meer', 'Kijk op en voor meer'],
    ['sv', 'en www.example.se', 'en'],
    ['bg', 'на www.example.bg', 'на'],
    ['fr', 'en www.exemple.fr dès lundi', 'en dès lundi'],
    ['fr', 'sur www.exemple.fr dès lundi', 'sur un site web dès lundi'],
    ['de', 'via www.example.de', 'via einer Webadresse'],
    ['nl', 'via www.example.nl', 'via'],
  ])('gets no words of another language: %s, %s', (language, text, spoken) => {
    expect(removeUnspoken(text, language).text).toBe(spoken);
  });
});
