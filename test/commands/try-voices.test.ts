/** Which voices say a sentence before they are needed. */
import { expect, it } from 'vitest';
import { tryVoices } from '../../src/commands/try-voices.ts';
import { parseConfig } from '../../src/config/read-config.ts';

const config = parseConfig(
  'shows: [{ id: a, title: A, language: en, author: A, voices: { en: "openai:a", fr: "espeak:klingon", quote: { en: "flite:slt" } }, sources: [{ files: "*" }, { files: "b*", voices: { zh: "espeak:cmn" } }] }]',
  '/lectern.yaml',
  '/',
);

const SILENCE = { samples: new Int16Array(1), sampleRate: 22_050 };

async function tried(which: 'all' | 'own') {
  const said: string[] = [];
  const synthesize = async ({ driver, voice, language }: { driver: string; voice: string; language: string }) => {
    said.push(`${language} ${driver}:${voice}`);
    return SILENCE;
  };
  const kokoro = { voices: [], isQuick: true };
  const found = await tryVoices(config, { speakers: { synthesize }, kokoro, which }, new AbortController().signal);
  expect(found.map(({ error }) => error?.code)).toEqual(said.map(() => 'speech'));
  return said.sort();
}

it('a server tries the voices that its configuration names, also those that come with Lectern, and no others', async () => {
  expect(await tried('own')).toEqual(['en flite:slt', 'en openai:a', 'fr espeak:klingon', 'zh espeak:cmn']);
});

it('doctor tries the voices of other languages too', async () => {
  expect(await tried('all')).toEqual(expect.arrayContaining(['en openai:a', 'yue espeak:yue', 'en espeak:auto']));
});
