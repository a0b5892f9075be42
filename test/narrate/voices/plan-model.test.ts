import { describe, expect, it } from 'vitest';
import { findLostText, readVocabulary } from '../../../src/narrate/voice-models/find-lost-text.ts';
import { planModel } from '../../../src/narrate/voice-models/plan-model.ts';

const listing = (text: string, byteLength = 1e6) => text.split(' ').map((path) => ({ path, byteLength }));
const espeak = ['phontab', 'phonindex', 'phondata', 'intonations', 'lang/sit/cmn']
  .map((file) => `espeak-ng-data/${file}`)
  .join(' ');

describe('the plan of a model folder', () => {
  it('knows Kokoro by its speakers, with one English lexicon, rules and eSpeak’s data', () => {
    const files = `model.int8.onnx voices.bin tokens.txt lexicon-gb-en.txt lexicon-us-en.txt lexicon-zh.txt date-zh.fst number-zh.fst phone-zh.fst dict/jieba.dict.utf8 ${espeak}`;
    expect(planModel('k', listing(files))).toEqual({
      family: 'kokoro',
      model: 'model.int8.onnx',
      tokens: 'tokens.txt',
      voices: 'voices.bin',
      lexicons: ['lexicon-us-en.txt', 'lexicon-zh.txt'],
      dataDirectory: 'espeak-ng-data',
      ruleFsts: ['phone-zh.fst', 'date-zh.fst', 'number-zh.fst'],
    });
  });

  it('takes the model of MeloTTS and not the pointer that lies beside it', () => {
    const files = listing('model.onnx tokens.txt lexicon.txt date.fst new_heteronym.fst number.fst phone.fst');
    expect(planModel('m', [...files, { path: 'model.int8.onnx', byteLength: 133 }])).toMatchObject({
      family: 'vits',
      model: 'model.onnx',
      lexicons: ['lexicon.txt'],
      ruleFsts: ['new_heteronym.fst', 'phone.fst', 'date.fst', 'number.fst'],
    });
    const onlyPointer = [...files.slice(1), { path: 'model.onnx', byteLength: 133 }];
    expect(() => planModel('m', onlyPointer)).toThrow(/lacks its model/);
  });

  it('knows Piper by eSpeak’s data and a model of any name', () => {
    expect(
      planModel('p', listing(`en_US-ljspeech-medium.onnx en_US-ljspeech-medium.onnx.json tokens.txt ${espeak}`)),
    ).toEqual({
      family: 'vits',
      model: 'en_US-ljspeech-medium.onnx',
      tokens: 'tokens.txt',
      lexicons: [],
      ruleFsts: [],
      dataDirectory: 'espeak-ng-data',
    });
  });

  it('gives Matcha its vocoder', () => {
    const files = 'model-steps-3.onnx vocos-22khz-univ.onnx tokens.txt lexicon.txt phone.fst date.fst number.fst';
    expect(planModel('a', listing(files))).toMatchObject({
      family: 'matcha',
      model: 'model-steps-3.onnx',
      vocoder: 'vocos-22khz-univ.onnx',
    });
  });

  it.each([
    ['model.onnx lexicon.txt', 'tokens.txt'],
    ['tokens.txt lexicon.txt', 'its model'],
    ['model.onnx voices.bin tokens.txt', 'espeak-ng-data/phontab'],
    [`model.onnx tokens.txt ${espeak.replace('espeak-ng-data/phondata ', '')}`, 'espeak-ng-data/phondata'],
    ['model-steps-3.onnx tokens.txt lexicon.txt', 'its vocoder'],
    ['model-steps-3.onnx vocos-22khz-univ.onnx tokens.txt', 'lexicon.txt'],
  ])('of %s names what is missing: %s', (files, missing) => {
    expect(() => planModel('x', listing(files))).toThrow(missing);
  });
});

describe('what a model would leave out', () => {
  const vocabulary = (readsDigits: boolean) =>
    readVocabulary({
      lexicons: ['今 t1\n天 t2\n玫瑰 t3 t4\nferry f e\na ei\nb bi\n'],
      tokens: '_ 0\n， 1\nt1 2\n',
      spellsLatin: false,
      readsDigits,
    });
  it.each([
    ['今天，今天。', []],
    ['今天玫瑰', []],
    ['今天瑰', ['瑰']],
    ['雾，今天雾', ['雾']],
    ['Ferry AB 今', []],
    ['Ferry tram', ['tram']],
    ['今天 3', ['3']],
    ['……“”！', []],
  ])('of “%s” is %j', (text, lost) => {
    expect(findLostText(text, vocabulary(false))).toEqual(lost);
  });

  it('is no figure where rules turn figures into words', () => {
    expect(findLostText('今天 3', vocabulary(true))).toEqual([]);
  });
});
