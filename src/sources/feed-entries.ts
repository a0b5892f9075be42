/** What the formats of feeds call differently, under one name. */
import type { parseFeed } from 'feedsmith';

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type Feed<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];
type Media = NonNullable<NonNullable<Feed<'rss'>['items']>[number]['media']>;

/** One entry, as it is written. */
export type FeedEntry = {
  /** Where the article may be, the best first; relative or absolute. */
  readonly links: readonly (string | undefined)[];
  /** `xml:base`. */
  readonly base?: string | undefined;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly tags: readonly string[];
  readonly html?: string | undefined;
  readonly text?: string | undefined;
  readonly media: readonly EntryMedia[];
};

type EntryMedia = {
  readonly url?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly isAudio?: boolean;
};

/** A feed's entries and the address that their links are relative to. */
export function listEntries(parsed: AnyFeed, url: string): { readonly entries: FeedEntry[]; readonly base: string } {
  switch (parsed.format) {
    case 'rss':
    case 'rdf': {
      const { feed } = parsed;
      const entries =
        parsed.format === 'rss' ? (parsed.feed.items ?? []).map(fromRss) : (parsed.feed.items ?? []).map(fromRdf);
      return { entries, base: absolute(feed.xml?.base, url) ?? absolute(feed.link, url) ?? url };
    }
    case 'atom':
      return {
        entries: (parsed.feed.entries ?? []).map((entry) => fromAtom(entry, parsed.feed.authors)),
        base: absolute(parsed.feed.xml?.base, url) ?? url,
      };
    case 'json':
      return { entries: (parsed.feed.items ?? []).map((item) => fromJson(item, parsed.feed.authors)), base: url };
  }
}

type RssItem = NonNullable<Feed<'rss'>['items']>[number];
type RdfItem = NonNullable<Feed<'rdf'>['items']>[number];
type AtomEntry = NonNullable<Feed<'atom'>['entries']>[number];
type JsonItem = NonNullable<Feed<'json'>['items']>[number];

function fromRss(item: RssItem): FeedEntry {
  const guid = item.guid?.value;
  return {
    // RSS 2.0: a guid is the article's address unless it says otherwise; many say nothing and are none.
    links: [item.link, item.guid?.isPermaLink === false && !isAddress(guid) ? undefined : addressOf(guid)],
    base: item.xml?.base,
    title: item.title ?? item.dc?.titles?.[0],
    byline: names(item.dc?.creators) ?? names(item.authors?.map(({ name }) => name)) ?? item.itunes?.author,
    published: item.pubDate ?? item.dc?.dates?.[0],
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    tags: [...(item.categories ?? []).map(({ name }) => name ?? ''), ...(item.dc?.subjects ?? [])],
    html: item.content?.encoded?.trim() || item.description,
    media: [...(item.enclosures ?? []).map(({ url, type }) => ({ url, mimeType: type })), ...mediaOf(item.media)],
  };
}

function fromRdf(item: RdfItem): FeedEntry {
  return {
    links: [item.link, addressOf(item.rdf?.about)],
    base: item.xml?.base,
    title: item.title,
    byline: names(item.dc?.creators),
    published: item.dc?.dates?.[0],
    updated: item.dcterms?.modified?.[0],
    tags: item.dc?.subjects ?? [],
    html: item.content?.encoded?.trim() || item.description,
    media: mediaOf(item.media),
  };
}

function fromAtom(entry: AtomEntry, feedAuthors: Feed<'atom'>['authors']): FeedEntry {
  const links = entry.links ?? [];
  const ofRel = (rel: string) => links.filter((link) => (link.rel ?? 'alternate') === rel);
  const pages = ofRel('alternate');
  const page = pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0];
  const isInline = entry.content?.src === undefined && isText(entry.content?.type);
  const body = isInline && entry.content?.value !== undefined ? entry.content : entry.summary;
  const isPlain = body?.type === 'text' || body?.type === 'text/plain' || body?.type === undefined;
  return {
    links: [page?.href, addressOf(entry.id)],
    base: body?.xml?.base ?? entry.xml?.base,
    title: entry.title?.value,
    byline: names((entry.authors ?? feedAuthors)?.map(({ name }) => name)),
    published: entry.published ?? entry.dc?.dates?.[0],
    updated: entry.updated,
    tags: (entry.categories ?? []).map(({ label, term }) => label ?? term ?? ''),
    ...(isPlain && !/<\w/.test(body?.value ?? '') ? { text: body?.value } : { html: body?.value }),
    media: [...ofRel('enclosure').map(({ href, type }) => ({ url: href, mimeType: type })), ...mediaOf(entry.media)],
  };
}

function fromJson(item: JsonItem, feedAuthors: Feed<'json'>['authors']): FeedEntry {
  return {
    links: [item.url, addressOf(item.id), item.external_url],
    title: item.title,
    byline: names((item.authors ?? feedAuthors)?.map(({ name }) => name)),
    published: item.date_published,
    updated: item.date_modified,
    tags: item.tags ?? [],
    html: item.content_html,
    text: item.content_text ?? item.summary,
    media: (item.attachments ?? []).map(({ url, mime_type }) => ({ url, mimeType: mime_type })),
  };
}

/** Media RSS: the same recording may be there in several sizes, in a group; the default one counts. */
function mediaOf(media: Media | undefined): EntryMedia[] {
  const chosen = (media?.groups ?? []).map(
    ({ contents = [] }) => contents.find(({ isDefault }) => isDefault) ?? contents[0],
  );
  return [...(media?.contents ?? []), ...chosen.filter((content) => content !== undefined)].map(
    ({ url, type, medium }) => ({ url, mimeType: type, isAudio: medium === 'audio' }),
  );
}

const isText = (type: string | undefined) => type === undefined || /^(?:text|html|xhtml)$|^text\/|xhtml/i.test(type);
const isAddress = (value: string | undefined) => /^https?:\/\//i.test(value ?? '');
const addressOf = (value: string | undefined) => (isAddress(value) ? value : undefined);

function names(written: readonly (string | undefined)[] | undefined): string | undefined {
  return (written ?? []).filter((name) => name !== undefined && name.trim() !== '').join(', ') || undefined;
}

function absolute(link: string | undefined, base: string): string | undefined {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
