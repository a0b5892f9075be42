/** The languages of the interface: each page is published in all of them, under a name for each, and they link to one another. */
import { pageText } from './page-text.ts';
import type { Site } from './site-urls.ts';

/** One of the languages in which a page is published. */
export type PageLanguage = {
  /** As in `<html lang>`. */
  readonly language: string;
  /** All of the page's, the one without a language in its name first. */
  readonly languages: readonly string[];
};

const interfaceOf = (language: string): string => pageText(language).htmlLanguage;

/** The language of the page whose name says none. `language` is the show's. */
export const mainLanguage = ({ languages = [] }: Pick<Site, 'languages'>, language: string): string =>
  interfaceOf(languages[0] ?? language);

/** The languages in which a page of a show is published. */
export function planLanguages(site: Pick<Site, 'languages'>, language: string): readonly PageLanguage[] {
  const main = mainLanguage(site, language);
  const languages = [...new Set([main, ...(site.languages ?? []).map(interfaceOf)])];
  return languages.map((one) => ({ language: one, languages }));
}

/** A page's file name in a language: `index.html` or `index.en.html`. */
export const nameIn = (name: string, language: string, main: string): string =>
  language === main ? name : name.replace(/\.html$/, `.${language}.html`);

/** A link to a folder's page in the same language: the folder itself only where there is one, since a server negotiates it. */
export const folderIn = (folder: string, { language, languages }: PageLanguage): string =>
  languages.length < 2 ? folder || './' : `${folder}${nameIn('index.html', language, languages[0] ?? language)}`;
