/** Reads a published show back and checks it: the one module of this folder that touches what was published. */
import { LecternError } from '../errors.ts';
import {
  isObjectKey,
  type ObjectStore,
  type PlainNames,
  type PublishedStores,
  readObject,
} from '../io/object-store.ts';
import { checkFeed, type RuleResult } from './check-feed.ts';
import { listFeedFiles, type PublishedFeed, type PublishedFileFacts, readFeed } from './published-feed.ts';
import { readImageFacts } from './read-image-facts.ts';
import { feedUrl, PRIVATE_SEGMENT } from './site-urls.ts';

export type CheckPublishedOptions = PublishedStores & {
  readonly baseUrl: string;
  readonly showId: string;
  /** One document; the feed, the one of small files and the archives of both when absent. */
  readonly fileName?: string;
  /** Only the items of these episodes, and their files; every item when absent. */
  readonly changedIds?: readonly string[];
};

/** Enough of a picture to see its size, also behind a large colour profile. */
const IMAGE_HEAD_BYTES = 256_000;

/**
 * Checks a show's feed documents and every file of this site that they name. What is wrong in another document than
 * `feed.xml` is said with its name.
 *
 * @throws LecternError `not-found` when nothing was published yet
 */
export async function checkPublished(
  options: CheckPublishedOptions,
  signal: AbortSignal,
): Promise<readonly RuleResult[]> {
  const { changedIds } = options;
  const left = new Set(changedIds);
  const results: (readonly RuleResult[])[] = [];
  for (const fileName of await listDocuments(options)) {
    signal.throwIfAborted();
    // Of an archive, which may be one of hundreds, only the items that the feed does not have any more are of interest.
    const wanted = fileName.includes('archive-') && changedIds ? [...left] : changedIds;
    if (wanted?.length === 0 && fileName.includes('archive-')) continue;
    const { feed, found } = await readDocument(fileName, options, wanted, signal);
    if (fileName === FEED) for (const id of found) left.delete(id);
    results.push(sayWhere(checkFeed(feed), fileName === FEED || options.fileName ? '' : `${fileName}: `));
  }
  const [first = [], ...others] = results;
  const merged = first.map((rule, index) => ({
    ...rule,
    problems: [...rule.problems, ...others.flatMap((other) => other[index]?.problems ?? [])],
    notes: [...rule.notes, ...others.flatMap((other) => other[index]?.notes ?? [])],
  }));
  return options.plainNames && changedIds === undefined
    ? [...merged, await checkPlainNames(options.plainNames, options.showId)]
    : merged;
}

/** A bucket that is a site of its own shows what `serve` does. */
async function checkPlainNames(plainNames: PlainNames, showId: string): Promise<RuleResult> {
  const differing = await plainNames.findDiffering(`${showId}/`);
  return {
    id: 'plain-names',
    says: 'What the bucket has below public/ is what is served',
    source: 'Lectern',
    problems: differing.map((key) => `public/${key} is another one; the next publication puts it right`),
    notes: [],
  };
}

const FEED = 'feed.xml';

/** `feed.xml` first, whether it is there or not. */
async function listDocuments({ siteStore, showId, fileName }: CheckPublishedOptions): Promise<readonly string[]> {
  if (fileName !== undefined) return [fileName];
  const names = await siteStore.list(`${showId}/`);
  const others = names.filter((name) => /^(lite|(lite-)?archive-\d+)\.xml$/.test(name)).sort();
  return [FEED, ...others];
}

const sayWhere = (rules: readonly RuleResult[], where: string): readonly RuleResult[] =>
  rules.map((rule) => ({
    ...rule,
    problems: rule.problems.map((problem) => where + problem),
    notes: rule.notes.map((note) => where + note),
  }));

/** One document with the facts of its files, and which of the episodes that are asked for it has. */
async function readDocument(
  fileName: string,
  options: CheckPublishedOptions,
  ids: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<{ readonly feed: PublishedFeed; readonly found: ReadonlySet<string> }> {
  const base = options.baseUrl.replace(/\/+$/, '');
  const key = `${options.showId}/${fileName}`;
  const xml = (await readObject(options.siteStore, key))?.bytes.toString();
  if (xml === undefined)
    throw new LecternError(`There is no ${key}.`, {
      code: 'not-found',
      stage: 'publish',
      hint: 'Nothing of the show was published yet: `lectern run` does so.',
    });
  const found = new Set<string>();
  const isWanted = (item: string) => {
    const id = ids?.find((each) => item.includes(`/${encodeURIComponent(each)}/</link>`));
    if (id !== undefined) found.add(id);
    return id !== undefined;
  };
  const read = ids === undefined ? readFeed(xml) : readFeed(xml, isWanted);
  const facts = new Map<string, PublishedFileFacts>();
  for (const url of listFeedFiles(read)) {
    signal.throwIfAborted();
    const fact = await readFacts(placeOf(url, base, options));
    if (fact !== undefined) facts.set(url, fact);
  }
  const isPrivate = read.channel.some(
    ({ name, attributes }) =>
      name === 'atom:link' &&
      attributes['rel'] === 'self' &&
      attributes['href']?.startsWith(`${base}/${PRIVATE_SEGMENT}/`),
  );
  const url = feedUrl({ baseUrl: base }, { id: options.showId, isPrivate }, fileName);
  return { feed: { ...read, url, file: (address) => facts.get(address) }, found };
}

type Place = { readonly store: ObjectStore; readonly key: string };

/** Where the file of an address is: `media/` lies beside the site's; `undefined` for another site's. */
function placeOf(url: string, base: string, { siteStore, mediaStore }: CheckPublishedOptions): Place | undefined {
  if (!url.startsWith(`${base}/`) || !URL.canParse(url)) return undefined;
  const named = url
    .slice(base.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const segments = named[0] === PRIVATE_SEGMENT ? named.slice(1) : named;
  if (segments.some((segment) => segment.includes('/'))) return undefined;
  const path = segments.join('/') + (url.endsWith('/') ? 'index.html' : '');
  const key = segments[0] === 'media' ? path.slice('media/'.length) : path;
  return isObjectKey(key) ? { store: segments[0] === 'media' ? mediaStore : siteStore, key } : undefined;
}

async function readFacts(place: Place | undefined): Promise<PublishedFileFacts | undefined> {
  if (place === undefined) return undefined;
  const { store, key } = place;
  if (/\.(vtt|srt|json)$/.test(key)) {
    const found = await readObject(store, key);
    return found && { byteLength: found.byteLength, text: found.bytes.toString() };
  }
  if (/\.(png|jpe?g)$/.test(key)) {
    const found = await readObject(store, key, { from: 0, to: IMAGE_HEAD_BYTES });
    const image = found && readImageFacts(found.bytes);
    return found && { byteLength: found.byteLength, ...(image !== undefined && { image }) };
  }
  const found = await store.stat(key);
  return found && { byteLength: found.byteLength };
}
