/** Which claim the code at work goes by: whatever writes state asks here, so that a lost claim writes nothing. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claim } from './queue.ts';

export type HeldClaim = Pick<Claim, 'id' | 'token'>;

const held = new AsyncLocalStorage<HeldClaim>();

/** Everything that `work` begins goes by this claim. */
export const withClaim = <T>(claim: HeldClaim, work: () => T): T => held.run(claim, work);

/** `undefined` for what is no job's, such as a person's command. */
export const currentClaim = (): HeldClaim | undefined => held.getStore();
