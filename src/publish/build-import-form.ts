/** What an export of another service holds, with the form that imports it, as HTML. Works without script. */
import type { UnreadableRow } from '../words/unreadable-row.ts';
import type { AddText } from './add-words/add-text.ts';
import { e, hidden } from './markup.ts';

/** An export that was sent and is not imported yet. */
export type ImportOffer = {
  /** Says which export the form is about. */
  readonly key: string;
  readonly name: string;
  /** What was chosen beside it does not hold for it. */
  readonly isAsShow?: boolean | undefined;
  readonly choice: { readonly onlyUnread: boolean; readonly newest?: number; readonly order: 'oldest' | 'newest' };
  readonly plan: {
    /** Its id. */
    readonly show: string;
    readonly files: readonly { readonly format: string; readonly entries: number }[];
    readonly toAdd: number;
    readonly perDay: number;
    /** ISO 8601 instant. */
    readonly last?: string | undefined;
    readonly known: Readonly<Record<string, number>>;
    readonly read: number;
    readonly leftOut: number;
    readonly noAddresses: number;
    readonly unreadable: readonly UnreadableRow[];
    readonly notKept: number;
    readonly feeds: number;
    readonly items: readonly { readonly url: string; readonly title?: string | undefined }[];
  };
};

const day = (instant: string) => instant.slice(0, 10);

export type ImportFrame = {
  readonly root: string;
  readonly formToken: string;
  readonly shows: readonly { readonly id: string; readonly title: string }[];
};

/** Always there, since the page's script puts into it what an answer has. */
export const buildImportOffers = (offers: readonly ImportOffer[], frame: ImportFrame, text: AddText): string =>
  `<div id="imports">${offers.map((offer, at) => buildOffer(offer, `import-${at}`, frame, text)).join('\n')}</div>`;

function describePlan({ plan, isAsShow }: ImportOffer, show: string, text: AddText): readonly string[] {
  const { imports } = text;
  const known = Object.values(plan.known).reduce((sum, number) => sum + number, 0);
  const few = (number: number, words: (count: number) => string) => (number > 0 ? [words(number)] : []);
  return [
    ...plan.files.flatMap(({ format, entries }) => (entries > 0 ? [imports.file(format, entries)] : [])),
    ...(plan.toAdd > 0
      ? [imports.plan(plan.toAdd, show, plan.perDay, day(plan.last ?? ''))]
      : plan.feeds > 0
        ? []
        : [imports.nothing(show)]),
    ...(isAsShow ? [imports.asShow] : []),
    ...few(plan.read, imports.read),
    ...few(known, imports.known),
    ...few(plan.leftOut, imports.leftOut),
    ...few(plan.noAddresses, imports.noAddresses),
    ...(plan.unreadable.length > 0 ? [imports.unreadable(plan.unreadable.map(imports.row))] : []),
    ...few(plan.notKept, imports.notKept),
    ...few(plan.feeds, imports.feeds),
  ];
}

function buildOffer(offer: ImportOffer, id: string, { root, formToken, shows }: ImportFrame, text: AddText): string {
  const { key, name, plan, choice } = offer;
  const { imports } = text;
  const show = shows.find((one) => one.id === plan.show)?.title ?? plan.show;
  const facts = describePlan(offer, show, text).map((fact) => `<li>${e(fact)}</li>`);
  const more = plan.toAdd - plan.items.length;
  const items = [
    ...plan.items.map(({ url, title }) => `<li>${e(title ?? url)}</li>`),
    ...(more > 0 ? [`<li>${imports.andMore(more)}</li>`] : []),
  ];
  const orders = (['oldest', 'newest'] as const).map(
    (order) => `<option value="${order}"${order === choice.order ? ' selected' : ''}>${imports.orders[order]}</option>`,
  );
  const form = `<form method="post" action="${root}add/import" class="add-form">${hidden('form', formToken)}${hidden('export', key)}${hidden('name', name)}${hidden('show', plan.show)}
<p class="check"><label><input type="checkbox" name="onlyUnread" value="true"${choice.onlyUnread ? ' checked' : ''}> ${imports.onlyUnread}</label></p>
<p><label for="${id}-newest">${imports.newest}</label><input id="${id}-newest" name="newest" type="number" min="1" inputmode="numeric" value="${choice.newest ?? ''}"></p>
<p><label for="${id}-order">${imports.order}</label><select id="${id}-order" name="order">${orders.join('')}</select></p>
<div class="acts"><button name="act" value="show">${imports.showAgain}</button>${plan.toAdd > 0 ? `<button class="main" name="act" value="add">${imports.add(plan.toAdd)}</button>` : ''}</div></form>`;
  const hasArticles = plan.files.some(({ entries }) => entries > 0);
  return `<section aria-labelledby="${id}"><h2 id="${id}" tabindex="-1">${e(imports.heading(name))}</h2>
<ul>${facts.join('')}</ul>
${items.length > 0 ? `<ol>${items.join('')}</ol>` : ''}
${hasArticles ? form : ''}</section>`;
}
