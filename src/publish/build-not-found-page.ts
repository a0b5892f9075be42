/** The page for an address that leads nowhere, in the form that static hosts look for: `404.html`. */
import { buildPage } from './build-page.ts';
import { pageText } from './page-text.ts';
import { escapeMarkup } from './safe-text.ts';
import type { Site } from './site-urls.ts';

/** Its links start at the root of the host, since it is shown at any depth. */
export function buildNotFoundPage(site: Site, language = site.languages?.[0] ?? 'en'): string {
  const text = pageText(language);
  const root = `${new URL(site.baseUrl).pathname.replace(/\/+$/, '')}/`;
  return buildPage({
    title: text.notFound,
    language,
    root,
    trail: [{ href: root, title: text.allShows }],
    main: `<h1>${escapeMarkup(text.notFound)}</h1>\n<p>${escapeMarkup(text.notFoundHint)}</p>`,
  });
}
