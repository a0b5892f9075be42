/** Recognisers through sherpa-onnx, from model folders that `lectern recognizers install` fills. */
import PQueue from 'p-queue';
import { LecternError, toLecternError } from '../../errors.ts';
import type { HeardSpan, Hearing, HearOptions, Recognizer } from '../recognizer.ts';
import type { Pcm } from '../speaker.ts';
import { defaultThreads } from '../voice-models/build-sherpa-config.ts';
import { readSherpaVersion } from '../voice-models/find-sherpa.ts';
import { modelFingerprint } from '../voice-models/model-fingerprint.ts';
import { listModelFiles } from '../voice-models/read-model.ts';
import { type SherpaProcess, startSherpa } from '../voice-models/sherpa-process.ts';
import { decodeWav } from '../wav.ts';
import { buildRecognizerConfig, engineLanguage, planRecognizer } from './plan-recognizer.ts';

export type SherpaRecognizerOptions = {
  readonly name: string;
  /** The model's. */
  readonly folder: string;
  readonly languages?: readonly string[] | undefined;
  /** Threads of one hearing. Default {@link defaultThreads}. */
  readonly threads?: number;
};

type Result = {
  readonly text: string;
  readonly lang?: string;
  readonly tokens?: readonly string[];
  /** When each token begins: s. */
  readonly timestamps?: readonly number[];
};
type Reply = { readonly isReady?: true; readonly result?: Result; readonly error?: string };

const SCRIPT = `
const [main, config] = process.argv.slice(1);
const { OfflineRecognizer } = require(main);
const recognizer = new OfflineRecognizer(JSON.parse(config));
process.on('message', ({ samples, sampleRate, config }) => {
  try {
    if (config) recognizer.setConfig(config);
    const stream = recognizer.createStream();
    stream.acceptWaveform({ samples: Float32Array.from(samples, (sample) => sample / 32768), sampleRate });
    recognizer.decode(stream);
    process.send({ result: recognizer.getResult(stream) });
  } catch (thrown) {
    process.send({ error: String(thrown && thrown.message) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ isReady: true });
`;

/** Of a kind that is told the language when it is loaded, so many are held at once: the last ones that were asked. */
const MOST_ENGINES = 2;

type Engine = SherpaProcess<Reply>;

/** The model is loaded when the first recording comes, and hears one at a time, in a process of its own. */
export function createSherpaRecognizer({ name, folder, languages, threads }: SherpaRecognizerOptions): Recognizer {
  const queue = new PQueue({ concurrency: 1 });
  /** By what they were told when they were loaded, the last one that was asked last. */
  const engines = new Map<string, Engine>();
  let isClosed = false;
  const refuseClosed = () => {
    if (isClosed) throw failed(name, 'it was taken away or replaced meanwhile');
  };

  async function open(loadedFor: string, config: object, signal: AbortSignal): Promise<Engine> {
    const loaded = engines.get(loadedFor);
    engines.delete(loadedFor);
    const engine = loaded?.isAlive()
      ? loaded
      : await startSherpa<Reply>(SCRIPT, config, signal, (why) => failed(name, why));
    if (isClosed) engine.close();
    refuseClosed();
    engines.set(loadedFor, engine);
    for (const [first, oldest] of engines) {
      if (engines.size <= MOST_ENGINES) break;
      engines.delete(first);
      oldest.close();
    }
    return engine;
  }

  async function hear(wav: Uint8Array, { language }: HearOptions, signal: AbortSignal): Promise<Hearing> {
    refuseClosed();
    const plan = planRecognizer(name, await listModelFiles(folder));
    const told = language === undefined ? undefined : engineLanguage(plan, language);
    const config = buildRecognizerConfig(plan, folder, threads ?? defaultThreads(), told);
    // Whisper is told with every recording, SenseVoice once and for all.
    const isToldLater = plan.family === 'whisper';
    const { ask } = await open(isToldLater ? '' : (told ?? ''), config, signal);
    const { samples, sampleRate } = decodeWav(Buffer.from(wav));
    const heard: Hearing[] = [];
    for (const piece of cutPieces({ samples, sampleRate }, plan.longestSeconds)) {
      const sent = { samples: piece.samples, sampleRate, ...(isToldLater && { config }) };
      const { result, error } = await ask(sent, signal, (why) => failed(name, why));
      if (!result) throw failed(name, error ?? 'it gave nothing');
      heard.push(toHearing(result, piece.start, piece.start + piece.samples.length / sampleRate));
    }
    return join(heard);
  }

  return {
    id: 'sherpa',
    version: `${readSherpaVersion()}/${name}/${modelFingerprint(folder)}`,
    ...(languages && { languages }),
    recognize: (wav, options, signal) =>
      queue
        .add(() => hear(wav, options, signal), { signal })
        .catch((thrown: unknown) => {
          const error = toLecternError(thrown, 'narrate');
          if (error.code === 'cancelled' || error.code === 'recognizer') throw error;
          throw failed(name, error.message);
        }),
    async close() {
      // What waits in the queue has to fail by itself: tasks that are cleared from it never settle.
      isClosed = true;
      for (const engine of engines.values()) engine.close();
    },
  };

  function join(pieces: readonly Hearing[]): Hearing {
    const language = pieces.find((piece) => piece.language !== undefined)?.language;
    return {
      text: pieces
        .map(({ text }) => text)
        .filter(Boolean)
        .join(' '),
      words: pieces.flatMap(({ words }) => words),
      segments: pieces.flatMap(({ segments }) => segments),
      ...(language !== undefined && { language }),
    };
  }
}

/** Looked at for a quiet place to cut: s. */
const CUT_WINDOW_SECONDS = 3;
const FRAME_SECONDS = 0.05;

type Piece = { readonly start: number; readonly samples: Int16Array };

/** None longer than the engine takes, cut where it is quiet. */
export function cutPieces({ samples, sampleRate }: Pcm, longestSeconds: number): readonly Piece[] {
  const longest = Math.floor(longestSeconds * sampleRate);
  const frame = Math.round(FRAME_SECONDS * sampleRate);
  const pieces: Piece[] = [];
  let from = 0;
  while (samples.length - from > longest) {
    let [quietest, least] = [from + longest, Number.POSITIVE_INFINITY];
    for (let at = from + longest - CUT_WINDOW_SECONDS * sampleRate; at + frame <= from + longest; at += frame) {
      const energy = samples.subarray(at, at + frame).reduce((sum, sample) => sum + sample * sample, 0);
      if (energy < least) [quietest, least] = [at + (frame >> 1), energy];
    }
    pieces.push({ start: from / sampleRate, samples: samples.slice(from, quietest) });
    from = quietest;
  }
  pieces.push({ start: from / sampleRate, samples: samples.slice(from) });
  return pieces;
}

function toHearing({ text, lang, tokens = [], timestamps = [] }: Result, start: number, end: number): Hearing {
  const said = text.trim();
  // SenseVoice writes <|en|>, Whisper en.
  const language = /^(?:<\|)?(\w+)(?:\|>)?$/.exec(lang ?? '')?.[1];
  return {
    text: said,
    words: timestamps.length === tokens.length ? toWords(tokens, timestamps, start, end) : [],
    segments: said === '' ? [] : [{ start, end, text: said }],
    ...(language !== undefined && { language }),
  };
}

/** A token that begins a word has a space before it, or is a Chinese character. */
function toWords(
  tokens: readonly string[],
  timestamps: readonly number[],
  start: number,
  end: number,
): readonly HeardSpan[] {
  const words: { start: number; end: number; text: string }[] = [];
  tokens.forEach((token, at) => {
    const from = start + (timestamps[at] ?? 0);
    const isNew = /^[\s▁]|^\p{Script=Han}/u.test(token) || /\p{Script=Han}$/u.test(tokens[at - 1] ?? '');
    const last = words.at(-1);
    if (last && !isNew) last.text += token;
    else {
      if (last) last.end = Math.max(last.start, from);
      words.push({ start: from, end, text: token.replace(/^[\s▁]+/u, '') });
    }
  });
  return words.filter(({ text }) => text !== '');
}

const failed = (name: string, why: string) =>
  new LecternError(`The recogniser ${name} failed: ${why.slice(-300)}.`, {
    code: 'recognizer',
    stage: 'narrate',
    hint: `“lectern recognizers remove ${name}” takes it away, “lectern recognizers install” brings another.`,
  });
