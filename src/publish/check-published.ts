/** Reads a published show from the disk and checks it: the one module of this folder that touches files but the font. */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toLecternError } from '../errors.ts';
import { checkFeed, type RuleResult } from './check-feed.ts';
import { listFeedFiles, type PublishedFileFacts, readFeed } from './published-feed.ts';
import { readImageFacts } from './read-image-facts.ts';
import { feedUrl, PRIVATE_SEGMENT } from './site-urls.ts';

export type CheckPublishedOptions = {
  readonly feedDirectory: string;
  readonly mediaDirectory: string;
  readonly baseUrl: string;
  readonly showId: string;
  /** `feed.xml` when absent. */
  readonly fileName?: string;
};

/** Enough of a picture to see its size, also behind a large colour profile. */
const IMAGE_HEAD_BYTES = 256_000;

/**
 * Checks `feed/<show>/feed.xml` and every file of this site that it names.
 *
 * @throws LecternError `not-found` when nothing was published yet
 */
export async function checkPublished(
  options: CheckPublishedOptions,
  signal: AbortSignal,
): Promise<readonly RuleResult[]> {
  const { feedDirectory, showId, fileName = 'feed.xml' } = options;
  const base = options.baseUrl.replace(/\/+$/, '');
  const path = join(feedDirectory, showId, fileName);
  const xml = await readFile(path, { encoding: 'utf8', signal }).catch((thrown: unknown) => {
    throw toLecternError(thrown, 'publish');
  });
  const read = readFeed(xml);
  const facts = new Map<string, PublishedFileFacts>();
  for (const url of listFeedFiles(read)) {
    signal.throwIfAborted();
    const found = await readFacts(localPath(url, base, options));
    if (found !== undefined) facts.set(url, found);
  }
  const isBlocked = read.channel.some(({ name, text }) => name === 'itunes:block' && text === 'Yes');
  const url = feedUrl({ baseUrl: base, generator: '' }, { id: showId, isPrivate: isBlocked }, fileName);
  return checkFeed({ ...read, url, file: (address) => facts.get(address) });
}

/** Where static hosting has the file of an address: `media/` beside `feed/`; `undefined` for another site's. */
function localPath(
  url: string,
  base: string,
  { feedDirectory, mediaDirectory }: CheckPublishedOptions,
): string | undefined {
  if (!url.startsWith(`${base}/`) || !URL.canParse(url)) return undefined;
  const named = url
    .slice(base.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const segments = named[0] === PRIVATE_SEGMENT ? named.slice(1) : named;
  if (segments.some((segment) => segment === '..' || segment.includes('/') || segment.includes('\0'))) return undefined;
  if (segments[0] === 'media') return join(mediaDirectory, ...segments.slice(1));
  return join(feedDirectory, ...segments, ...(url.endsWith('/') ? ['index.html'] : []));
}

async function readFacts(path: string | undefined): Promise<PublishedFileFacts | undefined> {
  if (path === undefined) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const byteLength = found.size;
  if (/\.(vtt|srt|json)$/.test(path)) return { byteLength, text: await readFile(path, 'utf8') };
  if (!/\.(png|jpe?g)$/.test(path)) return { byteLength };
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(IMAGE_HEAD_BYTES), 0, IMAGE_HEAD_BYTES, 0);
    const image = readImageFacts(buffer.subarray(0, bytesRead));
    return image === undefined ? { byteLength } : { byteLength, image };
  } finally {
    await file.close();
  }
}
