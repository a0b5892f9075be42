/** Episodes that are made again from what is stored, with the same guid: for a better voice, or since their media are lost. */

import type { ShowConfig } from '../config/read-config.ts';
import { toKeptMode, toMaking, toMode, toPublishable, withAsked } from '../config/show-settings.ts';
import { isOfTheWhole, toLecternError } from '../errors.ts';
import { costOf, progressEvent } from '../jobs/events.ts';
import { toStoredError } from '../jobs/job-report.ts';
import type { MakeJob } from '../jobs/list-articles.ts';
import { detectLanguage } from '../narrate/detect-language.ts';
import type { EpisodeHead, EpisodeRecord, ItemRecord } from '../store/store.ts';
import type { ItemParts, JobContext } from './article-context.ts';
import { pageOf } from './gather-clips.ts';
import { membersOf } from './make-digest.ts';
import { hasEnclosures, makeEpisode, toEpisodeRecord } from './make-episode.ts';
import { findSource } from './source-key.ts';

const DAY_MS = 86_400_000;

/** The show's episodes that a better voice is there for, newest first; none as long as a stand-in would speak again. */
export async function listRemakes(
  parts: Pick<ItemParts, 'config' | 'store' | 'kokoro' | 'now'>,
  show: ShowConfig,
): Promise<readonly EpisodeHead[]> {
  const { remake } = parts.config;
  const { voices, standIns } = toMaking(show, undefined, parts.kokoro()).script;
  const isThere = Object.values(voices).some((voice) => voice.startsWith('kokoro:'));
  if (remake.days === 0 || !isThere || (standIns ?? []).length > 0) return [];
  const createdSince = new Date(parts.now().getTime() - remake.days * DAY_MS).toISOString();
  const heads = await parts.store.episodes.heads(show.id, { createdSince });
  return (
    heads
      // A digest is not made again: its members are.
      .filter(({ id, isByStandIn, digestId }) => isByStandIn !== false && digestId !== id)
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
  );
}

/** The published episode of an article. @returns whether there is something new to publish */
export async function remakeEpisode(
  parts: ItemParts,
  configured: ShowConfig,
  { item: { url }, bypassFilters: isAsked }: Pick<MakeJob, 'item' | 'bypassFilters'>,
  { signal, report, assertHeld, spread }: JobContext,
): Promise<boolean> {
  const { episodes, items } = parts.store;
  const item = await items.find(configured.id, url);
  const record = item?.episodeId === undefined ? undefined : await episodes.find(configured.id, item.episodeId);
  if (item?.status !== 'published' || record?.itemUrl !== url) return false;
  const { episode } = record;
  const { show, source } = withAsked(configured, findSource(configured, item.source), item.asked);
  const making = toMaking(show, source, parts.kokoro());
  const isLost = !(await hasEnclosures(parts.maker, episode));
  if (!isLost && !isAsked && !isBetter(record, making.script.voices)) {
    await episodes.save({ ...record, isByStandIn: false }, item);
    return false;
  }
  const { title } = episode.article;
  const recordings = item.listing?.original?.recordings;
  const about = { showId: show.id, url };
  try {
    const made = await makeEpisode(
      parts.maker,
      {
        ...making,
        pages: () => pageOf(record.itemUrl, episode.article),
        ...(await membersOf(parts, show, episode)),
        article: episode.article,
        mode: toMode(show, source),
        keptMode: toKeptMode(show, source, episode),
        cover: await parts.publisher.ensureCover(toPublishable(show)),
        previous: { ...record, audioHash: '' },
        isRemake: true,
        ...(recordings && { recordings }),
        spread,
        onProgress: (...progress) => report.tell(progressEvent(about, title, ...progress)),
      },
      signal,
    );
    await assertHeld();
    if (!(await episodes.save(toEpisodeRecord(made, url), withoutFailure(item)))) return false;
    await report.item({ ...about, title, episodeId: episode.id, outcome: 'remade', ...costOf(made) });
    return true;
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'narrate');
    const error = toLecternError(thrown, 'narrate');
    if (isOfTheWhole(error)) throw error;
    // What is published stays as it is.
    const why = isLost ? 'its recording is lost and could not be made again' : 'keeps its former voice';
    report.tell({ kind: 'notice', showId: show.id, message: `“${title}” ${why}: ${error.message}` });
    // Whoever asked for it is told.
    if (isAsked) {
      await assertHeld();
      const stored = { ...toStoredError(error, parts.now()), isOfRemake: true } as const;
      const failures = (item.attempt?.failures ?? 0) + 1;
      await items.save({ ...item, attempt: { outcome: 'failed', at: stored.at, failures, error: stored } });
    }
    return false;
  }
}

/** What failed before in making it; not that its page could not be had. */
function withoutFailure(item: ItemRecord): ItemRecord {
  const isOfPage = ['sources', 'fetch', 'extract'].includes(item.attempt?.error?.stage ?? 'fetch');
  if (item.attempt?.outcome !== 'failed' || isOfPage) return item;
  return { ...item, attempt: { outcome: 'done', at: item.attempt.at, failures: 0 } };
}

/** In version 0.1 an episode was spoken by what came with npm, whatever the language. */
function isBetter({ episode, isByStandIn }: EpisodeRecord, voices: Readonly<Record<string, string>>): boolean {
  if (isByStandIn) return true;
  const { article } = episode;
  const language = detectLanguage(article.title, article.language);
  const voice = voices[language] ?? voices[language.split('-')[0] ?? ''] ?? voices['*'];
  return voice?.startsWith('kokoro:') ?? false;
}
