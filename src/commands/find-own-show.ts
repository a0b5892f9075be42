/** The shows that a caller of the server may add to. */
import type { Config } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import type { Caller } from '../serve/items.ts';

export const ownShows = ({ shows }: Pick<Config, 'shows'>, caller: Caller): readonly string[] =>
  caller.kind === 'person' ? [caller.showId] : shows.map(({ id }) => id);

/** Default: the first. @throws LecternError `not-found` */
export function findOwnShow(config: Pick<Config, 'shows'>, caller: Caller, id: string | undefined): string {
  const shows = ownShows(config, caller);
  const found = id === undefined ? shows[0] : shows.find((one) => one === id);
  if (found !== undefined) return found;
  throw new LecternError(`There is no show ${id} to add to.`, {
    code: 'not-found',
    stage: 'serve',
    hint: `Name ${shows.join(' or ')}.`,
    why: { kind: 'no-show-of-that-name', show: id ?? '', shows },
  });
}
