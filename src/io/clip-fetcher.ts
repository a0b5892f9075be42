/** Gets an article's clips as local files: downloaded once and kept in the cache, or found beside a saved article. */
import { writeFile } from 'node:fs/promises';
import { LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey, hashFile } from './cache.ts';
import { findFileBeside } from './file-beside.ts';
import type { HttpClient } from './http-client.ts';
import type { Originals } from './originals.ts';
import type { SiteLogins } from './site-logins.ts';

export type ClipFile = {
  readonly path: string;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
};

export type ClipFetcher = {
  /**
   * The clip `url` of the article at `articleUrl`. A download for which `check` throws is not kept: the next call makes
   * it again. `onBytes` hears how much of it has come. @throws LecternError
   */
  fetch(url: string, articleUrl: string, signal: AbortSignal, options?: ClipOptions): Promise<ClipFile>;
};

export type ClipOptions = {
  readonly check?: (path: string) => Promise<unknown>;
  readonly onBytes?: (received: number, expected: number | undefined) => void;
  /** By which hash it is kept, of a file that may lie on another machine. */
  readonly original?: string | undefined;
  /** The page that was fetched and names the clip: a login is sent to its own site only. Absent: to none. */
  readonly page?: string | undefined;
};

/**
 * Under which a clip is kept: it goes by its original address, whichever mirror it comes from. What a login has opened
 * is apart from what anybody is given.
 */
export function clipKey(url: string, page: string, logins: Pick<SiteLogins, 'siteOf'> | undefined): string {
  const site = logins?.siteOf(url);
  return site === undefined || site !== logins?.siteOf(page) ? cacheKey('clip', url) : cacheKey('clip', url, site);
}

/** `maxBytes` bounds one clip; `originals` has files of other machines; `logins` are those that `http` sends. */
export function createClipFetcher(
  http: HttpClient,
  cache: Cache,
  maxBytes: number,
  originals?: Pick<Originals, 'open'>,
  logins?: Pick<SiteLogins, 'siteOf'>,
): ClipFetcher {
  /** `undefined`: it is not kept any more. */
  async function keptClip(sha256: string, signal: AbortSignal): Promise<ClipFile | undefined> {
    const write = async (path: string) => {
      const bytes = await originals?.open(sha256);
      if (!bytes) throw new LecternError('The recording is not kept.', { code: 'not-found', stage: 'fetch' });
      await writeFile(path, bytes);
      return { sha256 };
    };
    try {
      const { entry } = await cache.findOrPut(cacheKey('recording', sha256), 'clip', write, signal);
      return { path: entry.path, sha256 };
    } catch (thrown) {
      if (toLecternError(thrown, 'fetch').code !== 'not-found') throw thrown;
      return undefined;
    }
  }

  return {
    async fetch(url, articleUrl, signal, { check, onBytes, original, page = '' } = {}) {
      if (url.startsWith('urn:')) {
        const kept = original === undefined ? undefined : await keptClip(original, signal);
        if (kept) return kept;
        throw new LecternError('The recording that came with the article is not kept any more.', {
          code: 'not-found',
          stage: 'fetch',
          why: { kind: 'clip', fault: 'gone' },
          hint: '`lectern rebuild` takes it from the article again.',
        });
      }
      if (url.startsWith('file:')) {
        const kept = original === undefined ? undefined : await keptClip(original, signal);
        if (kept) return kept;
        const path = await findFileBeside(url, articleUrl);
        return { path, sha256: await hashFile(path) };
      }
      const { entry } = await cache.findOrPut(
        clipKey(url, page, logins),
        'clip',
        async (path) => {
          const { contentType } = await http.download(url, path, {
            ...{ maxBytes, signal, page },
            ...(onBytes && { onBytes }),
          });
          if (/^text\/html|^application\/xhtml/i.test(contentType ?? ''))
            throw new LecternError(`${url} is a web page, not audio.`, {
              code: 'wrong-type',
              stage: 'fetch',
              why: { kind: 'clip', fault: 'web-page' },
              hint: 'The clip may have been moved or want a login; look at the address in a browser.',
            });
          await check?.(path);
          return { sha256: await hashFile(path), contentType: contentType ?? null };
        },
        signal,
      );
      return { path: entry.path, sha256: String(entry.meta['sha256']) };
    },
  };
}
