/** Which files of a recogniser's folder are what: sherpa's configuration, planned from a listing alone. */
import { join } from 'node:path';
import { LecternError } from '../../errors.ts';
import { primarySubtag } from '../language-tags.ts';
import type { ModelFile } from '../voice-models/plan-model.ts';

export type RecognizerFamily = 'whisper' | 'moonshine' | 'senseVoice' | 'paraformer';

export type RecognizerPlan = {
  readonly family: RecognizerFamily;
  /** Parts of the model by their names in the configuration; relative paths. */
  readonly parts: Readonly<Record<string, string>>;
  readonly tokens: string;
  /** Primary subtags; absent: any language. */
  readonly languages?: readonly string[];
  /** More than this is cut in pieces: s. */
  readonly longestSeconds: number;
};

/** Measured: of more than nine seconds Moonshine's engine gives nothing. */
const LONGEST_SECONDS: Readonly<Record<RecognizerFamily, number>> = {
  whisper: 28,
  moonshine: 8.5,
  senseVoice: 28,
  paraformer: 28,
};

/** @param name for messages, and for what it says of the model @throws LecternError `recognizer` naming what is missing */
export function planRecognizer(name: string, files: readonly ModelFile[]): RecognizerPlan {
  const paths = files.map(({ path }) => path).sort();
  // Quantised models are a quarter of the size and hear as well.
  const find = (pattern: RegExp) => {
    const found = paths.filter((path) => pattern.test(path));
    return found.find((path) => /int8/i.test(path)) ?? found[0];
  };
  const tokens = find(/(?:^|[-/])tokens\.txt$/);
  if (tokens === undefined) throw unusable(name, 'it has no tokens.txt');
  const plan = (
    family: RecognizerFamily,
    parts: Readonly<Record<string, string | undefined>>,
    languages?: readonly string[],
  ): RecognizerPlan | undefined => {
    // Only defined parts are kept when all of them are.
    const isWhole = Object.values(parts).every((part) => part !== undefined);
    const whole = parts as Readonly<Record<string, string>>;
    const longestSeconds = LONGEST_SECONDS[family];
    return isWhole ? { family, parts: whole, tokens, longestSeconds, ...(languages && { languages }) } : undefined;
  };
  const model = find(/(?:^|\/)model[^/]*\.onnx$/);
  const moonshine = /-(zh|ja|ko|es|ar|uk|vi)\b/.exec(name)?.[1] ?? 'en';
  const found =
    plan(
      'moonshine',
      {
        preprocessor: find(/(?:^|\/)preprocess[^/]*\.onnx$/),
        encoder: find(/(?:^|\/)encode[^/]*\.onnx$/),
        uncachedDecoder: find(/(?:^|\/)uncached_decode[^/]*\.onnx$/),
        cachedDecoder: find(/(?:^|\/)cached_decode[^/]*\.onnx$/),
      },
      [moonshine],
    ) ??
    plan(
      'moonshine',
      { encoder: find(/(?:^|\/)encoder_model\.ort$/), mergedDecoder: find(/(?:^|\/)decoder_model_merged\.ort$/) },
      [moonshine],
    ) ??
    plan(
      'whisper',
      { encoder: find(/encoder[^/]*\.onnx$/), decoder: find(/decoder[^/]*\.onnx$/) },
      /\.en\b/.test(name) ? ['en'] : undefined,
    ) ??
    (/sense-?voice/i.test(name) ? plan('senseVoice', { model }, ['zh', 'yue', 'en', 'ja', 'ko']) : undefined) ??
    (/paraformer/i.test(name) ? plan('paraformer', { paraformer: model }, ['zh', 'en']) : undefined);
  if (!found) throw unusable(name, 'its files are of no kind that is known');
  return found;
}

/** Those of Whisper's models; the engine ends its process when it is told another. */
const WHISPER_LANGUAGES = new Set(
  `af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy id is it ja
  jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq
  sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh`.split(/\s+/),
);
const SENSE_VOICE_LANGUAGES = new Set(['zh', 'yue', 'en', 'ja', 'ko']);

/** How the engine is told a language, BCP 47: `undefined` where it finds out, or knows one only. */
export function engineLanguage({ family }: Pick<RecognizerPlan, 'family'>, language: string): string | undefined {
  const tag = primarySubtag(language);
  const known = { whisper: WHISPER_LANGUAGES, senseVoice: SENSE_VOICE_LANGUAGES, moonshine: NONE, paraformer: NONE };
  const named = family === 'whisper' && tag === 'nb' ? 'no' : tag;
  return known[family].has(named) ? named : undefined;
}
const NONE: ReadonlySet<string> = new Set();

/** The engine's configuration. `language`: as {@link engineLanguage} says it; absent: it finds out. */
export function buildRecognizerConfig(
  plan: RecognizerPlan,
  folder: string,
  threads: number,
  language?: string,
): object {
  const path = (relative: string) => join(folder, relative);
  const parts = Object.entries(plan.parts).map(([part, file]) => [part, path(file)] as const);
  // A Paraformer is named by its one file, though in a section of its own.
  const { paraformer, ...model } = Object.fromEntries(parts);
  return {
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      [plan.family]: { ...(paraformer === undefined ? model : { model: paraformer }), ...(language && { language }) },
      tokens: path(plan.tokens),
      numThreads: threads,
      provider: 'cpu',
      debug: 0,
    },
  };
}

const unusable = (name: string, why: string) =>
  new LecternError(`The recogniser ${name} cannot be used: ${why}.`, {
    code: 'recognizer',
    stage: 'narrate',
    hint: 'It has to be a Whisper, Moonshine, SenseVoice or Paraformer model for sherpa-onnx.',
  });
