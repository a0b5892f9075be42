/** A page that came as a document has to hold an article, or the beginning of one. */
import type { Article } from '../../model.ts';
import type { ExtractResult } from '../extract-article.ts';
import { DocumentRefusal } from './document-types.ts';

/** @throws DocumentRefusal */
export function demandArticle(result: ExtractResult): Article {
  if (result.article) return result.article;
  if (result.teaser) return result.teaser;
  throw new DocumentRefusal(`holds no article: ${result.reason}`, 'no-article', result.code);
}
