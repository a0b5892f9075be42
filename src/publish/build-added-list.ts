/** What became of articles that somebody added, as HTML. */
import type { Fault } from '../words/why.ts';
import type { AddState, AddText } from './add-words/add-text.ts';
import { addText } from './add-words/choose-add-text.ts';
import { buildFault } from './fault-words/choose-fault-words.ts';
import { e, hidden } from './markup.ts';
import { escapeMarkup } from './safe-text.ts';

/** An article that was added, as far as its reader is told of it. */
export type AddedItem = {
  readonly id: string;
  readonly state: AddState;
  readonly title: string;
  readonly show: string;
  readonly minutes?: number;
  readonly clips?: number;
  readonly progress?: { readonly stage: string; readonly done: number; readonly total: number };
  /** That came of it, or that it repeats. */
  readonly episode?: { readonly title: string; readonly href?: string };
  /** Why it is as it is. */
  readonly note?: Fault;
};

export type AddedListView = {
  /** Of the interface (BCP 47). */
  readonly language: string;
  /** The way to the site’s root: `./`, `../`. */
  readonly root: string;
  readonly formToken: string;
  readonly items: readonly AddedItem[];
  /** Imported articles that wait for their turn; `show`: its id, `next`: an ISO 8601 instant. */
  readonly waiting: readonly {
    readonly show: string;
    readonly title: string;
    readonly count: number;
    readonly next: string;
  }[];
};

/** Always there, since the page’s script puts into it what an answer has. */
export const buildKnown = (known: readonly AddedItem[], text: AddText): string =>
  `<div id="known" role="status" tabindex="-1">${
    known.length === 0
      ? ''
      : `<p>${text.known}</p><ul class="entries">${known.map((item) => `<li>${buildHead(item, text)}${buildLink(item, text)}</li>`).join('')}</ul>`
  }</div>`;

function buildFacts({ show, minutes, clips }: AddedItem, text: AddText): string {
  const facts = [
    show,
    ...(minutes === undefined ? [] : [text.minutes(Math.max(1, Math.round(minutes)))]),
    ...(clips ? [text.clips(clips)] : []),
  ];
  return `<p class="meta">${facts.map(e).join(' · ')}</p>`;
}

function buildProgress({ progress, title }: AddedItem, text: AddText): string {
  if (!progress) return '';
  const { stage, done, total } = progress;
  const name = e(`${text.stages[stage] ?? stage}: ${title}`);
  return `<p class="work"><progress aria-label="${name}" value="${Math.min(done, total)}" max="${Math.max(total, 1)}"></progress> <span class="hint">${e(text.stages[stage] ?? stage)}</span></p>`;
}

/** Whether it changes by itself. */
export const isOpen = ({ state }: AddedItem) => state === 'waiting' || state === 'working';
const canRetry = (item: AddedItem) => !isOpen(item) && item.state !== 'published' && item.state !== 'duplicate';
const isBad = ({ state }: AddedItem) => state === 'failed' || state === 'postponed';

const buildHead = (item: AddedItem, text: AddText): string =>
  `<p><strong>${e(item.title)}</strong> <span class="state">${text.states[item.state]}</span></p>
${buildFacts(item, text)}`;

function buildLink({ episode }: AddedItem, text: AddText): string {
  const href = episode?.href;
  return href === undefined ? '' : `<a class="listen" href="${escapeMarkup(href)}">${text.listen}</a>`;
}

function buildItem(item: AddedItem, { root, formToken }: AddedListView, text: AddText): string {
  const { id, state, title, episode, note } = item;
  const name = e(title);
  const act = (action: 'retry' | 'remove', words: string) =>
    `<form method="post" action="${root}add/${action}">${hidden('form', formToken)}${hidden('item', id)}<button aria-label="${words}: ${name}">${words}</button></form>`;
  return `<li id="item-${escapeMarkup(id)}" data-state="${state}" data-say="${name}: ${text.states[state]}"${isOpen(item) ? ' data-open' : ''}>
${buildHead(item, text)}${state === 'duplicate' && episode ? `<p>${e(text.repeats(episode.title))}</p>` : ''}${buildProgress(item, text)}${note === undefined ? '' : `<p${isBad(item) ? ' class="bad"' : ''}>${buildFault(text.htmlLanguage, note)}</p>`}
<div class="acts">${buildLink(item, text)}${canRetry(item) ? act('retry', text.tryAgain) : ''}${state === 'removed' ? '' : act('remove', text.takeBack)}</div></li>`;
}

function buildWaiting(
  { show, title, count, next }: AddedListView['waiting'][number],
  { root, formToken }: AddedListView,
  text: AddText,
): string {
  const words = text.imports.waits(count, next.slice(0, 10));
  return `<li id="waiting-${escapeMarkup(show)}"><p>${e(words)}</p><p class="meta">${e(title)}</p>
<div class="acts"><form method="post" action="${root}add/cancel">${hidden('form', formToken)}${hidden('show', show)}<button aria-label="${e(`${text.imports.cancel}: ${words}`)}">${text.imports.cancel}</button></form></div></li>`;
}

/** What the page's script asks for again and again. */
export function buildAddedList(view: AddedListView): string {
  const text = addText(view.language);
  const items = [
    ...view.waiting.map((one) => buildWaiting(one, view, text)),
    ...view.items.map((item) => buildItem(item, view, text)),
  ];
  return `<div id="list">${items.length === 0 ? `<p>${text.empty}</p>` : `<ul class="entries">${items.join('\n')}</ul>`}</div>`;
}
