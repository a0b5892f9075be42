/** The media type of each file that Lectern publishes. Nothing else is ever sent. */
import { audioFormats } from '../formats/audio-formats.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ...audioFormats.map(({ extension, mimeType }) => [`.${extension}`, mimeType] as const),
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.srt', 'application/x-subrip; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.vtt', 'text/vtt; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.xml', 'application/xml; charset=utf-8'],
]);

const FEED = 'application/rss+xml; charset=utf-8';

/** Names whose type their extension does not tell. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ['chapters.json', 'application/json+chapters; charset=utf-8'],
  ['feed.xml', FEED],
  ['lite.xml', FEED],
  ['opml.xml', 'text/x-opml; charset=utf-8'],
]);

const extensionOf = (name: string) => /\.[a-z0-9]+$/.exec(name)?.[0] ?? '';

/** The type of a file name, `undefined` for what is not published: temporary files, dotfiles, notes for the operator. */
export function contentType(name: string): string | undefined {
  if (name.startsWith('.') || name.startsWith('~')) return undefined;
  if (/^(lite-)?archive-\d+\.xml$/.test(name)) return FEED;
  return BY_NAME.get(name) ?? TYPES.get(extensionOf(name));
}

/** Whether compressing is worth it: text, that is. */
export function isCompressible(type: string): boolean {
  return /^(text\/|application\/(json|xml|rss\+xml|x-subrip)|image\/svg)/.test(type);
}
