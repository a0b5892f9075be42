/** The operator's page as HTML: what runs, what failed and what to do about it. Everything works without script. */
import { buildHeard, type HeardShow } from './build-heard.ts';
import { buildPage } from './build-page.ts';
import { escapeMarkup, toLine } from './safe-text.ts';
import { type StatusText, statusText } from './status-text.ts';

/** A line of what runs tell. */
export type StatusLine = {
  readonly text: string;
  readonly isBad: boolean;
  /** How far a piece of work is; the next such line takes its place. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** What the page says beyond its log may be out of date now. */
  readonly isTurn: boolean;
};

export type StatusView = {
  /** BCP 47, of the interface. */
  readonly language: string;
  readonly timeZone: string;
  readonly version: string;
  readonly formToken: string;
  readonly nextRun?: Date;
  /** Why a changed configuration is not in use. */
  readonly refused?: string;
  readonly disks: readonly {
    readonly name: 'media' | 'data';
    readonly freeBytes: number;
    readonly totalBytes: number;
  }[];
  readonly shows: readonly {
    readonly id: string;
    readonly title: string;
    readonly isPrivate: boolean;
    readonly episodes: number;
    readonly itemsByStatus: Readonly<Record<string, number>>;
  }[];
  readonly current: readonly {
    readonly state: keyof StatusText['states'];
    readonly trigger: keyof StatusText['triggers'];
  }[];
  /** Oldest first. */
  readonly lines: readonly StatusLine[];
  /** Of articles, and of other work, which has no address. */
  readonly failures: readonly {
    readonly showId?: string;
    readonly url?: string;
    /** Of a job that was given up. */
    readonly job?: string;
    readonly title?: string;
    readonly message: string;
    readonly hint?: string;
    readonly attempts: number;
    readonly at: string;
  }[];
  /** The processes that do jobs, and what each is at. */
  readonly workers: readonly {
    readonly role: keyof StatusText['roles'];
    readonly machine: string;
    readonly startedAt: string;
    readonly doing: readonly { readonly kind: string; readonly about: string }[];
  }[];
  /** Those that can be heard here. */
  readonly voices: readonly { readonly voice: string; readonly language: string; readonly sex?: string }[];
  /** How right the latest episodes were heard to be; empty where nothing was heard. */
  readonly heard: readonly HeardShow[];
  /** Newest first. */
  readonly runs: readonly {
    readonly trigger: keyof StatusText['triggers'];
    readonly startedAt: string;
    readonly finishedAt?: string;
    /** Absent while it is under way, and when it ended as it should. */
    readonly ended?: keyof StatusText['ended'];
    readonly counts?: Readonly<Partial<Record<keyof StatusText['outcomes'], number>>>;
    readonly items: readonly {
      readonly outcome: keyof StatusText['outcomes'];
      readonly title: string;
      readonly note?: string;
    }[];
  }[];
};

const e = (text: string): string => escapeMarkup(toLine(text));

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** Less than this is too little for a day's work, and is said aloud. */
const LITTLE_BYTES = 500e6;

function buildTime(moment: string | Date, { language, timeZone }: StatusView): string {
  const date = new Date(moment);
  const shown = new Intl.DateTimeFormat(statusText(language).htmlLanguage, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `<time datetime="${date.toISOString()}">${e(shown.format(date))}</time>`;
}

/** Posts go to addresses relative to the page, which may stand below any path. */
function buildForm(action: string, view: StatusView, inner: string): string {
  return `<form method="post" action="status/${action}"><input type="hidden" name="form" value="${e(view.formToken)}">${inner}</form>`;
}

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`;

function buildNow(view: StatusView, text: StatusText): string {
  const running = view.current.map(
    ({ state, trigger }) => `<li>${text.states[state]} (${text.triggers[trigger]})</li>`,
  );
  const options = view.shows.map(({ id, title }) => `<option value="${escapeMarkup(id)}">${e(title)}</option>`);
  const lines = view.lines.map(({ text: line, isBad }) => `<p${isBad ? ' class="bad"' : ''}>${escapeMarkup(line)}</p>`);
  const run = `<label for="run-show">${text.show}</label> <select id="run-show" name="show"><option value="">${text.allShows}</option>${options.join('')}</select> <button>${text.runNow}</button>`;
  return `<section aria-labelledby="now"><h2 id="now">${text.now}</h2>
${view.refused === undefined ? '' : `<p class="bad" role="alert">${text.refused}: ${e(view.refused)}</p>`}
<div id="current" data-fresh>${running.length === 0 ? `<p>${text.idle}</p>` : `<ul>${running.join('')}</ul>`}</div>
<p class="work" id="work" hidden><progress aria-labelledby="work-name"></progress> <span id="work-name"></span></p>
${buildForm('run', view, run)}
<h3 id="log-name">${text.log}</h3>
<div class="log" id="log" role="log" tabindex="0" aria-labelledby="log-name">${lines.join('\n')}</div></section>`;
}

function buildFacts(view: StatusView, text: StatusText): string {
  const next = view.nextRun === undefined ? text.notScheduled : buildTime(view.nextRun, view);
  const disks = view.disks.map(({ name, freeBytes, totalBytes }) => {
    const words = text.free(gigabytes(freeBytes), gigabytes(totalBytes));
    return `<dt>${text.disk}: ${text.diskNames[name]}</dt><dd${freeBytes < LITTLE_BYTES ? ' class="bad"' : ''}>${words}</dd>`;
  });
  return `<dl class="facts" id="facts" data-fresh><dt>${text.nextRun}</dt><dd>${next}</dd>${disks.join('')}</dl>`;
}

function buildFailures(view: StatusView, text: StatusText): string {
  const items = view.failures.map((failure) => {
    const { showId, url, job, title, message, hint, attempts, at } = failure;
    const name = e(title ?? url ?? '');
    const form = (action: 'retry' | 'dismiss') =>
      showId === undefined || url === undefined
        ? ''
        : buildForm(
            action,
            view,
            `${hidden('show', showId)}${hidden('url', url)}<button aria-label="${text[action]}: ${name}">${text[action]}</button>`,
          );
    return `<li><p><strong>${name}</strong></p>
<p class="meta">${showId === undefined ? '' : `${e(showId)} · `}${buildTime(at, view)} · ${text.attempts(attempts)}</p>
<p class="bad">${e(message)}</p>${hint === undefined ? '' : `<p>${e(hint)}</p>`}
${job === undefined ? `${form('retry')}${form('dismiss')}` : buildForm('retry', view, `${hidden('job', job)}<button aria-label="${text.retry}: ${name}">${text.retry}</button>`)}</li>`;
  });
  return `<section aria-labelledby="failures-name"><h2 id="failures-name">${text.failures}</h2>
<div id="failures" data-fresh>${items.length === 0 ? `<p>${text.noFailures}</p>` : `<ul class="entries">${items.join('\n')}</ul>`}</div></section>`;
}

function describeCounts(
  counts: Readonly<Partial<Record<string, number>>>,
  words: Readonly<Record<string, string>>,
): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => (count ? [`${words[name] ?? name} ${count}`] : []));
  return e(parts.join(' · ') || '–');
}

function buildHistory(view: StatusView, text: StatusText): string {
  const items = view.runs.map(({ trigger, startedAt, finishedAt, ended, counts, items: articles }) => {
    const seconds = finishedAt === undefined ? 0 : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
    const length = finishedAt === undefined ? text.unfinished : `${Math.round(seconds)} s`;
    const outcome = ended === undefined ? length : `${length}, ${text.ended[ended]}`;
    const head = `${buildTime(startedAt, view)} · ${text.triggers[trigger]} · ${outcome} · ${describeCounts(counts ?? {}, text.outcomes)}`;
    if (articles.length === 0) return `<li>${head}</li>`;
    const lines = articles.map(
      ({ outcome: what, title, note }) =>
        `<li${what === 'failed' ? ' class="bad"' : ''}>${text.outcomes[what]}: ${e(title)}${note === undefined ? '' : ` (${e(note)})`}</li>`,
    );
    return `<li><details><summary>${head}</summary><ul>${lines.join('')}</ul></details></li>`;
  });
  return `<section aria-labelledby="history-name"><h2 id="history-name">${text.history}</h2>
<div id="history" data-fresh>${items.length === 0 ? `<p>${text.noRuns}</p>` : `<ul class="entries">${items.join('\n')}</ul>`}</div></section>`;
}

function buildWorkers(view: StatusView, text: StatusText): string {
  const items = view.workers.map(({ role, machine, startedAt, doing }) => {
    const jobs = doing.map(({ kind, about }) => `<li>${e(text.kinds[kind] ?? kind)}: ${e(about)}</li>`);
    const head = `<strong>${text.roles[role]}</strong> (${e(machine)}) · ${text.since} ${buildTime(startedAt, view)}`;
    return `<li>${head}${jobs.length === 0 ? ` · ${text.waiting}` : `<ul>${jobs.join('')}</ul>`}</li>`;
  });
  return `<section aria-labelledby="workers-name"><h2 id="workers-name">${text.workers}</h2><ul class="entries" id="workers" data-fresh>${items.join('\n')}</ul></section>`;
}

function buildShows(view: StatusView, text: StatusText): string {
  const items = view.shows.map(({ title, isPrivate, episodes, itemsByStatus }) => {
    const name = `${e(title)}${isPrivate ? ` (${text.privateShow})` : ''}`;
    return `<li><strong>${name}</strong>: ${text.episodes(episodes)} · ${describeCounts(itemsByStatus, text.statuses)}</li>`;
  });
  return `<section aria-labelledby="shows-name"><h2 id="shows-name">${text.shows}</h2><ul class="entries" id="shows" data-fresh>${items.join('\n')}</ul></section>`;
}

function buildVoices(view: StatusView, text: StatusText): string {
  const items = view.voices.map(({ voice, language, sex }) => {
    const about = [language, sex].filter((one) => one !== undefined).join(', ');
    const sound = `status/voices/${encodeURIComponent(voice)}.wav`;
    return `<li><strong>${e(voice)}</strong> (${e(about)})<br><audio controls preload="none" src="${sound}" aria-label="${e(voice)}"></audio></li>`;
  });
  return `<section aria-labelledby="voices-name"><h2 id="voices-name">${text.voices}</h2>
<details><summary>${text.voicesHint}</summary><ul class="entries">${items.join('\n')}</ul></details></section>`;
}

/** The HTML of `/status` for who is logged in. */
export function buildStatusPage(view: StatusView): string {
  const text = statusText(view.language);
  return buildPage({
    title: text.title,
    language: view.language,
    root: './',
    trail: [],
    main: `<div class="status" data-events="status/events"><h1>${text.title}</h1>
${buildFacts(view, text)}
${buildNow(view, text)}
${buildWorkers(view, text)}
${buildFailures(view, text)}
${buildHistory(view, text)}
${buildShows(view, text)}
${buildHeard(view.heard, text, (moment) => buildTime(moment, view))}
${buildVoices(view, text)}
${buildForm('logout', view, `<button>${text.logOut}</button>`)}
<p class="meta">${e(view.version)}</p></div>`,
  });
}

/** The HTML of `/status` for everybody else. */
export function buildLoginPage({
  language,
  hasFailed,
}: {
  readonly language: string;
  readonly hasFailed: boolean;
}): string {
  const text = statusText(language);
  // After a wrong token the browser is at `status/login`, one level deeper.
  const action = hasFailed ? 'login' : 'status/login';
  return buildPage({
    title: text.title,
    language,
    root: hasFailed ? '../' : './',
    trail: [],
    main: `<div class="status"><h1>${text.title}</h1>
<form method="post" action="${action}" class="login"><label for="token">${text.token}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required aria-describedby="token-hint">
<p class="hint" id="token-hint">${text.tokenHint}</p>
${hasFailed ? `<p class="bad" role="alert">${text.wrongToken}</p>` : ''}
<button>${text.logIn}</button></form></div>`,
  });
}
