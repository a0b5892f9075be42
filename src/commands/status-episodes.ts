/** What the status page shows of the latest episodes: how right they were heard to be, and which are worth hearing. */
import type { Config } from '../config/read-config.ts';
import type { Episode } from '../model.ts';
import type { DoubtfulEpisode, HeardShow, StatusView } from '../publish/status-page/status-view.ts';
import type { InstallationFacts } from '../serve/request-metrics.ts';
import { itemIdOf } from '../store/item-id.ts';
import type { EpisodeHead, EpisodeRecord, Store } from '../store/store.ts';
import { voicesFor } from './hearable-voices.ts';

/** Of each show. */
const EPISODES_SHOWN = 10;
const SENTENCES_SHOWN = 10;

/** From here on a sentence is not what is written. */
const DOUBTFUL_SHARE = 0.5;

type LatestEpisodes = {
  readonly id: string;
  readonly title: string;
  readonly isPrivate: boolean;
  /** Newest first. */
  readonly records: readonly EpisodeRecord[];
};

export function readLatestEpisodes(
  { shows }: Pick<Config, 'shows'>,
  episodes: Pick<Store['episodes'], 'heads' | 'find'>,
): Promise<readonly LatestEpisodes[]> {
  return Promise.all(
    shows.map(async ({ id, title, access }) => {
      const records = await readLatest(id, await episodes.heads(id), episodes);
      return { id, title, isPrivate: access !== undefined, records };
    }),
  );
}

/** The latest of these episodes of a show, newest first. */
export async function readLatest(
  showId: string,
  heads: readonly Pick<EpisodeHead, 'id'>[],
  episodes: Pick<Store['episodes'], 'find'>,
): Promise<readonly EpisodeRecord[]> {
  const records = await Promise.all(heads.slice(0, EPISODES_SHOWN).map(({ id }) => episodes.find(showId, id)));
  return records.flatMap((record) => record ?? []);
}

/** Shows of which nothing was heard are left out. */
export function listHeardShows(latest: readonly LatestEpisodes[]): readonly HeardShow[] {
  return latest.flatMap(({ title, records }) => {
    const episodes = records.flatMap(({ episode }) => toLines(episode));
    const worst = records.flatMap(({ episode }) => listWorst(episode)).sort((one, other) => other.share - one.share);
    return episodes.length === 0 ? [] : [{ title, episodes, worst: worst.slice(0, SENTENCES_SHOWN) }];
  });
}

/** What was heard of each voice, in all these episodes together. */
export function sumHeard(records: readonly EpisodeRecord[]): InstallationFacts['shows'][number]['heard'] {
  const heard = new Map<string, { readonly voice: string; readonly units: number; readonly errors: number }>();
  for (const { voice, units, errors } of records.flatMap(({ episode }) => episode.proof?.voices ?? [])) {
    const before = heard.get(voice) ?? { units: 0, errors: 0 };
    heard.set(voice, { voice, units: before.units + units, errors: before.errors + errors });
  }
  return [...heard.values()].filter(({ units }) => units > 0);
}

const toLines = ({ article, updatedAt, proof }: Episode): HeardShow['episodes'] =>
  proof ? [{ title: article.title, at: updatedAt, proof }] : [];

function listWorst({ showId, proof, timeline, enclosure }: Episode): HeardShow['worst'] {
  return (proof?.worst ?? []).flatMap(({ cue: number, ...about }) => {
    const cue = timeline.cues[number];
    if (!cue) return [];
    const { text, start, end } = cue;
    // Not where listeners get it: of a private show, who is logged in here has no token.
    return [{ ...about, text, start, end, mediaPath: `status/media/${showId}/${enclosure.fileName}` }];
  });
}

/** Newest first, a show after the other. */
export function listDoubtful(
  latest: readonly LatestEpisodes[],
  voices: StatusView['voices'],
): readonly DoubtfulEpisode[] {
  return latest.flatMap(({ id: showId, title: show, isPrivate, records }) =>
    records.flatMap(({ episode, itemUrl }) => {
      const { id, article, unspoken = [] } = episode;
      const wrong = listWorst(episode)
        .filter(({ share }) => share >= DOUBTFUL_SHARE)
        .map(({ text, ...heard }) => ({ text, heard }));
      const sentences = [...unspoken.map(({ text }) => ({ text })), ...wrong];
      if (sentences.length === 0) return [];
      return [
        {
          ...{ item: `${showId}.${itemIdOf(itemUrl)}`, title: article.title, show, sentences },
          ...(!isPrivate && { pagePath: `${showId}/${id}/` }),
          voices: voicesFor(voices, article.language),
        },
      ];
    }),
  );
}
