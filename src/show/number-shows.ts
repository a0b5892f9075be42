/** The seasons and numbers of a serial show's episodes, kept from one publication to the next. */
import type { NumberedEpisode, Show } from '../model.ts';
import { numberEpisodes } from '../publish/number-episodes.ts';
import type { EpisodeHead, EpisodeNumbers, Episodes, Items } from '../store/store.ts';

export type EpisodeNumbering = {
  readonly episodes: Pick<Episodes, 'find'>;
  readonly numbers: EpisodeNumbers;
  /** Says when articles came; episodes are numbered by their dates when absent. */
  readonly items?: Pick<Items, 'find'> | undefined;
  /** When the first article came that is still to be made: what came later is numbered after it. */
  readonly firstWaiting?: ((showId: string) => Promise<string | undefined>) | undefined;
};

/** By id; none for a show that is not serial. `heads` newest first. */
export async function numberShow(
  { episodes, numbers, items, firstWaiting }: EpisodeNumbering,
  show: Show,
  heads: readonly EpisodeHead[],
): Promise<ReadonlyMap<string, NumberedEpisode>> {
  if (show.type !== 'serial') return new Map();
  const known = await numbers.list(show.id);
  const byId = new Map(known.map((numbered) => [numbered.id, numbered]));
  const unnumbered = heads.toReversed().filter(({ id }) => !byId.has(id));
  if (unnumbered.length === 0) return byId;
  // Asked before it is looked when the others came: one that is made meanwhile is among the next publication's.
  const waiting = await firstWaiting?.(show.id);
  const fresh = [];
  for (const { id, publishedAt } of unnumbered) {
    const record = await episodes.find(show.id, id);
    const series = record?.episode.series;
    const came = record && (await items?.find(show.id, record.itemUrl))?.cameAt;
    if (waiting !== undefined && came !== undefined && came > waiting) continue;
    fresh.push({ id, at: came ?? publishedAt, ...(series && { series }) });
  }
  fresh.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  const added = numberEpisodes(known, fresh);
  if (added.length > 0) await numbers.add(show.id, added);
  for (const numbered of added) byId.set(numbered.id, numbered);
  return byId;
}
