/** The seasons and numbers of a serial show's episodes, kept from one publication to the next. */
import type { NumberedEpisode, Show } from '../model.ts';
import { numberEpisodes } from '../publish/number-episodes.ts';
import type { EpisodeHead, EpisodeNumbers, Episodes } from '../store/store.ts';

export type EpisodeNumbering = {
  readonly episodes: Pick<Episodes, 'find'>;
  readonly numbers: EpisodeNumbers;
};

/** By id; none for a show that is not serial. `heads` newest first. */
export async function numberShow(
  { episodes, numbers }: EpisodeNumbering,
  show: Show,
  heads: readonly EpisodeHead[],
): Promise<ReadonlyMap<string, NumberedEpisode>> {
  if (show.type !== 'serial') return new Map();
  const known = await numbers.list(show.id);
  const byId = new Map(known.map((numbered) => [numbered.id, numbered]));
  const fresh = [];
  for (const { id } of heads.toReversed()) {
    if (byId.has(id)) continue;
    const series = (await episodes.find(show.id, id))?.episode.series;
    fresh.push({ id, ...(series && { series }) });
  }
  const added = numberEpisodes(known, fresh);
  if (added.length > 0) await numbers.add(show.id, added);
  for (const numbered of added) byId.set(numbered.id, numbered);
  return byId;
}
