import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LecternError } from '../../../src/errors.ts';
import { createDiskCache } from '../../../src/io/cache.ts';
import type { SpeechSegment } from '../../../src/model.ts';
import { createNarrator } from '../../../src/narrate/narrate.ts';
import type { HearOptions, Recognizer } from '../../../src/narrate/recognizer.ts';
import { chooseByLanguage } from '../../../src/narrate/recognizers/by-language.ts';
import { findChoices, saveChoice } from '../../../src/narrate/sentence-choices.ts';
import type { Speaker } from '../../../src/narrate/speaker.ts';
import { createSpeakerPool } from '../../../src/narrate/speaker-pool.ts';
import { createSpeakers } from '../../../src/narrate/speakers.ts';
import { createProofListener, type VerifyWhen } from '../../../src/narrate/verify/proof-listener.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';
import { readLegibly, speakLegibly, toHearing } from '../../helpers/legible-speech.ts';
import { memoryIndex } from '../../helpers/memory-index.ts';

const { signal } = new AbortController();
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

type Say = (text: string, speed: number) => string;

/** Says what `say` makes of the text. */
const speaker = (id: string, say: Say, spoken: string[] = []): Speaker => ({
  ...{ id, version: `${id}@1`, voices: [] },
  async synthesize(text, { speed = 1 }) {
    spoken.push(text);
    return speakLegibly(say(text, speed));
  },
});

const sentence = (text: string, voice = 'neural:a'): SpeechSegment => ({
  ...{ kind: 'speech', text, shown: text, language: 'en', voice, block: 0 },
});
const SENTENCE = 'The ferry waited at the pier, because the wind was strong, and then it left.';
const withoutClause = (text: string) => text.replace(' because the wind was strong,', '');
const OTHERS = Array.from({ length: 60 }, (_, at) =>
  sentence(`The keeper wrote line ${'x'.repeat(at)} by lamp light.`),
);

type Options = {
  readonly neural: Say;
  readonly flite?: Say;
  readonly when?: Exclude<VerifyWhen, 'never'>;
  readonly onFailure?: 'mark' | 'fail';
  readonly recognize?: (wav: Uint8Array, options: HearOptions) => string;
};

type Where = { readonly folder: string; readonly index: ReturnType<typeof memoryIndex> };

/** `where`: of another narrator, whose cache it shares; `isDeaf`: it has no recogniser. */
async function open(
  { neural, flite = (text) => text, when = 'auto', onFailure = 'mark', recognize = readLegibly }: Options,
  where?: Where,
  isDeaf = false,
) {
  const { folder, index } = where ?? { folder: await mkdtemp(join(tmpdir(), 'lectern-proof-')), index: memoryIndex() };
  if (!where) folders.push(folder);
  const heard: string[] = [];
  const spoken: string[] = [];
  const failures: LecternError[] = [];
  const recognizer: Recognizer = {
    ...{ id: 'legible', version: 'legible@1', languages: ['en'] },
    async recognize(wav, options) {
      const text = recognize(wav, options);
      heard.push(text);
      return toHearing(text);
    },
  };
  const cache = createDiskCache(folder, index);
  const speakers = createSpeakers(createSpeakerPool({ size: 1 }), new Map(), [
    speaker('neural', neural, spoken),
    speaker('flite', flite),
    speaker('espeak', flite),
  ]);
  const listener = createProofListener(recognizer, cache, when, (error) => failures.push(error));
  const narrator = createNarrator(speakers, cache, async () => (isDeaf ? undefined : { listener, onFailure }));
  return { heard, spoken, failures, listener, narrator, where: { folder, index } };
}

describe('a sentence that is heard to lack a clause', () => {
  it('is spoken clause by clause, and heard once again only', async () => {
    const { narrator, heard, spoken } = await open({ neural: withoutClause });
    const { sentences, synthesised } = await narrator.narrate([sentence(SENTENCE)], signal);
    expect(sentences).toMatchObject([{ voice: 'neural:a', proof: { verdict: { kind: 'good' } } }]);
    expect(synthesised).toBe(1);
    expect(spoken.slice(1)).toEqual([
      'The ferry waited at the pier,',
      'because the wind was strong,',
      'and then it left.',
    ]);
    // The doubtful first reading was heard twice.
    expect(heard).toEqual([withoutClause(SENTENCE), withoutClause(SENTENCE), SENTENCE.replaceAll(', ', ',')]);
    const again = await narrator.narrate([sentence(SENTENCE)], signal);
    expect(again).toMatchObject({ synthesised: 0, sentences: [{ key: sentences[0]?.key }] });
    expect(heard).toHaveLength(3);
    expect(spoken).toHaveLength(4);
  });

  it('is spoken a little slower or faster, as long as it is heard wrong', async () => {
    const text = 'The ferry waited at the pier because the wind was strong and then it left.';
    const drops: Say = (said, speed) => (speed > 1 ? said : said.replace(' because the wind was strong', ''));
    const { narrator } = await open({ neural: drops });
    const { sentences } = await narrator.narrate([sentence(text)], signal);
    expect(sentences).toMatchObject([{ voice: 'neural:a', proof: { entries: { length: 3 } } }]);
  });

  it('is spoken by the stand-in when its voice does not say it in any way', async () => {
    const { narrator, heard } = await open({ neural: () => 'Something else was said here, and at some length.' });
    const { sentences, unspoken } = await narrator.narrate([sentence(SENTENCE)], signal);
    expect(sentences).toMatchObject([{ voice: 'flite:slt' }]);
    expect(unspoken).toEqual([]);
    // The stand-in says every letter, and is not heard.
    expect(heard).not.toContain(SENTENCE);
  });

  it('is kept as it is least wrong rather than given to a voice that nobody hears, unless it is far off', async () => {
    const doubtful = SENTENCE.replace('because the wind was strong', 'before a gull sat quietly');
    const { narrator } = await open({ neural: () => doubtful });
    const [kept] = (await narrator.narrate([sentence(SENTENCE)], signal)).sentences;
    expect(kept).toMatchObject({ voice: 'neural:a', proof: { verdict: { kind: 'bad' } } });
    const always = await open({ neural: () => doubtful, flite: () => doubtful, when: 'always' });
    const { unspoken } = await always.narrator.narrate([sentence(SENTENCE)], signal);
    expect(unspoken).toEqual([]);
  });

  it('fails its article, where that is wanted, before a voice that nobody hears is taken', async () => {
    const { narrator } = await open({ neural: () => 'Something else was said at length.', onFailure: 'fail' });
    await expect(narrator.narrate([sentence(SENTENCE)], signal)).rejects.toMatchObject({ code: 'speech' });
  });

  /** Every voice leaves the clause out, however it is asked. */
  const hopeless: Options = {
    neural: (text) => (text.includes('keeper') ? text : ''),
    flite: withoutClause,
    when: 'always',
  };

  it('is shown unspoken when nobody says it, and named with what was heard', async () => {
    const { narrator } = await open(hopeless);
    const { sentences, unspoken } = await narrator.narrate([...OTHERS, sentence(SENTENCE)], signal);
    expect(sentences.at(-1)).toBeUndefined();
    expect(unspoken).toMatchObject([
      { text: SENTENCE, reason: expect.stringContaining('missing “because the wind was strong”') },
    ]);
  });

  it('fails its article where that is wanted', async () => {
    const { narrator } = await open({ ...hopeless, onFailure: 'fail' });
    const narrated = narrator.narrate([...OTHERS, sentence(SENTENCE)], signal);
    await expect(narrated).rejects.toMatchObject({
      code: 'speech',
      message: expect.stringContaining('The ferry waited'),
    });
  });
});

describe('what is heard', () => {
  const whole: Say = (text) => text;

  it('is what neural voices speak in a language that the recogniser knows, not the embedded ones', async () => {
    const { narrator, heard } = await open({ neural: whole });
    const french = { ...sentence('La mer est calme ce matin, dit-il.'), language: 'fr' };
    await narrator.narrate([sentence(SENTENCE, 'flite:slt'), french, sentence(SENTENCE)], signal);
    expect(heard).toEqual([SENTENCE]);
  });

  it('is everything when that is wanted', async () => {
    const { narrator, heard } = await open({ neural: whole, when: 'always' });
    await narrator.narrate([sentence(SENTENCE, 'flite:slt')], signal);
    expect(heard).toEqual([SENTENCE]);
  });

  it('is a share of the sentences, the same ones at every run', async () => {
    const first = await open({ neural: whole, when: 0.3 });
    const second = await open({ neural: whole, when: 0.3 });
    await first.narrator.narrate(OTHERS, signal);
    await second.narrator.narrate(OTHERS, signal);
    expect(Math.abs(first.heard.length / OTHERS.length - 0.3)).toBeLessThan(0.15);
    expect(second.heard.sort()).toEqual(first.heard.sort());
  });

  it('includes what was spoken before there was a recogniser', async () => {
    let isThere = false;
    const { narrator, heard, spoken } = await open({
      neural: withoutClause,
      recognize(wav) {
        if (!isThere) throw new LecternError('away', { code: 'recognizer', stage: 'narrate' });
        return readLegibly(wav);
      },
    });
    const before = await narrator.narrate([sentence(SENTENCE)], signal);
    expect(before.sentences[0]).toMatchObject({ voice: 'neural:a' });
    expect(before.sentences[0]?.proof).toBeUndefined();
    expect(before.sentences[0]).toMatchObject({ isUnheard: true });
    isThere = true;
    const after = await narrator.narrate([sentence(SENTENCE)], signal);
    expect(after.sentences[0]).toMatchObject({ proof: { verdict: { kind: 'good' } } });
    expect(heard[0]).toBe(withoutClause(SENTENCE));
    expect(spoken.filter((text) => text === SENTENCE)).toHaveLength(1);
  });

  it('is nothing for a while when the recogniser fails again and again, which is told once', async () => {
    let asked = 0;
    const { narrator, failures } = await open({
      neural: whole,
      recognize() {
        asked += 1;
        throw new LecternError('away', { code: 'recognizer', stage: 'narrate' });
      },
    });
    const { sentences } = await narrator.narrate(OTHERS, signal);
    expect(sentences).not.toContain(undefined);
    expect(failures).toHaveLength(1);
    expect(asked).toBeLessThan(OTHERS.length / 2);
  });

  it('is one sentence after each rest of a recogniser that stays away, and each rest is longer', async () => {
    let now = 1e6;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    let asked = 0;
    const { listener } = await open({
      neural: whole,
      recognize() {
        asked += 1;
        throw new LecternError('away', { code: 'recognizer', stage: 'narrate' });
      },
    });
    const path = join(folders.at(-1) ?? '', 'wav');
    await writeFile(path, encodeWav(speakLegibly('a')));
    const hear = async (after: number) => {
      now += after;
      for (let at = 0; at < 5; at += 1)
        await listener.hear({ key: `${at}`, path, voice: 'neural:a', text: 'a', language: 'en' }, signal);
      return asked;
    };
    try {
      expect([await hear(0), await hear(61_000), await hear(61_000), await hear(61_000)]).toEqual([3, 4, 4, 5]);
    } finally {
      clock.mockRestore();
    }
  });

  it('is a recording, not the one that had its key before', async () => {
    const { narrator, heard } = await open({ neural: whole });
    const { sentences } = await narrator.narrate([sentence(SENTENCE)], signal);
    await rm(sentences[0]?.path ?? '');
    await narrator.narrate([sentence(SENTENCE)], signal);
    expect(heard).toHaveLength(2);
  });

  it('says nothing of a voice that the recogniser does not follow', async () => {
    const { narrator } = await open({ neural: whole, when: 'always', recognize: () => 'zub mork tan elf roo bit' });
    const { sentences } = await narrator.narrate([sentence(SENTENCE, 'flite:slt')], signal);
    expect(sentences).toMatchObject([{ voice: 'flite:slt', proof: { verdict: { kind: 'none' } } }]);
  });
});

it('what was heard is kept with the times of its words', async () => {
  const { narrator, listener } = await open({ neural: (text) => text });
  const { sentences } = await narrator.narrate([sentence(SENTENCE)], signal);
  const hearing = await listener.findHearing({ key: sentences[0]?.key ?? '', language: 'en' });
  expect(hearing?.words.map(({ text }) => text).join(' ')).toBe(SENTENCE);
});

describe('a sentence that was spoken again', () => {
  const neural = withoutClause;

  it('is the same to a narrator who does not listen', async () => {
    const listening = await open({ neural });
    const { sentences } = await listening.narrator.narrate([sentence(SENTENCE)], signal);
    const deaf = await open({ neural }, listening.where, true);
    expect(await deaf.narrator.findMissing([sentence(SENTENCE)], signal)).toEqual([]);
    const again = await deaf.narrator.narrate([sentence(SENTENCE)], signal);
    expect(again).toMatchObject({ synthesised: 0, sentences: [{ key: sentences[0]?.key }] });
    expect(again.sentences[0]?.key).not.toBe(again.sentences[0]?.askedKey);
  });

  it('is spoken so by a narrator who does not listen, when its recording is gone', async () => {
    const listening = await open({ neural });
    const { sentences } = await listening.narrator.narrate([sentence(SENTENCE)], signal);
    await rm(sentences[0]?.path ?? '');
    const deaf = await open({ neural }, listening.where, true);
    const again = await deaf.narrator.narrate([sentence(SENTENCE)], signal);
    expect(again).toMatchObject({ synthesised: 1, sentences: [{ key: sentences[0]?.key }] });
    expect(deaf.spoken).toContain('because the wind was strong,');
  });

  it('is its own again once it is heard to be right', async () => {
    const own = (text: string) => text;
    const deaf = await open({ neural: own }, undefined, true);
    const [first] = (await deaf.narrator.narrate([sentence(SENTENCE)], signal)).sentences;
    const key = first?.key ?? '';
    const cache = createDiskCache(deaf.where.folder, deaf.where.index);
    await saveChoice(cache, key, 'other');
    const listening = await open({ neural: own }, deaf.where);
    await listening.narrator.narrate([sentence(SENTENCE)], signal);
    expect((await findChoices(cache, [key], signal)).get(key)?.key).toBe(key);
  });

  it('is the one that is least wrong to a narrator who does not listen', async () => {
    const doubtful = SENTENCE.replace('because the wind was strong', 'before a gull sat quietly');
    const listening = await open({ neural: () => doubtful });
    const { sentences } = await listening.narrator.narrate([sentence(SENTENCE)], signal);
    const deaf = await open({ neural: () => doubtful }, listening.where, true);
    const again = await deaf.narrator.narrate([sentence(SENTENCE)], signal);
    expect(again).toMatchObject({ synthesised: 0, sentences: [{ key: sentences[0]?.key }] });
  });
});

it('a recogniser of another language, installed beside the first, voids nothing that was heard', () => {
  const fake = (id: string, languages: readonly string[]): Recognizer => ({
    ...{ id, version: id, languages },
    recognize: async () => toHearing(''),
  });
  const english = fake('english', ['en']);
  const keyOf = (all: readonly Recognizer[], language: string) =>
    createProofListener(
      chooseByLanguage(all) ?? english,
      createDiskCache('', memoryIndex()),
      'auto',
      () => undefined,
    ).keyOf({
      key: 'a',
      language,
    });
  const both = [english, fake('chinese', ['zh'])];
  expect(keyOf(both, 'en-GB')).toBe(keyOf([english], 'en-GB'));
  expect(keyOf(both, 'zh')).not.toBe(keyOf(both, 'en'));
});
