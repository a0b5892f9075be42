/** Shows by the id that somebody named. */
import { usageError } from '../errors.ts';
import type { Config, ShowConfig } from './read-config.ts';

/** The first show when none is named. @throws LecternError `usage` */
export function findShow({ shows }: Pick<Config, 'shows'>, id: string | undefined): ShowConfig {
  const found = id === undefined ? shows[0] : shows.find((show) => show.id === id);
  if (found) return found;
  throw usageError(`There is no show ${id}.`, `The configuration has ${shows.map((show) => show.id).join(', ')}.`);
}

/** All when none is named. @throws LecternError `usage` */
export const findShows = (config: Pick<Config, 'shows'>, id: string | undefined): readonly ShowConfig[] =>
  id === undefined ? config.shows : [findShow(config, id)];
