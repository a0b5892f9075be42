import { describe, expect, it } from 'vitest';
import { createPhonemizer } from '../../../src/narrate/kokoro/phonemize.ts';
import { tokensOf } from '../../../src/narrate/kokoro/symbols.ts';

const { phonemize } = createPhonemizer();
const say = (text: string, language: string) => phonemize(text, { language, accent: 'american' });

describe('one string for a sentence in several scripts', () => {
  it.each([
    ['zh-CN', '「苹果」的Cook说：好的。', '“pʰi↗ŋkwo↓” tɤ kˈʊk ʂwo→: xau↓tɤ.'],
    ['zh-CN', 'A股和G D P。', 'ˈA ku↓ xɤ↗ ʤˈi dˈi pˈi.'],
    ['zh-CN', '约翰·史密斯——来了……', 'ɥe→xa↘n ʂɨ↓mi↘sɨ→ — lai↗ lɤ…'],
    ['en', 'He met 习近平 (Xi).', 'hi mˈɛt ɕi↗ ʨi↘npʰi↗ŋ (zˈI).'],
    ['en', 'Then I left.', 'ðˈɛn ˌI lˈɛft.'],
    ['fr', '« Bonjour », dit-il.', '“bɔ̃ʒˈuʁ”, dˈitˈil.'],
    ['es', '¿Verdad? 3,5 % en 2023.', 'beɾðˈad? tɾˈes koma θˈinko poɾθjˈɛnto en dˈos mˈil βAntitɾˈes.'],
  ])('%s: %s', async (language, text, symbols) => {
    expect(await say(text, language)).toEqual({ symbols, unknown: [] });
  });
});

describe('letters without a symbol in the model are said as their nearest sound', () => {
  it.each([
    ['人々', '人人'],
    ['佐々木', '佐佐木'],
    ['ＡＢＣ公司', 'ABC公司'],
    ['二〇二六年', '二零二六年'],
    ['2026年', '二零二六年'],
    ['他說話', '他说话'],
    ['零\u200b宽', '零宽'],
    ['「好」', '“好”'],
    ['好～', '好——'],
  ])('%s as %s', async (written, plain) => {
    const said = await say(written, 'zh-CN');
    expect(said).toEqual(await say(plain, 'zh-CN'));
    expect(said.unknown).toEqual([]);
    expect(said.symbols).not.toBe('');
  });

  it.each([
    ['zh-CN', 'ありがとう，トヨタ'],
    ['zh-CN', 'Müller和Łódź，Nguyễn'],
    ['en', 'Dvořák, Győr, Erdoğan and Nguyễn in São Paulo'],
    ['en', 'Москва, Αθήνα, 서울, مرحبا, שלום'],
    ['es', 'Łódź, Zürich'],
    ['hi', 'पढ़ाई, GDP'],
  ])('%s: nothing is unknown in %s', async (language, text) => {
    const said = await say(text, language);
    expect(said.unknown).toEqual([]);
    expect(said.symbols.split(/[ ,]+/u).length).toBeGreaterThanOrEqual(text.split(/[ ,，和]+/u).length);
  });
});

it('names what nobody knows how to say, and keeps the rest', async () => {
  const said = await say('他说สวัสดี，𠮷野家。', 'zh-CN');
  expect(said.unknown).toEqual(['สวัสดี', '𠮷']);
  expect(said.symbols).toBe('tʰa→ ʂwo→, je↓ʨja→.');
});

it.each([
  ['en', 'The letter ꙮ stands.', 'The letter о stands.'],
  ['en', 'Ѣ, Ꙗ и ѳ', 'Е, Я и ф'],
  ['hi', 'ॲप', 'ऍप'],
  ['fr', 'poﬆ', 'post'],
])('%s: letters in “%s” that eSpeak would spell by number sound as in “%s”', async (language, rare, plain) => {
  expect(await say(rare, language)).toEqual(await say(plain, language));
});

it('names a letter that eSpeak would spell by number, and nothing sounds like', async () => {
  const said = await say('Two letters: ϟ and Ϡ', 'en');
  expect(said.unknown).toEqual(['ϟ', 'Ϡ']);
  expect((await say('A letter of number one', 'en')).unknown).toEqual([]);
});

it('takes no kanji for Mandarin, and drops no mathematical sign', async () => {
  expect((await say('今日は良い', 'ja')).unknown).toEqual(['今日', '良']);
  expect((await say('x ≤ y ⊕ z', 'en')).unknown).toEqual(['≤', '⊕']);
  expect((await say('A | B ~ C', 'en')).unknown).toEqual([]);
});

it('gives the same symbols whatever was said before, and symbols only', async () => {
  const texts: readonly (readonly [string, string])[] = [
    ['en', 'The record of the economy: nineteen boats, “two” ferries; one town — really?'],
    ['fr', 'Les enfants ont mangé du pain.'],
    ['hi', 'यह एक परीक्षण है।'],
    ['zh-CN', '渡口的Ferry开了。'],
  ];
  const first = await Promise.all(texts.map(([language, text]) => say(text, language)));
  const again = await Promise.all([...texts].reverse().map(([language, text]) => say(text, language)));
  expect(again.reverse()).toEqual(first);
  for (const { symbols } of first) expect(tokensOf(symbols).length).toBe([...symbols].length);
});

it.each([
  ['of the people in the town', 'ʌv ðə pˈipᵊl ɪn ðə tˈWn'],
  ['the third in a row', 'ðə θˈɜɹd ɪn ɐ ɹˈO'],
  ['It has been out of an hour', 'ɪt hæz bˌɪn ˈWt ʌv ɐn ˈWəɹ'],
  ['a quarrel about it all', 'ɐ kwˈɔɹəl əbˈWt ɪt ˈɔl'],
  ['into the end', 'ˈɪntʊ ði ˈɛnd'],
  ['used to record a record', 'jˈuzd tə ɹᵻkˈɔɹd ɐ ɹˈɛkəɹd'],
])('English words stand apart, as in the dictionary of the training: %s', async (text, symbols) => {
  expect((await say(text, 'en')).symbols).toBe(symbols);
});

it('speaks the English of the accent', async () => {
  const text = 'The bath water is better.';
  expect((await phonemize(text, { language: 'en-GB', accent: 'british' })).symbols).toBe('ðə bˈaθ wˈɔːtəɹ ɪz bˈɛtə.');
  expect((await say(text, 'en')).symbols).toBe('ðə bˈæθ wˈɔTəɹ ɪz bˈɛTəɹ.');
});
