/** Settles which recordings belong to an article: one address each, nothing twice, and where each is heard. */
import type { Block, ClipPlace } from '../model.ts';
import { isBareVerb } from './clip-labels.ts';
import { type ClipVariant, isAudioFile } from './clip-sources.ts';
import { findReadingInData } from './data-recording.ts';
import type { ExtractOptions } from './extract-types.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import { findHostedPlayer } from './podcast-hosts.ts';
import type { ReadPage } from './read-body.ts';
import type { Resolve } from './resolve-url.ts';

export type ClipBlock = Extract<Block, { kind: 'clip' }>;

/** Formats in the order of preference: what every decoder takes first, then the smaller files. */
const PREFERENCE = ['mp3', 'm4a', 'aac', 'opus', 'ogg', 'oga', 'flac', 'wav', 'm4b', 'wma', 'amr'];
const TYPES: { readonly [extension: string]: string } = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  aac: 'audio/aac',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  wma: 'audio/x-ms-wma',
  amr: 'audio/amr',
};

function extensionOf(url: string): string {
  return /\.([a-z0-9]{2,4})(?:$|[?#])/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function rank(variant: ClipVariant): number {
  const byExtension = PREFERENCE.indexOf(extensionOf(variant.url));
  if (byExtension >= 0) return byExtension;
  const byType = PREFERENCE.findIndex((extension) => TYPES[extension] === variant.mimeType);
  return byType >= 0 ? byType : PREFERENCE.length;
}

/** The best of several formats of one recording, absolute; `undefined` when none may be fetched. */
export function chooseVariant(variants: readonly ClipVariant[], resolve: Resolve): ClipVariant | undefined {
  let best: ClipVariant | undefined;
  for (const variant of variants) {
    const url = resolve(variant.url);
    if (!url) continue;
    const resolved = { ...variant, url };
    if (!best || rank(resolved) < rank(best)) best = resolved;
  }
  if (!best) return undefined;
  const mimeType = best.mimeType ?? TYPES[extensionOf(best.url)];
  return mimeType ? { url: best.url, mimeType } : { url: best.url };
}

const ENDING = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma|amr)(?=$|\?)/i;

/** What two addresses of one recording have in common: neither the scheme nor the format nor a tracking parameter. */
export function clipKey(url: string): string {
  const episode = findHostedPlayer(url.replace(ENDING, ''))?.episode;
  if (episode !== undefined) return episode;
  const { host, pathname, searchParams, protocol } = new URL(url);
  const path = pathname.replace(ENDING, '');
  const named = isAudioFile(pathname) ? '' : `?${searchParams}`;
  return `${protocol === 'file:' ? 'file:' : ''}${host}${path}${named}`;
}

/** Leaves out every recording that was there before. Keeps the order; the better format of the two stays. */
export function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const seen = new Map<string, number>();
  const out: Block[] = [];
  for (const block of blocks) {
    if (block.kind !== 'clip') {
      out.push(block);
      continue;
    }
    const key = clipKey(block.url);
    const at = seen.get(key);
    const earlier = at === undefined ? undefined : out[at];
    if (at === undefined || earlier?.kind !== 'clip') {
      seen.set(key, out.length);
      out.push(block);
    } else {
      const named = [earlier.label, block.label].filter((one) => one !== undefined);
      const label = named.find((one) => !isBareVerb(one)) ?? named[0];
      // What the page states is surer than an address that a host's rule made.
      const stated = block.place === 'meta' && findHostedPlayer(earlier.url.replace(ENDING, '')) !== undefined;
      const better = stated || rank(block) < rank(earlier) ? block : earlier;
      out[at] = { ...better, place: earlier.place, ...(label === undefined ? {} : { label }) };
    }
  }
  return out;
}

/** Recordings that only the page's metadata or the source's feed names, in that order; their place is `meta`. */
export function metaClips(facts: PageFacts, resolve: Resolve, options: ExtractOptions): readonly ClipBlock[] {
  const found: (ClipVariant & { label?: string })[] = [];
  const type = facts.meta.get('og:audio:type');
  for (const name of ['og:audio', 'og:audio:url', 'og:audio:secure_url', 'twitter:player:stream']) {
    const url = facts.meta.get(name);
    if (!url || !(isAudioFile(url) || (name.startsWith('og:audio') && /^audio\//i.test(type ?? '')))) continue;
    found.push(type && /^audio\//i.test(type) ? { url, mimeType: type } : { url });
  }
  for (const object of audioObjects(facts)) {
    const url = [object['contentUrl'], object['url']].find(
      (value): value is string => typeof value === 'string' && (isAudioFile(value) || value === object['contentUrl']),
    );
    if (!url) continue;
    const { name, encodingFormat } = object;
    found.push({
      url,
      ...(typeof encodingFormat === 'string' && /^audio\//.test(encodingFormat) ? { mimeType: encodingFormat } : {}),
      ...(typeof name === 'string' && name !== '' ? { label: name.slice(0, 200) } : {}),
    });
  }
  for (const { url, mimeType } of options.enclosures ?? []) {
    if (mimeType === undefined ? isAudioFile(url) : /^audio\//i.test(mimeType))
      found.push(mimeType ? { url, mimeType } : { url });
  }
  const place: ClipPlace = 'meta';
  return found.flatMap(({ label, ...variant }) => {
    const chosen = chooseVariant([variant], resolve);
    return chosen ? [{ kind: 'clip' as const, ...chosen, place, ...(label === undefined ? {} : { label }) }] : [];
  });
}

/** The reading that only the page's data name, as a list of none or one. */
export function readingClip({
  facts,
  resolve,
  title,
}: Pick<ReadPage, 'facts' | 'resolve' | 'title'>): readonly ClipBlock[] {
  const url = findReadingInData(
    facts.scripts.map(({ text }) => text),
    title,
  );
  const chosen = url === undefined ? undefined : chooseVariant([{ url }], resolve);
  return chosen ? [{ kind: 'clip', ...chosen, place: 'meta' }] : [];
}

function audioObjects(facts: PageFacts): readonly JsonObject[] {
  const inArticle = articleObjects(facts).length > 0 || facts.jsonLd.length < 20;
  if (!inArticle) return [];
  const media = facts.jsonLd.flatMap(({ '@type': type, associatedMedia }) =>
    [type].flat().includes('PodcastEpisode') ? [associatedMedia].flat() : [],
  );
  return facts.jsonLd.filter((object) => {
    if ([object['@type']].flat().includes('AudioObject')) return true;
    const { contentUrl, encodingFormat } = object;
    const isSound =
      (typeof contentUrl === 'string' && isAudioFile(contentUrl)) || /^audio\//.test(String(encodingFormat));
    return media.includes(object) && isSound;
  });
}
