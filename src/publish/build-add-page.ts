/** The page that takes articles in, as HTML: a form, and what became of what was added. Everything works without script. */

import type { Fault } from '../words/why.ts';
import type { AddText } from './add-words/add-text.ts';
import { ADD_MODES } from './add-words/add-text.ts';
import { addText } from './add-words/choose-add-text.ts';
import { type AddedItem, type AddedListView, buildAddedList, buildKnown, isOpen } from './build-added-list.ts';
import { buildBookmarklet } from './build-bookmarklet.ts';
import { buildImportOffers, type ImportOffer } from './build-import-form.ts';
import { DOCUMENT_TYPES } from './build-manifest.ts';
import { buildPage } from './build-page.ts';
import { buildFault } from './fault-words/choose-fault-words.ts';
import { e, hidden } from './markup.ts';
import { escapeMarkup } from './safe-text.ts';

/** What the form holds before anything is typed. */
export type AddDraft = {
  readonly addresses: string;
  /** Of the only address. */
  readonly title?: string;
  readonly show?: string;
  readonly mode?: string;
  readonly voice?: string;
};

export type AddProblem =
  /** With a text that can be added itself. */
  | { readonly kind: 'nothing'; readonly hasText?: boolean }
  | { readonly kind: 'textTooLong'; readonly most: number }
  | { readonly kind: 'tooLarge'; readonly megabytes: number }
  | { readonly kind: 'tooMany'; readonly most: number }
  /** Addresses that stay in the form. */
  | { readonly kind: 'left'; readonly count: number; readonly most: number }
  | { readonly kind: 'importGone' }
  | { readonly kind: 'importNumber' }
  | { readonly kind: 'refused'; readonly name: string; readonly fault: Fault };

/** A language of the interface (BCP 47), and how far the page is from the site's root: `./`, `../`. */
type Frame = { readonly language: string; readonly root: string /** Absolute. */; readonly baseUrl: string };

export type AddPageView = Frame &
  AddedListView & {
    /** Absent: the operator. */
    readonly name?: string;
    readonly shows: readonly { readonly id: string; readonly title: string }[];
    readonly voices: readonly { readonly voice: string; readonly language: string }[];
    readonly draft: AddDraft;
    readonly problems: readonly AddProblem[];
    /** What was just named and is there already: others added it, or a source lists it. */
    readonly known: readonly AddedItem[];
    /** Exports that were sent, to be looked at before they are imported. */
    readonly offers: readonly ImportOffer[];
    /** Of all files that are sent at once. */
    readonly mostMegabytes: number;
    /** Only the list, which reloads itself where there is no script. */
    readonly isWatching?: boolean;
  };

/** HTML. */
function describeProblem(problem: AddProblem, text: AddText): string {
  switch (problem.kind) {
    case 'nothing':
      return text.nothingFound;
    case 'textTooLong':
      return text.textTooLong(problem.most);
    case 'tooLarge':
      return text.tooLarge(problem.megabytes);
    case 'tooMany':
      return text.tooMany(problem.most);
    case 'left':
      return text.left(problem.count, problem.most);
    case 'importGone':
      return text.imports.gone;
    case 'importNumber':
      return text.imports.noNumber;
    case 'refused':
      return `${problem.name === '' ? '' : `${e(problem.name)}: `}${buildFault(text.htmlLanguage, problem.fault)}`;
  }
}

const buildProblems = (problems: readonly AddProblem[], text: AddText): string =>
  `<div id="problems" role="alert" tabindex="-1">${
    problems.length === 0
      ? ''
      : `<p class="bad"><strong>${text.notAdded}</strong></p><ul class="bad">${problems
          .map((problem) => `<li>${describeProblem(problem, text)}</li>`)
          .join('')}</ul>`
  }</div>`;

type Option = readonly [value: string, label: string];

function buildSelect(name: string, label: string, options: readonly Option[], chosen: string | undefined): string {
  const listed = options.map(
    ([value, words]) =>
      `<option value="${escapeMarkup(value)}"${value === chosen ? ' selected' : ''}>${e(words)}</option>`,
  );
  return `<p><label for="${name}">${label}</label><select id="${name}" name="${name}">${listed.join('')}</select></p>`;
}

function buildForm(
  { root, formToken, shows, voices, draft, problems, mostMegabytes }: AddPageView,
  text: AddText,
): string {
  const [only] = shows;
  const show =
    shows.length === 1 && only
      ? hidden('show', only.id)
      : buildSelect(
          'show',
          text.show,
          shows.map(({ id, title }) => [id, title]),
          draft.show,
        );
  const mode = buildSelect(
    'mode',
    text.mode,
    [['', text.asShow], ...ADD_MODES.map((one): Option => [one, text.modes[one]])],
    draft.mode,
  );
  const voice = buildSelect(
    'voice',
    text.voice,
    [['', text.asShow], ...voices.map((one): Option => [one.voice, `${one.voice} (${one.language})`])],
    draft.voice,
  );
  // Behind the main button, which is what the Enter key presses.
  const asText = problems.some((problem) => problem.kind === 'nothing' && problem.hasText)
    ? `<button name="as" value="text" data-busy="${escapeMarkup(text.adding)}">${text.addText}</button>`
    : '';
  const isOpen = draft.mode !== undefined || draft.voice !== undefined;
  // The form's token comes first: what follows is not read without it.
  return `<form method="post" action="${root}add" enctype="multipart/form-data" class="add-form" id="add-form" data-most="${mostMegabytes}" data-too-large="${escapeMarkup(text.tooLarge(mostMegabytes))}">${hidden('form', formToken)}${draft.title === undefined ? '' : hidden('title', draft.title)}
<p><label for="addresses">${text.addresses}</label><textarea id="addresses" name="addresses" rows="4" inputmode="url" autocapitalize="off" autocomplete="off" spellcheck="false" aria-describedby="addresses-hint">${escapeMarkup(draft.addresses)}</textarea><span class="hint" id="addresses-hint">${text.addressesHint}</span></p>
<p><label for="files">${text.files}</label><input id="files" name="files" type="file" multiple accept="${DOCUMENT_TYPES.join(',')}" aria-describedby="files-hint"><span class="hint" id="files-hint">${text.filesHint}</span></p>
${show}
<details${isOpen ? ' open' : ''}><summary>${text.more}</summary>${mode}${voice}<p class="check"><label><input type="checkbox" name="split" value="chapters"> ${text.split}</label></p></details>
<button class="main" data-busy="${escapeMarkup(text.adding)}">${text.add}</button> <span id="as-text">${asText}</span></form>`;
}

function buildDevices({ baseUrl }: Frame, text: AddText): string {
  const isPlain = !baseUrl.startsWith('https:');
  return `<details class="devices"><summary>${text.devices}</summary>
<p>${text.bookmarkletHint} <a class="bookmarklet" href="${escapeMarkup(buildBookmarklet(`${baseUrl.replace(/\/+$/, '')}/add`))}">${text.bookmarklet}</a></p>
<ul><li>${text.install}</li><li>${text.shortcut}</li></ul></details>
${isPlain ? `<p class="hint" id="plain">${text.plain}</p>` : ''}`;
}

const frameOf = ({ language, root }: Pick<Frame, 'language' | 'root'>, text: AddText, main: string, head = '') =>
  buildPage({
    title: text.title,
    language,
    root,
    trail: [],
    head: `<link rel="manifest" href="${root}add/manifest.webmanifest">\n<meta name="theme-color" content="#1f3a5f">\n<link rel="stylesheet" href="${root}assets/add.css">\n${head}`,
    main,
  });

/** The HTML of `/add` for who may add. */
export function buildAddPage(view: AddPageView): string {
  const text = addText(view.language);
  const { root, isWatching = false } = view;
  const reloads = isWatching && view.items.some(isOpen);
  const form = isWatching
    ? `<p class="links"><a class="main" href="${root}add">${text.addMore}</a> <a href="${root}add?added=1">${text.reload}</a></p>`
    : buildForm(view, text);
  return frameOf(
    view,
    text,
    `<div class="add" data-page="${root}add" data-not-sent="${escapeMarkup(text.notSent)}"><h1>${text.title}</h1>
${buildProblems(view.problems, text)}
${buildKnown(view.known, text)}
${buildImportOffers(view.offers, view, text)}
<p class="drop" hidden>${text.drop}</p>
${form}
<form method="post" action="${root}add/login" id="other-token" hidden><p>${text.otherToken}</p>${hidden('token', '')}<button>${text.useToken}</button></form>
<section aria-labelledby="list-name"><h2 id="list-name" tabindex="-1">${text.list}</h2>
<p class="visually-hidden" id="said" role="status"></p>
${buildAddedList(view)}</section>
${buildDevices(view, text)}
<form method="post" action="${root}add/logout" class="who">${hidden('form', view.formToken)}<span class="meta">${e(text.addingAs(view.name ?? text.operator))}</span> <button>${text.logOut}</button></form></div>`,
    reloads ? '<noscript><meta http-equiv="refresh" content="5"></noscript>\n' : '',
  );
}

export type AddLoginView = Frame & {
  readonly draft: AddDraft;
  readonly hasFailed: boolean;
  /** Leads here again, from here: then a browser brings its cookie, whichever site it came from. Relative. */
  readonly door?: string;
  /** The browser came from another site. */
  readonly isFromElsewhere?: boolean;
};

/** The HTML of `/add` for everybody else. What was shared comes along. */
export function buildAddLogin(view: AddLoginView): string {
  const text = addText(view.language);
  const { root, draft, hasFailed, door, isFromElsewhere = false } = view;
  const ways = `${door === undefined ? '' : ` data-door="${escapeMarkup(door)}"`}${isFromElsewhere ? ' data-elsewhere' : ''}`;
  const hasDraft = draft.addresses !== '';
  return frameOf(
    view,
    text,
    `<div class="add"${ways}><h1>${text.title}</h1>
<form method="post" action="${root}add/login" class="login" id="login"><label for="token">${text.token}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required aria-describedby="token-hint">
<p class="hint" id="token-hint">${text.tokenHint}</p>
${hasFailed ? `<p class="bad" role="alert">${text.wrongToken}</p>` : ''}${hasDraft ? `<p>${text.logInFirst}</p>${hidden('text', draft.addresses)}${hidden('title', draft.title ?? '')}` : ''}
<button class="main">${text.logIn}</button></form></div>`,
  );
}

/**
 * A page that leads on to itself: a browser that comes from another site brings no cookie of `SameSite=Strict`, and one
 * that comes from here does. `href` is relative.
 */
export function buildAddDoor({ language, root }: Pick<Frame, 'language' | 'root'>, href: string): string {
  const text = addText(language);
  return frameOf(
    { language, root },
    text,
    `<h1>${text.title}</h1><p><a href="${escapeMarkup(href)}">${text.reload}</a></p>`,
    `<meta http-equiv="refresh" content="0; url=${escapeMarkup(href)}">\n`,
  );
}

/** What the installed page shows without a connection. */
export function buildAddOffline(frame: Frame): string {
  const text = addText(frame.language);
  return frameOf(
    frame,
    text,
    `<div class="add offline"><h1>${text.offline}</h1><p>${text.offlineHint}</p><p><a class="main" href="">${text.reload}</a></p></div>`,
  );
}
