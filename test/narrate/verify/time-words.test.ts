import { expect, it } from 'vitest';
import { readSyllables } from '../../../src/narrate/verify/read-syllables.ts';
import { timeWords } from '../../../src/narrate/verify/time-words.ts';

const spans = (written: string) =>
  written.split(' ').map((one) => {
    const [text = '', start, end] = one.split('|');
    return { text, start: Number(start), end: Number(end) };
  });
const time = (text: string, heard: string, seconds: number) => timeWords(text, spans(heard), seconds, readSyllables);

// Recorded: whisper-base on Kokoro.
const WINTER =
  'The|0|0.08 winter|0.08|0.32 of|0.32|0.52 1986|0.52|1.42 takes|1.42|2.04 up|2.04|2.2 11|2.2|2.54 pages.|2.54|2.96';
const VILLAGES =
  '他們|0|0.18 分|0.18|0.36 散|0.36|0.66 在|0.66|0.92 9|0.92|1.1 個|1.1|1.24 自|1.24|1.38 然|1.38|1.5 村,|1.5|1.74 最|2.06|2.14 遠|2.14|2.32 的|2.32|2.44 一|2.44|2.56 家|2.56|2.76 離|2.76|2.94 學|2.94|3.18 校|3.18|3.46 不行|3.46|3.72 要|3.72|3.94 6|3.94|4.1 個|4.1|4.2 小時。|4.2|4.52';

it('each word of the text as it is written is timed by what was heard of it', () => {
  const words = time('“The winter of 1986 takes up 11 pages.”', WINTER, 3.21) ?? [];
  expect(words.map(({ text }) => text)).toEqual([
    '“The ',
    'winter ',
    'of ',
    '1986 ',
    'takes ',
    'up ',
    '11 ',
    'pages.”',
  ]);
  expect(words.map(({ start }) => start)).toEqual([0, 0.08, 0.32, 0.52, 1.42, 2.04, 2.2, 2.54]);
});

it('figures that are heard in words, or the other way round, take the time between their neighbours', () => {
  const words = time('The winter of nineteen eighty-six takes up eleven pages.', WINTER, 3.21) ?? [];
  const [nineteen, eighty, takes] = words.slice(3);
  expect(nineteen).toMatchObject({ text: 'nineteen ', start: 0.52 });
  expect(eighty?.end).toBe(takes?.start);
});

it('Chinese characters are timed one by one, by their sound, whichever script was heard', () => {
  const text = '他们分散在九个自然村，最远的一家离学校步行要六个小时。';
  const words = time(text, VILLAGES, 4.775) ?? [];
  expect(words.map((word) => word.text).join('')).toBe(text);
  expect(words.find((word) => word.text === '远')).toMatchObject({ start: 2.14, end: 2.32 });
  // Heard as 不行.
  expect(words.find((word) => word.text === '步')).toMatchObject({ start: 3.46, end: 3.59 });
  const times = words.flatMap(({ start, end }) => [start, end]);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});

it('nothing is timed where too little of the text was heard', () => {
  expect(time('Entirely different words stand in this text.', WINTER, 3.21)).toBeUndefined();
  expect(timeWords('Words.', [], 1, readSyllables)).toBeUndefined();
});
