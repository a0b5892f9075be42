/** What makes the page that takes articles in an app: its name, its icons, and what can be shared with it. */
import { addText } from './add-words/choose-add-text.ts';
import { ICONS } from './draw-icon.ts';
import { pageText } from './page-text.ts';

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
export function buildListeningManifest(language: string): string {
  const { shows, htmlLanguage } = pageText(language);
  return JSON.stringify({
    name: shows,
    short_name: shows,
    lang: htmlLanguage,
    start_url: '../',
    scope: '../',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#1f3a5f',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  });
}
