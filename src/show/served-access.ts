/**
 * Who may listen to the shows of a served configuration while a later one waits to be taken up: what the later one closes
 * is closed at once, what it opens is opened when it is in use.
 */

import type { Config, ShowConfig } from '../config/read-config.ts';
import type { PrivateShow } from './access.ts';

type Shows = Pick<Config, 'shows'>;

const laterOf = (show: ShowConfig, { shows }: Shows): ShowConfig | undefined =>
  shows.find(({ id, formerly }) => id === show.id || formerly.includes(show.id));

/** Whether a served show is for the holders of tokens only. */
export const isPrivateNow = (show: ShowConfig, latest: Shows): boolean =>
  (show.access ?? laterOf(show, latest)?.access) !== undefined;

/** The tokens and subscribers that count now; none for a private show that the later configuration lacks. */
export function listPrivateShows(served: Shows, latest: Shows): readonly PrivateShow[] {
  return served.shows.flatMap((show) => {
    const later = laterOf(show, latest);
    const access = later?.access ?? (later && show.access);
    if (!access) return [];
    const { token, subscribers } = access;
    return [{ id: show.id, subscribers, ...(token !== undefined && { token }) }];
  });
}
