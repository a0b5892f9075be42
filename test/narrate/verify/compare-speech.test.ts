import { describe, expect, it } from 'vitest';
import { compareSpeech } from '../../../src/narrate/verify/compare-speech.ts';
import { readSyllables } from '../../../src/narrate/verify/read-syllables.ts';
// Recorded: what whisper-base heard of Kokoro, which said the sentence, or was made to misread it.
import HEARINGS from '../../fixtures/hearings.json' with { type: 'json' };

const compare = (said: string, heard: string, language = 'en') => compareSpeech(said, heard, language, readSyllables);
const FOUND: Readonly<Record<string, readonly string[]>> = {
  missing: ['missing', 'other words'],
  repeated: ['repeated', 'added'],
  added: ['added', 'repeated', 'other words'],
  swapped: ['missing', 'added', 'moved', 'other words'],
  silence: ['missing', 'other words'],
};

describe('recorded hearings', () => {
  it.each(HEARINGS.filter(({ fault }) => fault === 'good'))(
    '$language: “$said” is right',
    ({ language, said, heard }) => {
      expect(compare(said, heard, language)).toMatchObject({ kind: 'good' });
    },
  );

  it.each(HEARINGS.filter(({ fault }) => fault !== 'good'))(
    '$language, $fault: “$heard” is wrong',
    ({ language, fault, said, heard }) => {
      const { kind, fault: found = '' } = compare(said, heard, language);
      expect(kind).toBe('bad');
      expect(FOUND[fault]).toContain(found);
    },
  );
});

describe('what is no difference to a listener', () => {
  it.each([
    ['figures', 'It cost one hundred forty dollars in nineteen eighty-six.', 'It cost $140 in 1986.'],
    ['letters of an acronym', 'The U N and the F B I met at five P M.', 'The UN and the FBI met at 5pm.'],
    [
      'figures that are said one by one',
      'Call zero eight zero zero, four one nine, seven three six two.',
      'Call 0800 419 7362.',
    ],
    ['forms of speech', 'I am going to be late, and they got to wait.', "I'm gonna be late, and they gotta wait."],
    ['contractions', 'They do not know that it is late.', "They don't know that it's late."],
    ['sounds of hesitation', 'The ferry left at noon.', 'The, uh, ferry left, um, at noon.'],
    ['compounds', 'The see-saw has a mainspring.', 'The seesaw has a main spring.'],
    ['spelling', 'The colour of the theatre in grey.', 'The color of the theater in gray.'],
    ['names by their sound', 'Wilhelmina Parke asked Désiré Amani.', 'Wilhelmina Park asked Dezire Amany.'],
  ])('%s', (_name, said, heard) => {
    const { kind, errors, units } = compare(said, heard);
    expect(kind).toBe('good');
    expect(errors / units).toBeLessThan(0.2);
  });

  it.each([
    ['figures', '停的是五年，丢的是两万多。', '停的是5年丢的是2万多'],
    ['traditional characters', '消息传出以后，女孩来了。', '消息傳出以後女孩來了'],
    ['homophones', '他们步行要六个小时。', '她们不行要六个小时。'],
  ])('in Chinese: %s', (_name, said, heard) => {
    expect(compare(said, heard, 'zh')).toMatchObject({ kind: 'good', errors: 0 });
  });

  it('in Chinese: a tone, or a sound close by, counts for little', () => {
    const { kind, errors } = compare('这盏灯要不要关。', '这站灯要不要光。', 'zh');
    expect(kind).toBe('good');
    expect(errors).toBeGreaterThan(0);
    expect(errors).toBeLessThan(1);
  });
});

describe('a fault', () => {
  const SAID = 'The ferry waited at the pier, because the wind was strong, and then it left.';

  it.each([
    ['missing', 'The ferry waited at the pier and then it left.', 'because the wind was strong'],
    [
      'repeated',
      `The ferry waited at the pier at the pier because the wind was strong and then it left.`,
      'at the pier',
    ],
    ['added', `${SAID} Thanks for watching.`, 'thanks for watching'],
    ['added', `${SAID.slice(0, -1)}, Tsar Blottenquev.`, 'tsar blottenquev'],
    ['moved', 'The ferry waited, because the wind was strong, at the pier, and then it left.', 'at the pier'],
    ['other words', 'The cows came home from a field of clover when somebody rang bells.', ''],
  ])('is told with its words: %s', (fault, heard, text) => {
    expect(compare(SAID, heard)).toMatchObject({ kind: 'bad', fault, text: expect.stringContaining(text) });
  });

  it.each([
    `${SAID} Thank you.`,
    'The ferry waited at the pier, because the wind was strong, and then it left us, okay.',
    'The ferry waited at Easterschelde Pier, because the wind was strong, and then it left.',
  ])('is none where a word or two may be the recogniser’s own: %s', (heard) => {
    expect(compare(SAID, heard).kind).toBe('good');
  });

  it('is none where a long word is heard as its parts', () => {
    const said = 'Sie arbeitet seit Jahren bei der Donaudampfschifffahrtsgesellschaft.';
    const heard = 'Sie arbeitet seit Jahren bei der Donau Dampfschifffahrts Gesellschaft.';
    expect(compare(said, heard, 'de').kind).toBe('good');
  });

  it('is told in Chinese by its characters', () => {
    const verdict = compare('昨天下午风停了，渡船照常开，孩子们都上了船。', '昨天下午风停了孩子们都上了船', 'zh');
    expect(verdict).toMatchObject({ kind: 'bad', fault: 'missing', text: '渡船照常开' });
  });

  it('of a short sentence is only what has nothing of it', () => {
    expect(compare('A new lamp.', 'A new lump.').kind).toBe('good');
    expect(compare('A new lamp.', 'Thank you.').kind).toBe('bad');
  });
});

describe('a recogniser that breaks down says nothing of the voice', () => {
  const SAID = 'The ferry waited at the pier, because the wind was strong.';

  it.each([
    ['nothing heard', ''],
    ['nothing heard', ' … '],
    ['endless repetition', `The ferry ${'waited and '.repeat(20)}`],
    ['endless repetition', 'the '.repeat(40)],
    ['other language', '渡船在码头等着，因为风很大。'],
  ])('%s: %s', (why, heard) => {
    expect(compare(SAID, heard)).toMatchObject({ kind: 'none', why });
  });

  it('but what repeats in the text may repeat', () => {
    const bells = 'Ding dong, ding dong, ding dong, ding dong, ding dong, said the bells.';
    expect(compare(bells, bells).kind).toBe('good');
  });

  it('nor of a language whose letters are no sounds that it could compare', () => {
    expect(compare('渡し船が出た。', '渡し船が出た', 'ja')).toMatchObject({
      kind: 'none',
      why: 'language not compared',
    });
  });
});

it.each([
  ['de', 'Die Fähre wartete um sieben Uhr am Kai.', 'Die Fähre wartete um 7 Uhr am Kai.'],
  ['fr', 'Le bateau est parti avec sept passagers.', 'Le bateau est parti avec 7 passagers'],
  ['ru', 'Паром ждал у причала семь часов.', 'Паром ждал у причала 7 часов'],
])('other languages of letters are compared, too: %s', (language, said, heard) => {
  expect(compare(said, heard, language)).toMatchObject({ kind: 'good' });
  expect(compare(said, heard.split(' ').slice(0, 3).join(' '), language)).toMatchObject({ kind: 'bad' });
});
