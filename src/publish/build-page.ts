/** The frame of every page: head, security policy, navigation. No inline script or style, nothing from elsewhere. */
import { nameIn, type PageLanguage } from './page-languages.ts';
import { PAGE_POLICY } from './page-policy.ts';
import { pageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { hueClass } from './picture-hue.ts';
import { escapeMarkup, toLine } from './safe-text.ts';

/** Files of `web/` that a page loads besides its own style sheet and script, all named in the page: one round trip. */
export type PageAssets = {
  readonly styles: readonly string[];
  readonly script: string;
  /** What the scripts import. */
  readonly modules: readonly string[];
};

/** Of the pages on which one listens. */
export const LISTENING: PageAssets = {
  styles: ['pages.css', 'player.css'],
  script: 'listen',
  modules: [
    'elements',
    'lists',
    'memory',
    'offline',
    'player',
    'player-bar',
    'read-along',
    'search',
    'share',
    'tracks',
  ],
};

export type PageFrame = {
  readonly title: string;
  /** BCP 47 of the interface; the text of an article carries its own. */
  readonly language: string;
  /** Relative path from the page to the site's root: `./`, `../`, `../../`. */
  readonly root: string;
  /** Of the page's picture. */
  readonly hue?: number;
  readonly assets?: PageAssets;
  /** Relative path to the manifest of the app that the page belongs to; default: the site's for those who listen. */
  readonly manifest?: string | undefined;
  readonly description?: string;
  /** The page's absolute address, the same in all languages. */
  readonly canonicalUrl?: string;
  /** Of the interface, and the page's file name in the main one; absent where there is one only. */
  readonly languages?: PageLanguage & { readonly name: string };
  readonly feed?: { readonly href: string; readonly title: string };
  /** Parents, outermost first. */
  readonly trail: readonly { readonly href: string; readonly title: string }[];
  /** HTML, of this page only. */
  readonly head?: string;
  /** HTML. */
  readonly main: string;
};

/** What the manifest of a site is called, in `assets/`, and that of a private show, in its folder. */
export const MANIFEST = 'app.webmanifest';

const policy = Object.entries(PAGE_POLICY)
  .map(([name, values]) => [name, ...values].join(' '))
  .join('; ');

/** The same page in the other languages: for search engines, and for people. */
function listLanguages({ languages: page, canonicalUrl }: PageFrame): { readonly links: string; readonly nav: string } {
  if (page === undefined || page.languages.length < 2) return { links: '', nav: '' };
  const [main = ''] = page.languages;
  const nameOf = (language: string) => nameIn(page.name, language, main);
  const base = canonicalUrl?.replace(/[^/]*$/, '');
  const links = page.languages.map((language) =>
    base === undefined
      ? ''
      : `<link rel="alternate" hreflang="${language}" href="${escapeMarkup(base + nameOf(language))}">\n`,
  );
  const items = page.languages.map((language) => {
    const { name } = pageWords(language);
    const href = escapeMarkup(nameOf(language));
    return language === page.language
      ? `<span lang="${language}" aria-current="true">${name}</span>`
      : `<a href="${href}" lang="${language}" hreflang="${language}">${name}</a>`;
  });
  const label = escapeMarkup(pageWords(page.language).languages);
  return {
    links: links.join(''),
    nav: `<footer class="foot"><nav aria-label="${label}">${items.join(' · ')}</nav></footer>\n`,
  };
}

/** A whole HTML document. */
export function buildPage(frame: PageFrame): string {
  const text = pageText(frame.language);
  const { root, assets } = frame;
  const styles = ['lectern.css', ...(assets?.styles ?? [])].map(
    (name) => `<link rel="stylesheet" href="${root}assets/${name}">\n`,
  );
  const modules = (assets?.modules ?? []).map((name) => `<link rel="modulepreload" href="${root}assets/${name}.js">\n`);
  const scripts = ['lectern', ...(assets ? [assets.script] : [])].map(
    (name) => `<script type="module" src="${root}assets/${name}.js"></script>\n`,
  );
  const words = assets ? ` data-words="${escapeMarkup(JSON.stringify(pageWords(frame.language).script))}"` : '';
  const meta = (name: string, content: string | undefined) =>
    content === undefined ? '' : `<meta name="${name}" content="${escapeMarkup(toLine(content))}">\n`;
  const crumbs = frame.trail.map(
    ({ href, title }) => `<a href="${escapeMarkup(href)}">${escapeMarkup(toLine(title))}</a>`,
  );
  const canonical =
    frame.canonicalUrl === undefined ? '' : `<link rel="canonical" href="${escapeMarkup(frame.canonicalUrl)}">\n`;
  const others = listLanguages(frame);
  const feed =
    frame.feed === undefined
      ? ''
      : `<link rel="alternate" type="application/rss+xml" href="${escapeMarkup(frame.feed.href)}" title="${escapeMarkup(toLine(frame.feed.title))}">\n`;
  return `<!doctype html>
<html lang="${text.htmlLanguage}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<title>${escapeMarkup(toLine(frame.title))}</title>
${meta('description', frame.description)}${canonical}${others.links}${feed}<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
${assets ? `<link rel="manifest" href="${frame.manifest ?? `${root}assets/${MANIFEST}`}">\n` : ''}${styles.join('')}${modules.join('')}${scripts.join('')}${frame.head ?? ''}</head>
<body class="${hueClass(frame.hue)}" data-root="${escapeMarkup(root)}"${words}>
<a class="skip" href="#main">${escapeMarkup(text.skipToContent)}</a>
${crumbs.length === 0 ? '' : `<header class="trail"><nav>${crumbs.join('<span aria-hidden="true"> / </span>')}</nav></header>\n`}<main id="main">
${frame.main}
</main>
${others.nav}</body>
</html>
`;
}
