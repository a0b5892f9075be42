/** What makes the page that takes articles in an app: its name, its icons, and what can be shared with it. */
import type { Show } from '../model.ts';
import { addText } from './add-words/choose-add-text.ts';
import { ICONS } from './draw-icon.ts';
import { pageText } from './page-text.ts';
import { toLine } from './safe-text.ts';

/** Of what `files` may hold, by name and by type: systems go by one or the other. */
export const DOCUMENT_TYPES: readonly string[] = [
  '.epub',
  '.pdf',
  '.docx',
  '.odt',
  '.md',
  '.markdown',
  '.txt',
  '.html',
  '.htm',
  '.mhtml',
  '.mht',
  '.eml',
  'application/epub+zip',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'text/markdown',
  'text/plain',
  'text/html',
  'multipart/related',
  'message/rfc822',
];

/** JSON (W3C Web App Manifest, Web Share Target). Addresses are relative to `add/manifest.webmanifest`. */
export function buildManifest(language: string): string {
  const text = addText(language);
  return JSON.stringify({
    name: `Lectern: ${text.title}`,
    short_name: text.shortTitle,
    lang: text.htmlLanguage,
    start_url: '../add',
    // The whole site, so that an episode opens in the app too.
    scope: '../',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#1f3a5f',
    icons: ICONS.map(({ name, size, purpose }) => ({
      src: name,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
    share_target: {
      action: 'share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: DOCUMENT_TYPES }] },
    },
  });
}

/** The same for those who listen: the site as an app that keeps episodes. Addresses are relative to `assets/`. */
export const buildListeningManifest = (language: string): string =>
  buildListeningApp(pageText(language).shows, language, '../', '');

/** A private show as an app of its own, below its listener's token. Addresses are relative to the show's folder. */
export const buildShowManifest = ({ title, language }: Pick<Show, 'title' | 'language'>): string =>
  buildListeningApp(toLine(title), language, './', '../assets/');

function buildListeningApp(name: string, language: string, start: string, assets: string): string {
  return JSON.stringify({
    name,
    short_name: name,
    lang: pageText(language).htmlLanguage,
    start_url: start,
    scope: start,
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#1f3a5f',
    icons: [{ src: `${assets}icon.svg`, sizes: 'any', type: 'image/svg+xml' }],
  });
}
