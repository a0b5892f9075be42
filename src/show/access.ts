/** Who may listen to a private show, and who may add to a show; of people's tokens only hashes are kept. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { People, Person, Right } from '../store/store.ts';

export type PrivateShow = {
  readonly id: string;
  /** The token that the configuration gives to everybody who is let in. */
  readonly token?: string;
  /** Whether people with tokens of their own are let in too. */
  readonly subscribers: boolean;
};

export type Access = {
  /** Who it is: `''` for the token of all, a person's id; `undefined` for nobody. */
  authorize(showId: string, token: string): Promise<string | undefined>;
};

export type AccessOptions = {
  /** Asked anew for each question. */
  readonly shows: () => readonly PrivateShow[];
  readonly people: Pick<People, 'list'>;
};

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the store keeps of a token: SHA-256, hex. */
export const hashToken = (token: string): string => digest(token).toString('hex');

/** 192 random bits, in characters that an address holds as they are. */
export const createToken = (): string => randomBytes(24).toString('base64url');

/**
 * The token with which somebody listens who may add with `token`: an app passes the address of a feed on to its own
 * servers, and from this one the other cannot be told.
 */
export const listeningTokenOf = (token: string): string =>
  createHmac('sha256', token).update('lectern listening token').digest().subarray(0, 24).toString('base64url');

/** The tokens of a new person; `add` for somebody who may add. */
export function createPersonTokens(may: readonly Right[]): { readonly listen: string; readonly add?: string } {
  const token = createToken();
  return may.includes('add') ? { listen: listeningTokenOf(token), add: token } : { listen: token };
}

type Candidate<Who> = { readonly who: Who; readonly hash: Buffer };

/** Every candidate is compared, in constant time, whichever matches. */
function findHolder<Who>(token: string, candidates: readonly Candidate<Who>[]): Who | undefined {
  const presented = digest(token);
  let found: Who | undefined;
  for (const { who, hash } of candidates)
    if (hash.length === presented.length && timingSafeEqual(hash, presented)) found ??= who;
  return found;
}

const mayNow = (right: Right) => (person: Person) => person.revokedAt === undefined && person.may.includes(right);

/**
 * People are read anew for each question, so that a revoked token stops at once, also for a server that runs. A show that
 * does not exist takes the same way.
 */
export function createAccess({ shows, people }: AccessOptions): Access {
  return {
    async authorize(showId, token) {
      const show = shows().find(({ id }) => id === showId);
      const known = await people.list(showId);
      return findHolder(token, [
        ...(show?.token === undefined ? [] : [{ who: '', hash: digest(show.token) }]),
        ...(show?.subscribers ? known : [])
          .filter(mayNow('listen'))
          .map(({ id, tokenHash }) => ({ who: id, hash: Buffer.from(tokenHash, 'hex') })),
      ]);
    },
  };
}

/** Finds who may add with a token, and to which show; `undefined` for nobody. Read anew for each question. */
export const createAdders =
  ({ showIds, people }: { readonly showIds: readonly string[]; readonly people: Pick<People, 'list'> }) =>
  async (token: string): Promise<Pick<Person, 'id' | 'name' | 'showId'> | undefined> => {
    const known = (await Promise.all(showIds.map((id) => people.list(id)))).flat().filter(mayNow('add'));
    return findHolder(
      token,
      known.map((who) => ({ who, hash: Buffer.from(who.addHash ?? '', 'hex') })),
    );
  };
