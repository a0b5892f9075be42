/** The page that says why a request of a form is not done. */
import { buildPage } from './build-page.ts';
import { faultWords } from './fault-words/choose-fault-words.ts';
import type { Notice } from './fault-words/fault-words.ts';

/** `back`: where the form stands, relative to the site's root. */
export function buildNoticePage({
  language,
  root,
  back,
  notice,
}: {
  readonly language: string;
  readonly root: string;
  readonly back: string;
  readonly notice: Notice;
}): string {
  const words = faultWords(language);
  const text = words.notices[notice];
  return buildPage({
    title: text,
    language,
    root,
    trail: [],
    main: `<p role="alert">${text}</p>\n<p><a class="main" href="${root}${back}">${words.back}</a></p>`,
  });
}
