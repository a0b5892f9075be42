/** What is kept of documents that were listed, added or sent, read in the stead of where they came from. */
import { LecternError, toLecternError } from '../errors.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Article } from '../model.ts';
import type { ArticleContext } from './article-context.ts';
import { hashOfUpload, isPlaceless, toUploadUrl } from './upload-address.ts';

const originalOf = ({ job, item }: Pick<ArticleContext, 'job' | 'item'>) => job.item.original ?? item.original;

/** By which a file's address is told, whichever machine reads it. */
export const directoryOf = (
  context: Pick<ArticleContext, 'job' | 'item'> & { readonly parts: Pick<ArticleContext['parts'], 'workingDirectory'> },
) => originalOf(context)?.workingDirectory ?? context.parts.workingDirectory;

/**
 * A file of another machine is read as it was when it was listed there, and what was sent as it came. A file of this
 * machine is read where it lies, as long as it is there.
 */
export const withOriginal =
  (context: ArticleContext, read: DocumentReader): DocumentReader =>
  async (url, signal) => {
    const { parts, job } = context;
    if (url !== job.item.url) return read(url, signal);
    const sent = hashOfUpload(url);
    const sha256 = sent ?? originalOf(context)?.sha256;
    const open = async (): Promise<HttpDocument | undefined> => {
      const bytes = sha256 === undefined ? undefined : await parts.originals?.open(sha256);
      return bytes && { url, bytes, contentType: undefined };
    };
    const isFile = !isPlaceless(url);
    if (isFile && parts.config.storage === 'disk' && job.item.original === undefined)
      return read(url, signal).catch(async (thrown: unknown) => {
        const kept = toLecternError(thrown, 'fetch').code === 'not-found' ? await open() : undefined;
        if (kept) return kept;
        throw thrown;
      });
    const kept = await open();
    if (kept) return kept;
    if (isFile) return read(url, signal);
    throw new LecternError(`The ${sent === undefined ? 'mail' : 'document that was sent'} is not kept any more.`, {
      code: 'not-found',
      stage: 'fetch',
      permanent: true,
      hint: sent === undefined ? 'If you have it still, add it as a file (.eml).' : 'Send it again.',
      why: { kind: 'document', fault: 'gone' },
    });
  };

/** Recordings beside it that are kept for other machines. */
export const recordingsOf = (context: ArticleContext) => originalOf(context)?.recordings;

/** The article with the pictures beside it that are kept for other machines, under what they are kept by. */
export function withKeptPictures<T extends Article>(context: ArticleContext, article: T): T {
  const { pictures } = originalOf(context) ?? {};
  if (!pictures) return article;
  const toKept = <P extends { readonly imageUrl?: string }>(shown: P): P => {
    const sha256 = shown.imageUrl === undefined ? undefined : pictures[shown.imageUrl];
    return sha256 === undefined ? shown : { ...shown, imageUrl: toUploadUrl(sha256) };
  };
  return { ...toKept(article), blocks: article.blocks.map((block) => ('imageUrl' in block ? toKept(block) : block)) };
}

/** As its sender calls it. */
export const fileNameOf = (context: ArticleContext) => originalOf(context)?.fileName;
