/** Which files of a model folder are what: the engine's configuration, planned from a listing alone. */
import { LecternError } from '../../errors.ts';

/** A file below the model folder. */
export type ModelFile = {
  /** Relative, `/` between its parts. */
  readonly path: string;
  readonly byteLength: number;
};

export type ModelFamily = 'kokoro' | 'matcha' | 'vits';

/** Every path is relative to the model folder. */
export type ModelPlan = {
  readonly family: ModelFamily;
  /** The acoustic model. */
  readonly model: string;
  readonly tokens: string;
  readonly lexicons: readonly string[];
  /** Rules that rewrite the text before it is looked up (numbers, heteronyms), in order. */
  readonly ruleFsts: readonly string[];
  /** eSpeak's data, for models that are fed phonemes. */
  readonly dataDirectory?: string;
  /** Kokoro's speakers. */
  readonly voices?: string;
  /** Matcha's second model, from spectrum to sound. */
  readonly vocoder?: string;
};

/** Archives carry pointers of Git LFS (about 130 bytes) in the place of models that were left out. */
const LEAST_MODEL_BYTES = 512;

const VOCODER = /^(?:.*\/)?(?:vocos|hifigan|vocoder|mb_melgan)[^/]*\.onnx$/i;

/** Sherpa ends the whole process where one of these is missing. */
const ESPEAK_FILES = ['phontab', 'phonindex', 'phondata', 'intonations'] as const;

/** Other rewriting rules (dates, phones) come before numbers, which would take their digits away. */
const RULE_ORDER = ['new_heteronym', 'phone', 'date', 'number'] as const;

/**
 * @param name the voice, for messages
 * @throws LecternError `no-voice` naming the file that is missing
 */
export function planModel(name: string, files: readonly ModelFile[]): ModelPlan {
  const paths = new Set(files.map(({ path }) => path));
  const top = [...paths].filter((path) => !path.includes('/')).sort();
  const models = files
    .filter(({ path, byteLength }) => /^[^/]+\.onnx$/.test(path) && byteLength >= LEAST_MODEL_BYTES)
    .map(({ path }) => path)
    .sort();
  const acoustic = models.filter((path) => !VOCODER.test(path));
  const vocoder = models.find((path) => VOCODER.test(path));
  const voices = paths.has('voices.bin') ? 'voices.bin' : undefined;
  const family = familyOf(acoustic, voices, vocoder);

  // The full model where both are there: the quantised one sounds rougher and is slower on most processors.
  const model = acoustic.find((path) => !/int8/i.test(path)) ?? acoustic[0];
  if (model === undefined) throw missing(name, 'its model (a file ending in .onnx)');
  if (!paths.has('tokens.txt')) throw missing(name, 'tokens.txt');
  const dataDirectory = top.length !== paths.size ? findEspeakData(name, paths) : undefined;
  const lexicons = findLexicons(top);

  if (family === 'kokoro' && dataDirectory === undefined) throw missing(name, 'espeak-ng-data/phontab');
  if (family === 'matcha' && vocoder === undefined) throw missing(name, 'its vocoder (vocos-22khz-univ.onnx)');
  if (family === 'matcha' && dataDirectory === undefined && lexicons.length === 0) throw missing(name, 'lexicon.txt');

  return {
    family,
    model,
    tokens: 'tokens.txt',
    lexicons,
    ruleFsts: findRules(top),
    ...(dataDirectory !== undefined && { dataDirectory }),
    ...(family === 'kokoro' && voices !== undefined && { voices }),
    ...(family === 'matcha' && vocoder !== undefined && { vocoder }),
  };
}

function familyOf(acoustic: readonly string[], voices: string | undefined, vocoder: string | undefined): ModelFamily {
  if (voices !== undefined) return 'kokoro';
  if (vocoder !== undefined || acoustic.some((path) => /^(matcha|model-steps-)/i.test(path))) return 'matcha';
  return 'vits';
}

function findEspeakData(name: string, paths: ReadonlySet<string>): string | undefined {
  if (![...paths].some((path) => path.startsWith('espeak-ng-data/'))) return undefined;
  for (const file of ESPEAK_FILES)
    if (!paths.has(`espeak-ng-data/${file}`)) throw missing(name, `espeak-ng-data/${file}`);
  return 'espeak-ng-data';
}

/** One English accent: a second lexicon would only repeat its words. */
function findLexicons(top: readonly string[]): readonly string[] {
  const found = top.filter((path) => /^lexicon.*\.txt$/.test(path));
  return found.includes('lexicon-us-en.txt') ? found.filter((path) => path !== 'lexicon-gb-en.txt') : found;
}

function findRules(top: readonly string[]): readonly string[] {
  return RULE_ORDER.flatMap((rule) => top.filter((path) => path === `${rule}.fst` || path === `${rule}-zh.fst`));
}

function missing(name: string, what: string): LecternError {
  return new LecternError(`The voice sherpa:${name} is incomplete: it lacks ${what}.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint: `Remove its folder and run “lectern voices install ${name}” again.`,
  });
}
