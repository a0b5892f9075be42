/** eSpeak NG as WebAssembly, from npm: the embedded voice for Mandarin and for every language without a better one. */
import { LecternError } from '../../errors.ts';
import { primarySubtag } from '../language-tags.ts';
import { sayHeteronyms } from '../normalize/zh-heteronyms.ts';
import { type Espeak, MOST_TEXT_BYTES, openEspeak, takesVoice } from '../open-espeak.ts';
import { engineVersion, type Pcm, type Speaker } from '../speaker.ts';

const SAMPLE_RATE = 22_050;
const WORDS_PER_MINUTE = 175;

export function createEspeakSpeaker(): Speaker {
  const instances = new Map<string, Promise<Espeak>>();

  return {
    id: 'espeak',
    version: engineVersion('espeak'),
    voices: [],
    async synthesize(text, { voice, language, speed = 1 }, signal) {
      const name = voice === 'auto' ? voiceForLanguage(language) : voice;
      // It would name the characters one by one, in English.
      if (primarySubtag(language) === 'ja' && /\p{Script=Han}/u.test(text))
        throw new LecternError(`“${text.slice(0, 60)}” was not spoken: eSpeak cannot read kanji.`, {
          why: { kind: 'unspoken', sentence: text.slice(0, 60) },
          code: 'speech',
          stage: 'narrate',
        });
      let instance = instances.get(name);
      if (!instance) {
        instance = prepare(name);
        instances.set(name, instance);
      }
      if (Buffer.byteLength(text) >= MOST_TEXT_BYTES)
        throw new LecternError(`“${text.slice(0, 60)}…” is no sentence: it is longer than ${MOST_TEXT_BYTES} bytes.`, {
          code: 'speech',
          stage: 'narrate',
        });
      const ready = await instance;
      signal.throwIfAborted();
      return speak(ready, primarySubtag(language) === 'zh' ? sayHeteronyms(text) : text, speed);
    },
  };
}

async function prepare(voice: string): Promise<Espeak> {
  const espeak = await openEspeak();
  if (!takesVoice(espeak, voice))
    throw new LecternError(`eSpeak has no voice ${voice}.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: 'Name one in voices, e.g. espeak:cmn for Mandarin, espeak:yue for Cantonese, espeak:en-us.',
      why: { kind: 'voice-away', voice: `espeak:${voice}` },
    });
  espeak.worker.set_rate(WORDS_PER_MINUTE);
  espeak.keep();
  return espeak;
}

/** Each sentence starts from the same memory, so that it always gives the same bytes. */
function speak({ worker, restore }: Espeak, text: string, speed: number): Pcm {
  restore();
  if (speed !== 1) worker.set_rate(Math.round(WORDS_PER_MINUTE * speed));
  const chunks: Int16Array[] = [];
  worker.synthesize(text, (samples) => {
    // The binding's own copy.
    if (samples && samples.length > 0) chunks.push(samples);
  });
  const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  return { samples, sampleRate: SAMPLE_RATE };
}

function voiceForLanguage(language: string): string {
  const primary = primarySubtag(language);
  return primary === 'zh' ? 'cmn' : primary;
}
