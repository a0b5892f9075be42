/** Rows of articles as programs and people are shown them. */
import type { Config } from '../config/read-config.ts';
import type { Queue, QueuedJob } from '../jobs/queue.ts';
import { waitsUntil } from '../run/source-key.ts';
import type { ItemView } from '../serve/items.ts';
import { itemIdOf } from '../store/item-id.ts';
import { type ItemRecord, type Store, shownStatus } from '../store/store.ts';
import type { FindProgress } from './watch-progress.ts';

export type ItemViewsOptions = {
  readonly config: Config;
  readonly store: Pick<Store, 'items' | 'episodes' | 'people'>;
  readonly queue: Pick<Queue, 'list'>;
  readonly progress: FindProgress;
};

type EpisodeFacts = { readonly id: string; readonly title: string; readonly seconds: number };

/** What is known of a show whose articles are described. */
type Surroundings = {
  readonly names: ReadonlyMap<string, string>;
  readonly jobs: ReadonlyMap<string, QueuedJob>;
  /** Addresses that somebody added and that no job is there for. */
  readonly forgotten: ReadonlySet<string>;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly episodes: ReadonlyMap<string, EpisodeFacts>;
  readonly isPublic: boolean;
};

/** What is added is in the queue long before. */
const QUEUED_WITHIN_MS = 60_000;
const FORGOTTEN = {
  code: 'internal',
  message: 'Nothing is at work on it any more.',
  hint: 'Try it again.',
  why: { kind: 'forgotten' },
} as const;

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
    const queued = isOpen ? await queue.list({ showId, kind: 'make-episode' }) : [];
    const jobs = new Map(
      queued.flatMap((one) => (one.job.kind === 'make-episode' ? [[one.job.item.url, one] as const] : [])),
    );
    const episodes = await findEpisodes(
      showId,
      records.flatMap(({ status, episodeId }) =>
        episodeId !== undefined && (status === 'published' || status === 'duplicate') ? episodeId : [],
      ),
    );
    return {
      names: new Map(people.map(({ id, name }) => [id, name])),
      ...{ jobs, forgotten: await findForgotten(records, jobs), now },
      episodes: new Map(episodes.map((one) => [one.id, one])),
      isPublic: config.shows.some(({ id, access }) => id === showId && !access),
    };
  }

  async function findForgotten(records: readonly ItemRecord[], jobs: Surroundings['jobs']): Promise<Set<string>> {
    const forgotten = new Set<string>();
    const since = new Date(Date.now() - QUEUED_WITHIN_MS).toISOString();
    const isOpen = (item: ItemRecord) => item.added && shownStatus(item) === 'listed' && item.updatedAt < since;
    for (const record of records) {
      if (!isOpen(record) || jobs.has(record.url)) continue;
      // It may have been made since it was read.
      const known = await store.items.find(record.showId, record.url);
      if (known && isOpen(known)) forgotten.add(record.url);
    }
    return forgotten;
  }

  function stateOf(record: ItemRecord, { jobs, forgotten, now }: Surroundings): ItemView['state'] {
    if (record.status !== 'listed') return record.status;
    const shown = shownStatus(record);
    const { state, dueAt = '' } = jobs.get(record.url) ?? {};
    if (state === 'claimed') return 'working';
    if (state === 'dead' || forgotten.has(record.url)) return 'failed';
    return (state === 'waiting' && dueAt <= now) || shown === 'listed' ? 'waiting' : shown;
  }

  /** Why an article is not made, or not made again. */
  function errorOf(record: ItemRecord, state: ItemView['state'], { jobs }: Surroundings): ItemView['error'] {
    const { outcome, error } = record.attempt ?? {};
    const isFailed = outcome === 'failed' || outcome === 'postponed';
    const why = isFailed ? error : state === 'failed' ? (jobs.get(record.url)?.why ?? FORGOTTEN) : undefined;
    if (!why || state === 'waiting' || state === 'working') return undefined;
    const { code, message, hint } = why;
    return { code, message, ...(hint !== undefined && { hint }), ...(why.why && { why: why.why }) };
  }

  function describeOne(record: ItemRecord, around: Surroundings): ItemView {
    const { showId, url, title, added, asked = {}, attempt, episodeId = '', status, reason, why, nextCheckAt } = record;
    const state = stateOf(record, around);
    const { by, found } = added ?? {};
    const error = errorOf(record, state, around);
    const at = state === 'removed' || state === 'failed' ? undefined : progress(showId, url);
    const hasEpisode = status === 'published' || status === 'duplicate';
    const episode = hasEpisode ? around.episodes.get(episodeId) : undefined;
    const page = around.isPublic && { url: `${baseUrl}/${encodeURIComponent(showId)}/${episodeId}/` };
    const isFailed = attempt?.outcome === 'failed' || attempt?.outcome === 'postponed';
    const isOpen = state !== 'waiting' && state !== 'working';
    // Who asks for an article of which a page has only the beginning gets that, and is told.
    const isTold = status === 'published' ? why?.kind === 'teaser' : status !== 'removed';
    const until = state === 'waiting' ? waitsUntil(record) : undefined;
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
      ...(reason !== undefined && isTold && { reason, ...(why && { why }) }),
      ...(error && { error }),
      ...(until !== undefined && { waitsUntil: until }),
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
