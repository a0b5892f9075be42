/**
 * What it costs to hear again what was spoken: CPU seconds per second of speech, of each recogniser that is here, and the
 * comparison's share of that. Linux only: what children used is read in /proc.
 *
 *   npm run build && LECTERN_TEST_KOKORO=DIR LECTERN_TEST_RECOGNISER=DIR LECTERN_TEST_MOONSHINE=DIR npm exec jiti bench/verify.ts
 *
 * The first names the neural voice that speaks, the others Whisper behind a server (its Python in venv, its model in
 * whisper-base) and an installed Moonshine; what is not named is left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createKokoroSpeaker } from '../src/narrate/drivers/kokoro.ts';
import type { Recognizer } from '../src/narrate/recognizer.ts';
import { createSherpaRecognizer } from '../src/narrate/recognizers/sherpa.ts';
import { compareSpeech } from '../src/narrate/verify/compare-speech.ts';
import { readSyllables } from '../src/narrate/verify/read-syllables.ts';
import { encodeWav } from '../src/narrate/wav.ts';
import { listSentences, TEST_VOICES, type TestLanguage } from '../test/helpers/faulty-narrations.ts';
import { startWhisper, whisperFolder } from '../test/helpers/whisper.ts';

const SENTENCES = 10;
const ROUNDS = 20;
const TICKS_PER_SECOND = 100;
const { signal } = new AbortController();

const kokoro = process.env['LECTERN_TEST_KOKORO'];
const moonshine = process.env['LECTERN_TEST_MOONSHINE'];
if (kokoro === undefined) throw new Error('LECTERN_TEST_KOKORO names no voice.');

/** Of this process and all that it has started, s. */
function cpuSeconds(): number {
  const used = (stat: string) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: [11, 12].reduce((sum, at) => sum + Number(fields[at]), 0) };
  };
  const ofChildren = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return used(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return { parent: 0, ticks: 0 };
      }
    })
    .filter(({ parent }) => parent === process.pid)
    .reduce((sum, { ticks }) => sum + ticks, 0);
  const { user, system } = process.cpuUsage();
  return ofChildren / TICKS_PER_SECOND + (user + system) / 1e6;
}

const engineScript = fileURLToPath(new URL('../dist/narrate/kokoro/engine-process.js', import.meta.url));
const speaker = createKokoroSpeaker({ folder: kokoro, engineScript });
const spoken = new Map<TestLanguage, { text: string; wav: Buffer; seconds: number }[]>();
for (const language of ['en', 'zh'] as const) {
  const all = listSentences(language, SENTENCES).map(async (text) => {
    const pcm = await speaker.synthesize(text, { voice: TEST_VOICES[language], language }, signal);
    return { text, wav: encodeWav(pcm), seconds: pcm.samples.length / pcm.sampleRate };
  });
  spoken.set(language, await Promise.all(all));
}
await speaker.close?.();

async function measure(name: string, recognizer: Recognizer): Promise<void> {
  for (const [language, sentences] of spoken) {
    if (recognizer.languages && !recognizer.languages.includes(language)) continue;
    const [first] = sentences;
    // Its model is loaded, and its first words are heard, beforehand.
    if (first) await recognizer.recognize(first.wav, { language }, signal);
    const seconds = sentences.reduce((sum, one) => sum + one.seconds, 0);
    const before = cpuSeconds();
    const heard: { said: string; text: string }[] = [];
    for (const { text, wav } of sentences)
      heard.push({ said: text, text: (await recognizer.recognize(wav, { language }, signal)).text });
    const hearing = cpuSeconds() - before;
    const compare = () => {
      for (const { said, text } of heard) compareSpeech(said, text, language, readSyllables);
    };
    compare();
    const { user } = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) compare();
    const comparing = (process.cpuUsage().user - user) / 1e6 / ROUNDS;
    console.log(
      `${name}, ${language}: ${(hearing / seconds).toFixed(3)} CPU s per s of speech (${seconds.toFixed(0)} s); the comparison ${((100 * comparing) / hearing).toFixed(2)} % of it`,
    );
  }
}

if (whisperFolder !== '') {
  const whisper = await startWhisper();
  await measure('whisper-base, int8, one thread', whisper.recognizer);
  await whisper.close();
}
if (moonshine !== undefined) {
  const recognizer = createSherpaRecognizer({ name: 'moonshine-tiny-en', folder: moonshine, languages: ['en'] });
  await measure('moonshine-tiny-en, sherpa', recognizer);
  await recognizer.close?.();
}
