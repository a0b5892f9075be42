/** Rows of articles as programs and people are shown them. */
import type { Config } from '../config/read-config.ts';
import type { RunEvent } from '../jobs/events.ts';
import type { Queue, QueuedJob } from '../jobs/queue.ts';
import type { ItemView } from '../serve/items.ts';
import { itemIdOf } from '../store/item-id.ts';
import { type ItemRecord, type Store, shownStatus } from '../store/store.ts';

export type ItemViewsOptions = {
  readonly config: Config;
  readonly store: Pick<Store, 'episodes' | 'people'>;
  readonly queue: Pick<Queue, 'list'>;
  readonly progress: (showId: string, url: string) => Extract<RunEvent, { kind: 'progress' }> | undefined;
};

type EpisodeFacts = { readonly id: string; readonly title: string; readonly seconds: number };

/** What is known of a show whose articles are described. */
type Surroundings = {
  readonly names: ReadonlyMap<string, string>;
  readonly jobs: ReadonlyMap<string, QueuedJob['state']>;
  readonly episodes: ReadonlyMap<string, EpisodeFacts>;
  readonly isPublic: boolean;
};

export function createItemViews({ config, store, queue, progress }: ItemViewsOptions) {
  const baseUrl = config.site.baseUrl.replace(/\/+$/, '');

  /** To read all heads is quicker than to read more than one episode whole. */
  async function findEpisodes(showId: string, ids: readonly string[]): Promise<readonly EpisodeFacts[]> {
    const [id, ...more] = new Set(ids);
    if (id === undefined) return [];
    if (more.length > 0)
      return (await store.episodes.heads(showId)).map((head) => ({ ...head, seconds: head.durationSeconds }));
    const { episode } = (await store.episodes.find(showId, id)) ?? {};
    return episode ? [{ id, title: episode.article.title, seconds: episode.timeline.durationSeconds }] : [];
  }

  async function lookAround(showId: string, records: readonly ItemRecord[]): Promise<Surroundings> {
    const now = new Date().toISOString();
    const people = records.some(({ added }) => added?.by !== undefined) ? await store.people.list(showId) : [];
    const isOpen = records.some(({ status }) => status === 'listed');
    const jobs = isOpen ? await queue.list({ showId, kind: 'make-episode' }) : [];
    const episodes = await findEpisodes(
      showId,
      records.flatMap(({ status, episodeId }) =>
        episodeId !== undefined && (status === 'published' || status === 'duplicate') ? episodeId : [],
      ),
    );
    return {
      names: new Map(people.map(({ id, name }) => [id, name])),
      jobs: new Map(
        jobs.flatMap(({ job, state, dueAt }) =>
          job.kind === 'make-episode' && (state === 'claimed' || dueAt <= now) ? [[job.item.url, state]] : [],
        ),
      ),
      episodes: new Map(episodes.map((one) => [one.id, one])),
      isPublic: config.shows.some(({ id, access }) => id === showId && !access),
    };
  }

  function stateOf(record: ItemRecord, { jobs }: Surroundings): ItemView['state'] {
    const job = record.status === 'listed' ? jobs.get(record.url) : undefined;
    if (job === 'claimed') return 'working';
    const shown = shownStatus(record);
    return job === 'waiting' || shown === 'listed' ? 'waiting' : shown;
  }

  function describeOne(record: ItemRecord, around: Surroundings): ItemView {
    const { showId, url, title, added, attempt, episodeId = '', status, reason, nextCheckAt } = record;
    const state = stateOf(record, around);
    const { by, asked = {}, found } = added ?? {};
    const at = status === 'removed' ? undefined : progress(showId, url);
    const hasEpisode = status === 'published' || status === 'duplicate';
    const episode = hasEpisode ? around.episodes.get(episodeId) : undefined;
    const page = around.isPublic && { url: `${baseUrl}/${encodeURIComponent(showId)}/${episodeId}/` };
    const { code, message, hint } = attempt?.error ?? {};
    const isFailed = attempt?.outcome === 'failed' || attempt?.outcome === 'postponed';
    const isOpen = state !== 'waiting' && state !== 'working';
    return {
      ...{ id: `${showId}.${itemIdOf(url)}`, show: showId, url, state, updatedAt: record.updatedAt },
      ...(title !== undefined && { title }),
      ...(added && {
        added: { at: added.at, ...(by !== undefined && { by: { id: by, name: around.names.get(by) ?? by } }) },
      }),
      ...(asked.mode && { mode: asked.mode }),
      ...(asked.voices && { voices: { ...asked.voices } }),
      ...(found && { found }),
      ...(at && { progress: { stage: at.stage, done: at.done, total: at.total, unit: at.unit } }),
      ...(episode && { episode: { id: episode.id, title: episode.title, seconds: episode.seconds, ...page } }),
      ...(reason !== undefined && !['published', 'removed'].includes(status) && { reason }),
      ...(code &&
        message !== undefined &&
        isFailed &&
        isOpen && { error: { code, message, ...(hint !== undefined && { hint }) } }),
      ...(nextCheckAt !== undefined && isFailed && isOpen && { nextTryAt: nextCheckAt }),
    };
  }

  return {
    /** In their order. */
    async describe(records: readonly ItemRecord[]): Promise<ItemView[]> {
      const around = new Map<string, Surroundings>();
      for (const showId of new Set(records.map((record) => record.showId)))
        around.set(
          showId,
          await lookAround(
            showId,
            records.filter((record) => record.showId === showId),
          ),
        );
      return records.flatMap((record) => {
        const surroundings = around.get(record.showId);
        return surroundings ? [describeOne(record, surroundings)] : [];
      });
    },
  };
}
