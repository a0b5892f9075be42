/** What a show's feeds are known by, for ever: whatever its address becomes, and wherever a copy is published. */
import { randomUUID } from 'node:crypto';
import { type ObjectStore, readObject } from '../io/object-store.ts';
import type { Show } from '../model.ts';
import type { FeedKind } from '../publish/feed-archives.ts';
import { type FeedIdentity, feedGuid } from '../publish/feed-guid.ts';
import { readFeed } from '../publish/published-feed.ts';
import { feedUrl, type Site } from '../publish/site-urls.ts';
import type { Feeds, KnownFeed } from '../store/store.ts';

export type FeedIdentities = (
  show: Show,
  kinds: readonly FeedKind[],
) => Promise<Readonly<Partial<Record<FeedKind, FeedIdentity>>>>;

/** A channel's elements stand before its items. */
const HEAD_BYTES = 65_536;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a feed that lies there says of itself. */
async function readPublished(siteStore: ObjectStore, key: string): Promise<Partial<KnownFeed>> {
  const head = (await readObject(siteStore, key, { from: 0, to: HEAD_BYTES }))?.bytes.toString();
  if (head === undefined) return {};
  const { channel } = readFeed(head.split('<item>')[0] ?? '');
  const guid = channel.find(({ name }) => name === 'podcast:guid')?.text ?? '';
  const self = channel.find(({ name, attributes }) => name === 'atom:link' && attributes['rel'] === 'self');
  const address = self?.attributes['href'];
  return { ...(UUID.test(guid) && { guid }), ...(address !== undefined && { address }) };
}

/** Nobody else can follow such an address, and every installation has the same. */
function isOfThisMachine(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

/** Of an installation: what the configuration says, what is kept, what was published, or what the specification says. */
export function createFeedIdentities(
  feeds: Feeds,
  siteStore: ObjectStore,
  site: Pick<Site, 'baseUrl'>,
): FeedIdentities {
  async function identify(show: Show, kind: FeedKind): Promise<FeedIdentity> {
    const fileName = `${kind}.xml`;
    const asPublic = { id: show.id };
    const address = feedUrl(site, asPublic, fileName);
    const set = kind === 'feed' ? show.guid : undefined;
    let known = await feeds.find(show.id, kind);
    if (known === undefined) {
      const published = await readPublished(siteStore, `${show.id}/${fileName}`);
      const first = feedUrl(site, { id: show.formerIds?.[0] ?? show.id, isPrivate: show.isPrivate ?? false }, fileName);
      const fresh = isOfThisMachine(address) ? feedGuid(randomUUID()) : feedGuid(first);
      const guid = set ?? published.guid ?? fresh;
      known = await feeds.findOrSave(show.id, kind, { guid, address: published.address ?? address });
    }
    if (set !== undefined && set !== known.guid) await feeds.rename(show.id, kind, set);
    const hasMoved = !show.isPrivate && known.address !== address && !isOfThisMachine(known.address);
    return { guid: set ?? known.guid, hasMoved };
  }
  return async (show, kinds) =>
    Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await identify(show, kind)] as const)));
}

/** Of a copy for another address: the original's, unless the copy has published others. */
export function copyFeedIdentities(original: FeedIdentities, siteStore: ObjectStore): FeedIdentities {
  return async (show, kinds) => {
    const own = await original(show, kinds);
    const identify = async (kind: FeedKind) => {
      const published = await readPublished(siteStore, `${show.id}/${kind}.xml`);
      const set = kind === 'feed' ? show.guid : undefined;
      const guid = set ?? published.guid ?? own[kind]?.guid;
      return guid === undefined ? [] : [[kind, { guid, hasMoved: false }] as const];
    };
    return Object.fromEntries((await Promise.all(kinds.map(identify))).flat());
  };
}
