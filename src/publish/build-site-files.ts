/** What belongs directly under `feed/`: the front page, the list of feeds and what the pages load. */

import type { PublishedFile } from './build-episode-files.ts';
import { buildListeningManifest } from './build-manifest.ts';
import { buildNotFoundPage } from './build-not-found-page.ts';
import { buildOpml } from './build-opml.ts';
import { MANIFEST } from './build-page.ts';
import { buildSitePage, type ListedShow, siteLanguage } from './build-site-page.ts';
import { nameIn, planLanguages } from './page-languages.ts';
import type { Site } from './site-urls.ts';

/** In `web/`. */
const WORKER = 'offline-worker.js';

/** `assets`: the files of `web/`, by name; they are published as they are. Paths are relative to `feed/`. */
export function* buildSiteFiles(
  shows: readonly ListedShow[],
  site: Site,
  assets: readonly { readonly name: string; readonly content: string | Uint8Array }[],
): Iterable<PublishedFile> {
  // A worker has power over what lies beside and below it.
  for (const { name, content } of assets) yield { path: name === WORKER ? 'worker.js' : `assets/${name}`, content };
  yield { path: `assets/${MANIFEST}`, content: buildListeningManifest(siteLanguage(shows, site)) };
  yield {
    path: 'opml.xml',
    content: buildOpml(
      shows.map(({ show }) => show),
      site,
    ),
  };
  for (const page of planLanguages(site, siteLanguage(shows, site))) {
    const at = (name: string) => nameIn(name, page.language, page.languages[0] ?? '');
    yield { path: at('404.html'), content: buildNotFoundPage(site, page.language) };
    yield { path: at('index.html'), content: buildSitePage(shows, site, page) };
  }
}
