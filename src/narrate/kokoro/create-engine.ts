/** A sentence → speech, in the process that holds the model: words to symbols, symbols to samples, pieces joined. */
import { LecternError } from '../../errors.ts';
import type { Pcm, Speaker } from '../speaker.ts';
import { toInt16 } from '../to-int16.ts';
import { trimSilence } from '../trim-silence.ts';
import { type Model, openModel, SAMPLE_RATE } from './open-model.ts';
import { createPhonemizer } from './phonemize.ts';
import { endSentence, splitSymbols } from './split-symbols.ts';
import { tokensOf } from './symbols.ts';
import { readStyle, STYLE_WIDTH } from './voice-files.ts';

export type EngineConfig = {
  /** The runtime's main file. */
  readonly runtime: string;
  readonly model: string;
  /** Of the installed voice. */
  readonly folder: string;
};

/** Between two pieces of a long sentence, beside the room that trimming leaves: 100 ms together. */
const GAP_SECONDS = 0.06;

export function createKokoroEngine({ runtime, model: path, folder }: EngineConfig): Speaker {
  const phonemizer = createPhonemizer();
  const styles = new Map<string, Float32Array>();
  let opening: Promise<Model> | undefined;

  function styleFor(voice: string): Float32Array {
    const style = styles.get(voice) ?? readStyle(folder, voice);
    styles.set(voice, style);
    return style;
  }

  return {
    id: 'kokoro',
    version: '',
    voices: [],
    async synthesize(text, { voice, language, speed = 1 }) {
      const style = styleFor(voice);
      const accent = voice.startsWith('b') ? 'british' : 'american';
      const { symbols, unknown } = await phonemizer.phonemize(text, { language, accent });
      if (unknown.length > 0)
        throw unspeakable(text, `kokoro cannot say ${unknown.map((one) => `“${one}”`).join(', ')}`);
      if (!/\p{L}/u.test(symbols)) throw unspeakable(text, 'it holds nothing to say');
      opening ??= openModel(runtime, path).catch((thrown: unknown) => {
        throw unusable(path, thrown);
      });
      const model = await opening;
      const pieces: Float32Array[] = [];
      for (const piece of splitSymbols(endSentence(symbols))) {
        const tokens = tokensOf(piece);
        // A row for each count of symbols.
        const row = Math.min(tokens.length, style.length / STYLE_WIDTH) - 1;
        pieces.push(await model.run(tokens, style.slice(row * STYLE_WIDTH, (row + 1) * STYLE_WIDTH), speed));
      }
      return joinPieces(pieces);
    },
  };
}

/** One level for all of them, and no silence at the ends of any. */
export function joinPieces(pieces: readonly Float32Array[]): Pcm {
  const whole = toInt16(concatenate(pieces));
  const trimmed: Int16Array[] = [];
  let from = 0;
  for (const { length } of pieces) {
    const { samples } = trimSilence({ samples: whole.subarray(from, from + length), sampleRate: SAMPLE_RATE });
    if (from > 0) trimmed.push(new Int16Array(Math.round(GAP_SECONDS * SAMPLE_RATE)));
    trimmed.push(samples);
    from += length;
  }
  const samples = new Int16Array(trimmed.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of trimmed) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, sampleRate: SAMPLE_RATE };
}

function concatenate(pieces: readonly Float32Array[]): Float32Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function unspeakable(text: string, why: string): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken: ${why}.`, {
    code: 'speech',
    stage: 'narrate',
    why: { kind: 'unspoken', sentence: text.slice(0, 60) },
  });
}

function unusable(path: string, cause: unknown): LecternError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new LecternError(`The model ${path} cannot be used: ${why.slice(0, 300)}.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint: 'Remove it with “lectern voices remove kokoro” and install it again with “lectern voices install”.',
    why: { kind: 'voice-away', voice: 'kokoro' },
    cause,
  });
}
