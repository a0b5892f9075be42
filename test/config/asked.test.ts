import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { toMode, toVoiceSettings, withAsked } from '../../src/config/show-settings.ts';
import { toWorkHash } from '../../src/config/work-hash.ts';
import { chooseVoices } from '../../src/narrate/choose-voices.ts';

const config = parseConfig(
  `shows: [{ id: a, title: A, language: en, author: A, voices: { en: "flite:awb", zh: "espeak:cmn" }, sources: [{ page: "https://paper.example/", mode: splice, voices: { en: "flite:rms" } }] }]`,
  '',
  '.',
);
const [show] = config.shows;
if (!show) throw new Error('unreachable: it is above');
const [source] = show.sources;

describe('how somebody wants an article made', () => {
  const asked = { mode: 'narration', voices: { en: 'flite:slt' } } as const;

  it.each([
    ['that a source lists', source],
    ['that no source lists', undefined],
  ])('counts for more than its show and its source, for one %s', (_name, of) => {
    const wanted = withAsked(show, of, asked);
    expect(toMode(wanted.show, wanted.source)).toBe('narration');
    const { voices } = chooseVoices(toVoiceSettings(wanted.show, wanted.source), { voices: [], isQuick: true });
    expect(voices).toMatchObject({ en: 'flite:slt', zh: 'espeak:cmn' });
  });

  it('counts for more than a voice of a variant of its language', () => {
    const wanted = withAsked({ ...show, voices: { 'en-GB': 'kokoro:bf_emma', zh: 'espeak:cmn' } }, source, asked);
    expect(wanted.show.voices).toEqual({ en: 'flite:slt', zh: 'espeak:cmn' });
  });

  it('has the article looked at again, and leaves every other as it was', () => {
    const hash = (settings: ReturnType<typeof withAsked>) => toWorkHash(settings.show, settings.source, config).current;
    const plain = toWorkHash(show, source, config).current;
    expect(hash(withAsked(show, source))).toBe(plain);
    expect(hash(withAsked(show, source, {}))).toBe(plain);
    expect(hash(withAsked(show, source, asked))).not.toBe(plain);
  });
});
