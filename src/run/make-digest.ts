/** `make-digest`: what came to a show since its last digest, joined into one episode with a chapter for each article. */

import type { ShowConfig } from '../config/read-config.ts';
import { firstIdOf, toMaking, toMode, toPublishable } from '../config/show-settings.ts';
import { costOf, progressEvent } from '../jobs/events.ts';
import type { Article, Block, ChapterMark, Episode } from '../model.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import { showUrl } from '../publish/site-urls.ts';
import type { EpisodeHead, Store } from '../store/store.ts';
import type { ItemParts, JobContext } from './article-context.ts';
import { identifyEpisode } from './episode-identity.ts';
import { pageOf } from './gather-clips.ts';
import { episodeNews } from './hook-news.ts';
import { makeEpisode, toEpisodeRecord } from './make-episode.ts';
import { DIGEST_SOURCE } from './source-key.ts';

/** `tick`: ISO 8601 instant at which it was due. @returns whether there is something new to publish */
export async function makeDigest(
  parts: ItemParts,
  show: ShowConfig,
  tick: string,
  { signal, report, assertHeld, spread }: JobContext,
): Promise<boolean> {
  const { episodes } = parts.store;
  const { digest } = show;
  const heads = await listWaiting(parts, show);
  const waiting = digest ? chooseWaiting(heads, digest.maxMinutes * 60) : [];
  if (!digest || waiting.length === 0) return false;
  const members = await readEpisodes(parts, show, waiting);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: parts.config.timezone, dateStyle: 'short' }).format(
    new Date(tick),
  );
  const { show: published } = toPublishable(show);
  // Two digests of one day are two episodes; the first member tells them apart whenever they are made.
  const url = `${showUrl(parts.config.site, published)}#digest-${day}-${members[0]?.id ?? ''}`;
  const title = digest.title.replaceAll('{date}', day).replaceAll('{show}', show.title);
  const joined = joinArticles(members, { url, title, language: show.language, publishedAt: tick });
  const { id } = identifyEpisode(firstIdOf(show), url);
  const about = { showId: show.id, url };
  const made = await makeEpisode(
    parts.maker,
    {
      ...toMaking(show, undefined, parts.kokoro()),
      ...joined,
      mode: toMode(show, undefined) === 'auto' ? 'splice' : toMode(show, undefined),
      cover: await parts.publisher.ensureCover(toPublishable(show)),
      previous: await episodes.find(show.id, id),
      spread,
      onProgress: (...progress) => report.tell(progressEvent(about, title, ...progress)),
    },
    signal,
  );
  const now = parts.now().toISOString();
  await assertHeld();
  await report.announce({ ...episodeNews(made, undefined, url), isOfDigest: true });
  await episodes.save(
    toEpisodeRecord(made, url),
    {
      ...about,
      source: DIGEST_SOURCE,
      status: 'published',
      title,
      episodeId: id,
      attempt: { outcome: 'done', at: now, failures: 0 },
      updatedAt: now,
    },
    { digestOf: members.map((member) => member.id) },
  );
  await report.item({ ...about, title, episodeId: id, outcome: 'new', ...costOf(made) });
  return true;
}

async function readEpisodes(
  { store }: Pick<ItemParts, 'store'>,
  show: ShowConfig,
  heads: readonly EpisodeHead[],
): Promise<readonly Member[]> {
  const records = await Promise.all(heads.map(({ id }) => store.episodes.find(show.id, id)));
  return records.flatMap((record) => (record ? [{ ...record.episode, itemUrl: record.itemUrl }] : []));
}

/** What a digest that is there was joined with, to make it again; nothing for another episode. */
export async function membersOf(
  parts: Pick<ItemParts, 'store'>,
  show: ShowConfig,
  digest: Episode,
): Promise<Partial<Pick<JoinedArticles, 'chapters' | 'clipOrigins' | 'pages'>>> {
  const heads = await parts.store.episodes.heads(show.id);
  if (heads.find(({ id }) => id === digest.id)?.digestId !== digest.id) return {};
  const members = heads.filter(({ id, digestId }) => digestId === digest.id && id !== digest.id);
  const { clipOrigins, pages } = joinArticles(await readEpisodes(parts, show, members), {
    ...digest.article,
    publishedAt: '',
  });
  // A member that was removed since left its chapter in the digest.
  const left = [...digest.timeline.chapters];
  const chapters = new Map<number, ChapterMark>();
  for (const [index, block] of digest.article.blocks.entries()) {
    const at =
      block.kind === 'heading' && block.level === 1 ? left.findIndex(({ title }) => isNameOf(title, block.text)) : -1;
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found && 'text' in block) {
      const { start: _, ...mark } = found;
      chapters.set(index, { ...mark, title: block.text });
    }
  }
  return { chapters, clipOrigins, pages };
}

/** A title that is there twice has got a number. */
const isNameOf = (name: string, title: string) =>
  name === title || (name.startsWith(`${title} (`) && /^\d+\)$/.test(name.slice(title.length + 2)));

/** The first digest reaches back so far, not to the beginning of a library. */
const FIRST_DIGEST_MS = 7 * 86_400_000;

/** What the next digest is to hold, the oldest first; none when the show has no digests. */
export async function listWaiting(
  { store, now }: { readonly store: Pick<Store, 'episodes' | 'ticks'>; readonly now: () => Date },
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

/** `itemUrl`: what its article was listed as. */
type Member = Episode & { readonly itemUrl?: string };

type Frame = Pick<Article, 'url' | 'title' | 'language'> & { readonly publishedAt: string };

export type JoinedArticles = {
  readonly article: Article;
  readonly chapters: ReadonlyMap<number, ChapterMark>;
  /** The address of the article that each clip stands in: what a saved article may read lies below its own folder. */
  readonly clipOrigins: ReadonlyMap<string, string>;
  /** See `AudioRequest`. */
  readonly pages: (clipUrl: string) => string;
};

/**
 * One article of many: each begins with its title as a heading, and only that begins a chapter. Of an episode that is a
 * reading of its article only the recording is there, as the text would be heard twice.
 */
export function joinArticles(members: readonly Member[], frame: Frame): JoinedArticles {
  const blocks: Block[] = [];
  const chapters = new Map<number, ChapterMark>();
  const clipOrigins = new Map<string, string>();
  const pages = new Map<string, string>();
  for (const { article, modeReason, itemUrl = '' } of members) {
    const url = toWebUrl(article.canonicalUrl);
    const imageUrl = toWebUrl(article.imageUrl);
    chapters.set(blocks.length, {
      title: article.title,
      ...(url !== undefined && { url }),
      ...(imageUrl !== undefined && { imageUrl }),
    });
    const heard = modeReason ? article.blocks.filter(({ kind }) => kind === 'clip') : article.blocks;
    for (const block of heard) {
      if (block.kind !== 'clip') continue;
      clipOrigins.set(block.url, article.url);
      pages.set(block.url, pageOf(itemUrl, article));
    }
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
    clipOrigins,
    pages: (url) => pages.get(url) ?? '',
  };
}
