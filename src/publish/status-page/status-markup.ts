/** What the parts of the operator's page share. */
import { e, hidden } from '../markup.ts';
import { escapeMarkup } from '../safe-text.ts';
import { statusText } from '../status-words/choose-status-text.ts';
import type { StatusText } from '../status-words/status-text.ts';
import type { StatusView } from './status-view.ts';

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const toSize = (bytes: number): string =>
  bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

export function buildTime(
  moment: string | Date,
  { language, timeZone }: Pick<StatusView, 'language' | 'timeZone'>,
): string {
  const date = new Date(moment);
  const shown = new Intl.DateTimeFormat(statusText(language).htmlLanguage, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `<time datetime="${date.toISOString()}">${e(shown.format(date))}</time>`;
}

/** Posts go to addresses relative to the page, which may stand below any path. */
export function buildForm(action: string, view: Pick<StatusView, 'formToken'>, inner: string): string {
  return `<form method="post" action="status/${action}">${hidden('form', view.formToken)}${inner}</form>`;
}

/** Plays a sentence: the fragment is what a browser plays (W3C Media Fragments §4.2.1). */
export const buildSound = (
  said: string,
  { mediaPath, start, end }: { readonly mediaPath: string; readonly start: number; readonly end: number },
): string =>
  `<audio controls preload="none" src="${escapeMarkup(mediaPath)}#t=${start.toFixed(2)},${end.toFixed(2)}" aria-label="${e(said)}"></audio>`;

/** A part of the page that is drawn anew when a run turns: `inner` has the id. */
export const buildSection = (id: string, title: string, inner: string): string =>
  `<section aria-labelledby="${id}-name"><h2 id="${id}-name">${title}</h2>
${inner}</section>`;

/** `name` is what the buttons are about, for who hears the page. */
export function buildRemedy(
  action: 'retry' | 'dismiss' | 'remove',
  view: StatusView,
  text: StatusText,
  fields: string,
  name: string,
): string {
  return buildForm(action, view, `${fields}<button aria-label="${text[action]}: ${name}">${text[action]}</button>`);
}

/** Has an article made with another voice; nothing where none can read it. */
export function buildVoiceForm(
  view: StatusView,
  text: StatusText,
  { item, voices, name }: { readonly item: string; readonly voices: readonly string[]; readonly name: string },
): string {
  if (voices.length === 0) return '';
  const options = voices.map((voice) => `<option>${e(voice)}</option>`);
  return buildForm(
    'voice',
    view,
    `${hidden('item', item)}<select name="voice" aria-label="${text.voice}: ${name}">${options.join('')}<option value="auto">${text.voiceOfShow}</option></select> <button>${text.speakWith}</button>`,
  );
}

/** Counts with their words, those of nothing left out. */
export function describeCounts(
  counts: Readonly<Partial<Record<string, number>>>,
  words: Readonly<Record<string, string>>,
): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => (count ? [`${words[name] ?? name} ${count}`] : []));
  return e(parts.join(' · ') || '–');
}
