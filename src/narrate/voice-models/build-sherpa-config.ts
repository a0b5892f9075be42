/** A planned model as the engine's configuration. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LecternError } from '../../errors.ts';
import type { SherpaConfig } from './open-sherpa.ts';
import type { ModelPlan } from './plan-model.ts';

/**
 * VITS and Matcha models add noise from a generator that is seeded by the clock, so each reading of a sentence would be
 * another. The engine takes 0 for “use the default”; added to a number of any size this one leaves it as it is.
 */
const NO_NOISE = 1e-30;

/** As many as there are cores; two at least, since some quantised models are said to give silence with one. */
export function defaultThreads(): number {
  return Math.max(2, availableParallelism());
}

/**
 * @param folder the model's, absolute
 * @param threads of one sentence's computation
 * @throws LecternError `invalid` for a folder with a comma in its name, which the engine would take for two
 */
export function buildSherpaConfig(plan: ModelPlan, folder: string, threads: number): SherpaConfig {
  if (folder.includes(','))
    throw new LecternError(`${folder}: neural voices cannot lie in a folder with a comma in its name.`, {
      code: 'invalid',
      stage: 'narrate',
      hint: 'Point paths.data at another folder.',
    });
  const list = (paths: readonly string[]) => paths.map((path) => join(folder, path)).join(',');
  return {
    model: { [plan.family]: buildModel(plan, folder, list), numThreads: threads, provider: 'cpu', debug: false },
    maxNumSentences: 1,
    ...(plan.ruleFsts.length > 0 && { ruleFsts: list(plan.ruleFsts) }),
  };
}

function buildModel(
  plan: ModelPlan,
  folder: string,
  list: (paths: readonly string[]) => string,
): Readonly<Record<string, unknown>> {
  const path = (relative: string) => join(folder, relative);
  const common = {
    tokens: path(plan.tokens),
    ...(plan.lexicons.length > 0 && { lexicon: list(plan.lexicons) }),
    ...(plan.dataDirectory !== undefined && { dataDir: path(plan.dataDirectory) }),
  };
  switch (plan.family) {
    case 'kokoro':
      return { ...common, model: path(plan.model), voices: path(plan.voices ?? 'voices.bin') };
    case 'matcha':
      return { ...common, acousticModel: path(plan.model), vocoder: path(plan.vocoder ?? ''), noiseScale: NO_NOISE };
    case 'vits':
      return { ...common, model: path(plan.model), noiseScale: NO_NOISE, noiseScaleW: NO_NOISE };
  }
}
