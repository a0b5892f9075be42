/** eSpeak NG as WebAssembly, from npm: the embedded voice for Mandarin and for every language without a better one. */
import { LecternError } from '../../errors.ts';
import { engineVersion, type Pcm, type Speaker } from '../speaker.ts';

type Engine = {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  synthesize(text: string, take: (samples: Int16Array | null) => void): void;
};

type EngineModule = { readonly HEAPU8: Uint8Array; readonly eSpeakNGWorker: new () => Engine | Promise<Engine> };

type Ready = { readonly module: EngineModule; readonly engine: Engine; readonly pristine: Uint8Array };

const SAMPLE_RATE = 22_050;
const WORDS_PER_MINUTE = 175;

/**
 * The binding keeps a buffer for the texts that go in, and remembers its address outside the memory that is restored. It
 * has to have its final size before the memory is copied, or it would be handed out again while it is in use.
 */
const MOST_TEXT_BYTES = 16_384;

/**
 * An instance that has spoken gives other bytes the next time, so each sentence starts from the memory of a fresh
 * instance: restoring it gives the bytes of a new `init()` in a twentieth of its CPU time (measured on 3 sentences:
 * 15–25 ms against 360–530 ms).
 */
export function createEspeakSpeaker(): Speaker {
  const instances = new Map<string, Promise<Ready>>();

  return {
    id: 'espeak',
    version: engineVersion('espeak'),
    voices: [],
    async synthesize(text, { voice, language }, signal) {
      const name = voice === 'auto' ? voiceForLanguage(language) : voice;
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
      return speak(ready, text);
    },
  };
}

async function prepare(voice: string): Promise<Ready> {
  // The package has no types of its own.
  const { default: init } = (await import('@echogarden/espeak-ng-emscripten' as string)) as {
    default: () => Promise<EngineModule>;
  };
  const module = await init();
  const engine = await new module.eSpeakNGWorker();
  // The longest text makes the binding ask for its buffer, and the next call gets it.
  engine.set_voice('-'.repeat(MOST_TEXT_BYTES));
  // A bad name returns 2, and the engine then goes on in English.
  if (engine.set_voice(voice) !== 0)
    throw new LecternError(`eSpeak has no voice ${voice}.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: 'Name one in voices, e.g. espeak:cmn for Mandarin, espeak:yue for Cantonese, espeak:en-us.',
    });
  engine.set_rate(WORDS_PER_MINUTE);
  return { module, engine, pristine: withoutZeros(module.HEAPU8) };
}

/** A copy without the zeros at the end: five sixths of the memory, which are cheaper to fill than to copy. */
function withoutZeros(memory: Uint8Array): Uint8Array {
  return memory.slice(0, memory.findLastIndex((byte) => byte !== 0) + 1);
}

function speak({ module, engine, pristine }: Ready, text: string): Pcm {
  // Memory may have grown, and growing makes a new view: ask for it each time.
  module.HEAPU8.set(pristine);
  module.HEAPU8.fill(0, pristine.length);
  const chunks: Int16Array[] = [];
  engine.synthesize(text, (samples) => {
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
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return primary === 'zh' ? 'cmn' : primary;
}
