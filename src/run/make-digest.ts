/** What came to a show since its last digest, joined into one episode with a chapter for each article. */

import { firstIdOf, toMaking, toMode, toPublishable } from '../config/show-settings.ts';
import type { ShowConfig } from '../config.ts';
import type { Article, Block, ChapterMark, Episode } from '../model.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import { showUrl } from '../publish/site-urls.ts';
import type { EpisodeHead, ItemRecord } from '../store/store.ts';
import { identifyEpisode } from './episode-identity.ts';
import { makeEpisode, toEpisodeRecord } from './make-episode.ts';
import type { ItemParts } from './run-item.ts';
import type { RunTally } from './run-tally.ts';

/** The source that digests are listed under. */
export const DIGEST_SOURCE = 'digest';

/** @returns whether there is something new to publish */
export async function makeDigest(
  parts: ItemParts,
  show: ShowConfig,
  signal: AbortSignal,
  tally: RunTally,
): Promise<boolean> {
  const { episodes } = parts.store;
  const { digest } = show;
  const now = parts.now();
  const heads = await listWaiting(parts, show);
  const waiting = digest ? chooseWaiting(heads, digest.maxMinutes * 60) : [];
  if (!digest || waiting.length === 0) return false;
  const records = await Promise.all(waiting.map(({ id }) => episodes.find(show.id, id)));
  const members = records.flatMap((record) => (record ? [record.episode] : []));
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: parts.config.timezone, dateStyle: 'short' }).format(now);
  const { show: published } = toPublishable(show);
  // Two digests of one day are two episodes; the first member tells them apart whenever they are made.
  const url = `${showUrl(parts.config.site, published)}#digest-${day}-${members[0]?.id ?? ''}`;
  const title = digest.title.replaceAll('{date}', day).replaceAll('{show}', show.title);
  const { article, chapters } = joinArticles(members, {
    url,
    title,
    language: show.language,
    publishedAt: now.toISOString(),
  });
  const { id } = identifyEpisode(firstIdOf(show), url);
  const made = await makeEpisode(
    parts.maker,
    {
      ...toMaking(show, undefined, parts.kokoro()),
      article,
      chapters,
      mode: toMode(show, undefined) === 'auto' ? 'splice' : toMode(show, undefined),
      cover: await parts.publisher.ensureCover(toPublishable(show)),
      previous: await episodes.find(show.id, id),
      onProgress: (...progress) => tally.progress({ showId: show.id, url }, title, ...progress),
    },
    signal,
  );
  const item: ItemRecord = {
    showId: show.id,
    url,
    source: DIGEST_SOURCE,
    status: 'published',
    inputHash: '',
    title,
    episodeId: id,
    attempts: 0,
    updatedAt: now.toISOString(),
  };
  await episodes.save(toEpisodeRecord(made, url), item);
  await episodes.markDigested(show.id, [...waiting.map((head) => head.id), id], id);
  tally.made(made);
  tally.item({
    showId: show.id,
    url,
    title,
    episodeId: id,
    outcome: 'new',
    durationSeconds: made.episode.timeline.durationSeconds,
    missingClips: made.episode.missingClips,
  });
  return true;
}

/** The first digest reaches back so far, not to the beginning of a library. */
const FIRST_DIGEST_MS = 7 * 86_400_000;

/** What the next digest is to hold, the oldest first; none when the show has no digests. */
export async function listWaiting(
  { store, now }: Pick<ItemParts, 'store' | 'now'>,
  show: Pick<ShowConfig, 'id' | 'digest'>,
): Promise<readonly EpisodeHead[]> {
  if (!show.digest) return [];
  const name = `digests of ${show.id} begin`;
  let since = await store.ticks.find(name);
  if (since === undefined) {
    since = new Date(now().getTime() - FIRST_DIGEST_MS).toISOString();
    await store.ticks.save(name, since);
  }
  const from = since;
  return (await store.episodes.heads(show.id))
    .filter(({ digestId, createdAt }) => digestId === undefined && createdAt >= from)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** As much as fits; one that alone is too long has a digest of its own. */
function chooseWaiting(waiting: readonly EpisodeHead[], mostSeconds: number): readonly EpisodeHead[] {
  let seconds = 0;
  return waiting.filter(({ durationSeconds }, index) => {
    seconds += durationSeconds;
    return index === 0 || seconds <= mostSeconds;
  });
}

type Frame = Pick<Article, 'url' | 'title' | 'language'> & { readonly publishedAt: string };

/**
 * One article of many: each begins with its title as a heading, and only that begins a chapter. Of an episode that is a
 * reading of its article only the recording is there, as the text would be heard twice.
 */
export function joinArticles(
  members: readonly Episode[],
  frame: Frame,
): { readonly article: Article; readonly chapters: ReadonlyMap<number, ChapterMark> } {
  const blocks: Block[] = [];
  const chapters = new Map<number, ChapterMark>();
  for (const { article, modeReason } of members) {
    const url = toWebUrl(article.canonicalUrl);
    const imageUrl = toWebUrl(article.imageUrl);
    chapters.set(blocks.length, {
      title: article.title,
      ...(url !== undefined && { url }),
      ...(imageUrl !== undefined && { imageUrl }),
    });
    const heard = modeReason ? article.blocks.filter(({ kind }) => kind === 'clip') : article.blocks;
    const ofArticle = heard.map((block) => (block.kind === 'clip' ? { ...block, place: 'body' as const } : block));
    blocks.push({ kind: 'heading', level: 1, text: article.title }, ...ofArticle);
  }
  return {
    article: {
      url: frame.url,
      canonicalUrl: frame.url,
      title: frame.title,
      language: frame.language,
      publishedAt: frame.publishedAt,
      tags: [],
      blocks,
    },
    chapters,
  };
}
