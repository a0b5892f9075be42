/** Who may listen to a private show: one token for all, or one for each subscriber, of which only hashes are kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Subscribers } from '../store/store.ts';

export type PrivateShow = {
  readonly id: string;
  /** The token that the configuration gives to everybody who is let in. */
  readonly token?: string;
  /** Whether subscribers with tokens of their own are let in too. */
  readonly subscribers: boolean;
};

export type Access = {
  /** Who it is: `''` for the token of all, a subscriber's id; `undefined` for nobody. */
  authorize(showId: string, token: string): Promise<string | undefined>;
};

export type AccessOptions = {
  /** Asked anew for each question. */
  readonly shows: () => readonly PrivateShow[];
  readonly subscribers: Pick<Subscribers, 'list'>;
};

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the store keeps of a token: SHA-256, hex. */
export const hashToken = (token: string): string => digest(token).toString('hex');

/** 192 random bits, in characters that an address holds as they are. */
export const createToken = (): string => randomBytes(24).toString('base64url');

/**
 * Subscribers are read anew for each question, so that a revoked token stops at once, also for a server that runs.
 * Every candidate is compared, in constant time, whichever matches; a show that does not exist takes the same way.
 */
export function createAccess({ shows, subscribers }: AccessOptions): Access {
  return {
    async authorize(showId, token) {
      const presented = digest(token);
      const show = shows().find(({ id }) => id === showId);
      const people = await subscribers.list(showId);
      const candidates = [
        ...(show?.token === undefined ? [] : [{ who: '', hash: digest(show.token) }]),
        ...(show?.subscribers ? people : [])
          .filter(({ revokedAt }) => revokedAt === undefined)
          .map(({ id, tokenHash }) => ({ who: id, hash: Buffer.from(tokenHash, 'hex') })),
      ];
      let found: string | undefined;
      for (const { who, hash } of candidates)
        if (hash.length === presented.length && timingSafeEqual(hash, presented)) found ??= who;
      return found;
    },
  };
}
