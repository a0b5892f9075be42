import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/narrate/detect-language.ts';
import { EMBEDDED_VOICES, KOKORO_DEFAULTS, LANGUAGES, sampleSentence } from '../../src/narrate/languages.ts';
import { normalizeText } from '../../src/narrate/normalize/normalize-text.ts';
import { describeKokoroVoice, KOKORO_VOICES } from '../../src/narrate/voice-models/kokoro-catalogue.ts';

describe('the languages', () => {
  it('serve each subtag once', () => {
    const subtags = LANGUAGES.flatMap((language) => language.subtags);
    expect(new Set(subtags).size).toBe(subtags.length);
  });

  it.each(LANGUAGES.map((language) => [language.subtags[0] ?? '', language] as const))(
    '%s has a sentence to try its voices with, in its own words and script',
    (subtag, { samples, script }) => {
      expect(sampleSentence(subtag)).toBe(samples[subtag]);
      for (const [tag, sample] of Object.entries(samples)) {
        expect(sample.length).toBeGreaterThan(5);
        expect(normalizeText(sample, tag)).not.toBe('');
        if (script) expect(detectLanguage(sample, 'en')).toBe(tag);
      }
    },
  );

  it('leave an article in a script of several languages its own language', () => {
    expect(detectLanguage('Ця фраза перевіряє голос для читання.', 'uk')).toBe('uk');
    expect(detectLanguage('این جمله صدا را می‌آزماید.', 'fa')).toBe('fa');
  });

  it('name voices of Kokoro that speak them, and embedded ones', () => {
    for (const [tag, name] of Object.entries(KOKORO_DEFAULTS)) {
      expect(KOKORO_VOICES).toHaveProperty(name);
      expect(describeKokoroVoice(name)?.language.split('-')[0]).toBe(tag.split('-')[0]);
    }
    expect(EMBEDDED_VOICES).toEqual({ zh: 'espeak:cmn', yue: 'espeak:yue', en: 'flite:slt', '*': 'espeak:auto' });
  });
});
