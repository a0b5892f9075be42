/** Where else an episode's text was found: articles that nearly repeat it. */
import type { Episode } from '../model.ts';
import { pageText } from './page-text.ts';
import { toLine, toWebUrl } from './safe-text.ts';

const HEADINGS: Readonly<Record<string, string>> = { 'zh-Hans': '另见', 'zh-Hant': '另見' };

/** The heading in the language of the show. */
export const alsoAtHeading = (language: string): string => HEADINGS[pageText(language).htmlLanguage] ?? 'Also at';

/** Those with an address on the web, once each; the host stands for a title that is not known. */
export function listAlsoAt({ alsoAt = [] }: Episode): readonly { readonly url: string; readonly title: string }[] {
  const found = new Map<string, string>();
  for (const { url, title } of alsoAt) {
    const address = toWebUrl(url);
    if (address !== undefined && !found.has(address))
      found.set(address, toLine(title ?? '') || new URL(address).hostname);
  }
  return Array.from(found, ([url, title]) => ({ url, title }));
}
