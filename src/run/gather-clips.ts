/** An article's clips as checked local files, and the ones that could not be had. */
import PQueue from 'p-queue';
import type { Assembler, ClipProbe } from '../assemble/assembler.ts';
import { type ErrorCode, isOfTheWhole, type LecternError, toLecternError } from '../errors.ts';
import type { ClipFetcher, ClipFile } from '../io/clip-fetcher.ts';
import type { Article, AudioSettings, Block, FileOriginal, MissingClip } from '../model.ts';
import { hashOfUpload } from './upload-address.ts';

/** How much of the clips under way has come; `expected` is absent while a server does not say. */
export type ClipBytes = { readonly received: number; readonly expected?: number };

export type GatheredClip = { readonly file: ClipFile; readonly probe: ClipProbe };

export type GatheredClips = {
  /** By the address in the article. */
  readonly found: ReadonlyMap<string, GatheredClip>;
  readonly missing: readonly MissingClip[];
};

const DOWNLOADS_AT_ONCE = 3;

/** Between two reports of how much has come. */
const REPORT_MS = 500;

/** What may be the fault of one download: a server that says nothing of a length, or answers with a letter of regret. */
const FETCHED_AGAIN: readonly ErrorCode[] = ['truncated', 'not-audio'];

/** Fetches and decodes every clip once. One that fails is reported; only a stop, or a full disk, fails the article. */
export async function gatherClips(
  article: Article,
  fetcher: ClipFetcher,
  assembler: Assembler,
  settings: AudioSettings,
  signal: AbortSignal,
  onProgress: (done: number, total: number, bytes?: ClipBytes) => void,
  /** The address of the article that a clip stands in, when it is another one. */
  origins?: ReadonlyMap<string, string>,
  /** Under which hashes clips are kept that lie beside a saved page. */
  recordings?: FileOriginal['recordings'],
  /** The page that was fetched and names a clip; see {@link pageOf}. */
  pages: (url: string) => string = () => '',
): Promise<GatheredClips> {
  const clips = new Map(article.blocks.filter(isClip).map((clip) => [clip.url, clip]));
  const queue = new PQueue({ concurrency: DOWNLOADS_AT_ONCE });
  const found = new Map<string, GatheredClip>();
  const failures = new Map<string, LecternError>();
  const arriving = new Map<string, ClipBytes>();
  let [done, reportedAt] = [0, Number.NEGATIVE_INFINITY];
  const report = (url: string, received: number, expected: number | undefined) => {
    arriving.set(url, { received, ...(expected !== undefined && { expected }) });
    if (performance.now() - reportedAt < REPORT_MS) return;
    reportedAt = performance.now();
    onProgress(done, clips.size, sumBytes([...arriving.values()]));
  };
  await queue.addAll(
    [...clips.keys()].map((url) => async () => {
      try {
        const probe = (path: string) => assembler.probe(path, signal, settings);
        const file = await fetcher.fetch(url, origins?.get(url) ?? article.url, signal, {
          check: (path) =>
            probe(path).catch((thrown: unknown) => {
              if (FETCHED_AGAIN.includes(toLecternError(thrown, 'fetch').code)) throw thrown;
            }),
          onBytes: (...bytes) => report(url, ...bytes),
          original: recordings?.[url] ?? hashOfUpload(url),
          page: pages(url),
        });
        found.set(url, { file, probe: await probe(file.path) });
      } catch (thrown) {
        const error = toLecternError(thrown, 'fetch');
        if (isOfTheWhole(error) || error.code === 'ffmpeg-missing') throw error;
        failures.set(url, error);
      }
      arriving.delete(url);
      done += 1;
      onProgress(done, clips.size);
    }),
  );
  const missing = [...clips.values()].flatMap(({ url, label }) => {
    const error = failures.get(url);
    if (!error) return [];
    const { message: reason, why } = error;
    return [{ url, ...(label !== undefined && { label }), reason, ...(why && { why }) }];
  });
  return { found, missing };
}

/** The page that an article was fetched from; `''` for a file or a mail, which says itself where it is from. */
export const pageOf = (itemUrl: string, { url }: Pick<Article, 'url'>): string => (/^https?:/.test(itemUrl) ? url : '');

function sumBytes(all: readonly ClipBytes[]): ClipBytes {
  const received = all.reduce((sum, one) => sum + one.received, 0);
  const expected = all.reduce((sum, one) => sum + (one.expected ?? Number.NaN), 0);
  return { received, ...(!Number.isNaN(expected) && { expected }) };
}

/** How long each recording is that can be had. */
export const secondsOf = ({ found }: GatheredClips): ReadonlyMap<string, number> =>
  new Map([...found].map(([url, { probe }]) => [url, probe.durationSeconds]));

/** The article with the clips that cannot be played taken out of what is heard; every block keeps its index. */
export function withoutMissingClips(article: Article, { found }: GatheredClips): Article {
  return {
    ...article,
    blocks: article.blocks.map((block) =>
      block.kind === 'clip' && !found.has(block.url) ? { kind: 'figure', text: '' } : block,
    ),
  };
}

const isClip = (block: Block): block is Extract<Block, { kind: 'clip' }> => block.kind === 'clip';
