/** The operator's page as HTML: whether all is well, what runs, what failed and what to do about it. Everything works without script. */
import { buildPage } from './build-page.ts';
import { e } from './markup.ts';
import { buildDoubtful, buildFailures } from './status-page/build-attention.ts';
import { buildHealth } from './status-page/build-health.ts';
import { buildHeard } from './status-page/build-heard.ts';
import { buildHistory } from './status-page/build-history.ts';
import { buildSchedule, buildShows, buildStorage } from './status-page/build-library.ts';
import { buildVoices } from './status-page/build-voices.ts';
import { buildNow, buildWorkers } from './status-page/build-work.ts';
import { buildForm } from './status-page/status-markup.ts';
import type { StatusView } from './status-page/status-view.ts';
import { statusText } from './status-words/choose-status-text.ts';

/** The HTML of `/status` for who is logged in. */
export function buildStatusPage(view: StatusView): string {
  const text = statusText(view.language);
  const parts = [
    buildHealth,
    buildNow,
    buildWorkers,
    buildFailures,
    buildDoubtful,
    buildHistory,
    buildSchedule,
    buildShows,
    buildStorage,
    buildHeard,
    buildVoices,
  ];
  return buildPage({
    title: text.title,
    language: view.language,
    root: './',
    trail: [],
    main: `<div class="status" data-events="status/events"><h1>${text.title}</h1>
${parts.map((build) => build(view, text)).join('\n')}
${buildForm('logout', view, `<button>${text.logOut}</button>`)}
<p class="meta">${e(view.version)}</p></div>`,
  });
}
