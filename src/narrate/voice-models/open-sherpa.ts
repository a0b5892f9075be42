/** The engine with one voice. */
import { LecternError } from '../../errors.ts';
import { startSherpa } from './sherpa-process.ts';

/** The engine's configuration; the shape of each model's own part is in build-sherpa-config.ts. */
export type SherpaConfig = {
  readonly model: Readonly<Record<string, unknown>>;
  readonly maxNumSentences: number;
  /** Paths, comma between them. */
  readonly ruleFsts?: string;
};

export type SherpaAudio = { readonly samples: Float32Array /** Hz. */; readonly sampleRate: number };

export type SherpaEngine = {
  readonly speakers: number;
  /** Hz. */
  readonly sampleRate: number;
  /** False once its process has ended; another has to be opened then. */
  isAlive(): boolean;
  /** One sentence at a time. @throws LecternError `speech`, `timeout`, `cancelled`; the last two end the process */
  generate(text: string, speaker: number, signal: AbortSignal, speed?: number): Promise<SherpaAudio>;
  close(): void;
};

type Reply = {
  readonly facts?: { readonly speakers: number; readonly sampleRate: number };
  readonly audio?: SherpaAudio;
  readonly error?: string;
};

const SCRIPT = `
const [main, config] = process.argv.slice(1);
const { OfflineTts } = require(main);
const tts = new OfflineTts(JSON.parse(config));
process.on('message', ({ text, speaker, speed }) => {
  try {
    const { samples, sampleRate } = tts.generate({ text, sid: speaker, speed, enableExternalBuffer: false });
    process.send({ audio: { samples, sampleRate } });
  } catch (thrown) {
    process.send({ error: String(thrown && thrown.message) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ facts: { speakers: Math.max(1, tts.numSpeakers), sampleRate: tts.sampleRate } });
`;

/** @throws LecternError `no-voice` when the engine is not there or cannot use the model, `timeout`, `cancelled` */
export async function openSherpa(name: string, config: SherpaConfig, signal: AbortSignal): Promise<SherpaEngine> {
  const { first, ...child } = await startSherpa<Reply>(SCRIPT, config, signal, (why) => refuse(name, why));
  const { facts } = first;
  if (!facts) throw refuse(name, 'it said nothing of it');
  return {
    ...facts,
    isAlive: child.isAlive,
    async generate(text, speaker, abort, speed = 1) {
      const fail = (why: string) => unspoken(text, name, why);
      const { audio, error } = await child.ask({ text, speaker, speed }, abort, fail);
      if (!audio) throw fail(error ?? 'it gave nothing');
      return audio;
    },
    close: child.close,
  };
}

const refuse = (name: string, why: string) =>
  new LecternError(`The engine cannot use the voice sherpa:${name}: ${why.slice(-300)}.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint: 'It has to be a text-to-speech model for sherpa-onnx (Kokoro, Matcha, MeloTTS, Piper or VITS).',
  });

const unspoken = (text: string, name: string, why: string) =>
  new LecternError(`“${text.slice(0, 60)}” was not spoken by sherpa:${name}: ${why.slice(-300)}.`, {
    code: 'speech',
    stage: 'narrate',
  });
