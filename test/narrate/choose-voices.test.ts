import { describe, expect, it } from 'vitest';
import { chooseVoices, wantedKokoroVoices } from '../../src/narrate/choose-voices.ts';
import { KOKORO_VOICES } from '../../src/narrate/voice-models/kokoro-catalogue.ts';

const nothing = { voices: [], isQuick: true };
const everything = { voices: Object.keys(KOKORO_VOICES), isQuick: true };

describe('choosing voices', () => {
  it('takes Kokoro where it is installed, and says which stand-ins speak where it is not', () => {
    expect(chooseVoices(['auto'], everything)).toMatchObject({
      voices: { zh: 'kokoro:zf_xiaoxiao', en: 'kokoro:af_heart', 'en-GB': 'kokoro:bf_emma', '*': 'espeak:auto' },
      standIns: [],
    });
    const now = chooseVoices(['auto'], nothing);
    expect(now.voices).toEqual({ zh: 'espeak:cmn', yue: 'espeak:yue', en: 'flite:slt', '*': 'espeak:auto' });
    expect([...now.standIns].sort()).toEqual(['espeak:auto', 'espeak:cmn', 'flite:slt']);
  });

  it('leaves the embedded voices speaking on a machine that is too slow, unless Kokoro is named', () => {
    const slow = { ...everything, isQuick: false };
    expect(chooseVoices(['auto'], slow)).toMatchObject({ voices: { zh: 'espeak:cmn' }, standIns: [] });
    expect(chooseVoices([{ zh: 'kokoro:zm_yunxi' }], slow).voices).toMatchObject({
      zh: 'kokoro:zm_yunxi',
      en: 'flite:slt',
    });
  });

  it('lets the source say more than the show, and both more than the default', () => {
    const { voices } = chooseVoices(
      [{ en: 'flite:slt', zh: 'kokoro:zm_yunxi' }, { zh: 'kokoro:zf_xiaoni' }],
      everything,
    );
    expect(voices).toMatchObject({ en: 'flite:slt', zh: 'kokoro:zf_xiaoni', fr: 'kokoro:ff_siwis' });
    // British English is English, too.
    expect(voices).not.toHaveProperty('en-GB');
  });

  it('gives “*” the languages that nobody named, but for Chinese and English', () => {
    const { voices } = chooseVoices([{ '*': 'openai:alloy' }], everything);
    expect(voices).toEqual({
      zh: 'kokoro:zf_xiaoxiao',
      yue: 'espeak:yue',
      en: 'kokoro:af_heart',
      'en-GB': 'kokoro:bf_emma',
      '*': 'openai:alloy',
    });
  });

  it('has quotations read by a voice of their own, by language', () => {
    const setting = { quote: { zh: 'kokoro:zm_yunjian' } };
    expect(chooseVoices([setting], everything)).toMatchObject({
      voices: { zh: 'kokoro:zf_xiaoxiao' },
      quoteVoices: { zh: 'kokoro:zm_yunjian' },
      standIns: [],
    });
    expect(chooseVoices([setting], { voices: ['zf_xiaoxiao', 'af_heart'], isQuick: true })).toMatchObject({
      quoteVoices: {},
      standIns: expect.arrayContaining(['kokoro:zf_xiaoxiao']),
    });
  });

  it('wants just the voices that somebody may hear', () => {
    expect(wantedKokoroVoices(['auto'])).toContain('zf_xiaoxiao');
    expect(wantedKokoroVoices([{ zh: 'espeak:cmn', en: 'flite:slt', '*': 'espeak:auto' }])).toEqual(
      expect.not.arrayContaining(['zf_xiaoxiao', 'af_heart']),
    );
  });
});
