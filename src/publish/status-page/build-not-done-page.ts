/** The page that says why what the operator asked for is not done. */
import type { LecternError } from '../../errors.ts';
import { buildPage } from '../build-page.ts';
import { buildFault, faultWords } from '../fault-words/choose-fault-words.ts';
import { statusText } from '../status-words/choose-status-text.ts';

export function buildNotDonePage(language: string, error: LecternError): string {
  const title = statusText(language).notDone;
  return buildPage({
    title,
    language,
    root: '../',
    trail: [],
    main: `<div role="alert"><h1>${title}</h1>
<p class="bad">${buildFault(language, error)}</p></div>
<p><a class="main" href="../status">${faultWords(language).back}</a></p>`,
  });
}
