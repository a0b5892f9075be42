/** Which address an article is identified by: the canonical one that its page names, unless that is somebody else's. */
import { firstIdOf } from '../config/show-settings.ts';
import type { Article } from '../model.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import type { EpisodeRecord, ItemRecord, Store } from '../store/store.ts';
import type { ArticleContext } from './article-context.ts';
import { identifyEpisode, toPublicUrl } from './episode-identity.ts';
import { directoryOf } from './read-original.ts';
import { isPlaceless } from './upload-address.ts';

type Claiming = Pick<ArticleContext, 'job' | 'known' | 'item'> & {
  readonly show: Pick<ArticleContext['show'], 'id' | 'formerly'>;
  readonly parts: Pick<ArticleContext['parts'], 'workingDirectory'> & {
    readonly store: {
      readonly items: Pick<Store['items'], 'find'>;
      readonly episodes: { find(showId: string, id: string): Promise<Pick<EpisodeRecord, 'itemUrl'> | undefined> };
    };
  };
};

/**
 * An article that is made although it repeats an episode goes by its item's address, or it would replace that episode.
 * So does what was sent, unless an episode has its canonical address: anybody can write one into a file.
 */
export async function claimAddress(context: Claiming, article: Article): Promise<Article> {
  const { parts, show, job, known } = context;
  const directory = directoryOf(context);
  const canonicalUrl = toPublicUrl(article.canonicalUrl, directory);
  const own = toPublicUrl(job.item.url, directory);
  const idOf = (url: string) => identifyEpisode(firstIdOf(show), url).id;
  const previous = await parts.store.episodes.find(show.id, idOf(canonicalUrl));
  const isApart = previous
    ? (job.allowDuplicate || known?.episodeId === idOf(own)) && (await isOfAnother(previous.itemUrl))
    : isPlaceless(job.item.url);
  if (!isApart) return { ...article, canonicalUrl };
  // Its notes still lead to where it says that it is from.
  return { ...article, canonicalUrl: own, url: toWebUrl(article.url) ?? canonicalUrl };

  async function isOfAnother(itemUrl: string): Promise<boolean> {
    const item: ItemRecord | undefined =
      itemUrl === job.item.url ? undefined : await parts.store.items.find(show.id, itemUrl);
    return item !== undefined;
  }
}
