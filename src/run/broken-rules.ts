/** Whether a show's feed broke a rule when it was written last, as every process finds it. */
import type { RenderIndex } from '../store/store.ts';

/** Among what is kept of the show's own files. */
export const RULES_NAME = '#rules';

export async function noteRules(renders: Pick<RenderIndex, 'save'>, showId: string, isBroken: boolean): Promise<void> {
  const hash = isBroken ? 'broken' : 'kept';
  await renders.save(showId, RULES_NAME, hash, { rules: hash });
}

export async function hasBrokenRule(renders: Pick<RenderIndex, 'findPartials'>, showId: string): Promise<boolean> {
  return (await renders.findPartials(showId, [RULES_NAME])).get(RULES_NAME)?.['rules'] === 'broken';
}
