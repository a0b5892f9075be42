/** The page `/add` of `lectern serve`: what is chosen from, and what became of what was added. */
import type { Config } from '../config/read-config.ts';
import {
  type AddPageView,
  buildAddDoor,
  buildAddLogin,
  buildAddOffline,
  buildAddPage,
} from '../publish/build-add-page.ts';
import { type AddedItem, type AddedListView, buildAddedList } from '../publish/build-added-list.ts';
import type { ImportOffer } from '../publish/build-import-form.ts';
import { buildManifest } from '../publish/build-manifest.ts';
import { buildNoticePage } from '../publish/build-notice-page.ts';
import { drawIcon, ICONS } from '../publish/draw-icon.ts';
import type { AddFrame, AddImport, AddPage } from '../serve/add-page.ts';
import type { AddSession } from '../serve/add-session.ts';
import type { ListenerAccess } from '../serve/answer-published.ts';
import type { ImportDesk } from '../serve/imports.ts';
import type { ItemDesk, ItemView } from '../serve/items.ts';
import { listeningTokenOf } from '../show/access.ts';
import { listHearable } from './hearable-voices.ts';

export type AddPageOptions = {
  readonly config: Config;
  readonly desk: Pick<ItemDesk, 'list' | 'mostUploadBytes'>;
  readonly imports: Pick<ImportDesk, 'waiting'>;
  readonly access: ListenerAccess;
};

const LISTED = 50;

export function createAddPage({ config, desk, imports, access }: AddPageOptions): AddPage {
  const language = config.site.languages?.[0] ?? config.shows[0]?.language ?? 'en';
  const titles = new Map(config.shows.map(({ id, title }) => [id, title]));
  const icons = new Map<string, Promise<Uint8Array>>();

  /** The page of an episode of a private show holds a token: that of its listener, if she is one. */
  async function findWay({ token }: AddSession, show: string): Promise<string | undefined> {
    const listening = listeningTokenOf(token);
    return (await access.authorize(show, listening)) === undefined ? undefined : `~${listening}/`;
  }

  async function describe(view: ItemView, session: AddSession, root: string): Promise<AddedItem> {
    const { id, show, state, title, url, found, progress, episode, error, reason, why } = view;
    const way = episode && (episode.url === undefined ? await findWay(session, show) : '');
    // Which episode a duplicate repeats is told beside it.
    const isTold = state === 'duplicate' && episode !== undefined;
    const note = error ?? (reason === undefined || isTold ? undefined : { message: reason, why });
    return {
      ...{ id, state, title: episode?.title ?? title ?? url, show: titles.get(show) ?? show },
      ...(found && { minutes: found.minutes, clips: found.clips }),
      ...(progress && { progress }),
      ...(episode && {
        episode: {
          title: episode.title,
          ...(way !== undefined && { href: `${root}${way}${encodeURIComponent(show)}/${episode.id}/` }),
        },
      }),
      ...(note !== undefined && { note }),
    };
  }

  type Place = AddFrame & { readonly session: AddSession };

  async function listAdded({ language, root, session }: Place): Promise<AddedListView> {
    const { items } = await desk.list(session.caller, { limit: LISTED, offset: 0 });
    const added = items.filter((item) => item.added !== undefined);
    return {
      ...{ language, root, formToken: session.formToken },
      items: await Promise.all(added.map((item) => describe(item, session, root))),
      waiting: (await imports.waiting(session.caller)).waiting.map(({ next = '', ...one }) => ({
        ...{ ...one, title: titles.get(one.show) ?? one.show, next },
      })),
    };
  }

  async function view(place: Place): Promise<AddPageView> {
    const { caller } = place.session;
    return {
      ...{ ...(await listAdded(place)), baseUrl: config.site.baseUrl },
      ...(caller.kind === 'person' && { name: caller.name }),
      shows: config.shows.filter(({ id }) => caller.kind === 'operator' || id === caller.showId),
      voices: listHearable(config),
      draft: { addresses: '' },
      problems: [],
      known: [],
      offers: [],
      mostMegabytes: desk.mostUploadBytes / 1e6,
    };
  }

  return {
    language,
    render: async ({ draft, problems, known, imports: sent, isWatching, ...page }) =>
      buildAddPage({
        ...{ ...(await view(page)), draft, problems, offers: sent.map(toOffer), isWatching },
        known: await Promise.all(known.map((item) => describe(item, page.session, page.root))),
      }),
    renderList: async (page) => buildAddedList(await listAdded(page)),
    renderLogin: (page) => buildAddLogin({ ...page, baseUrl: config.site.baseUrl }),
    renderDoor: buildAddDoor,
    renderNotice: (page, notice) => buildNoticePage({ ...page, back: 'add', notice }),
    renderOffline: (page) => buildAddOffline({ ...page, baseUrl: config.site.baseUrl }),
    buildManifest,
    async drawIcon(name) {
      const icon = ICONS.find((one) => one.name === name);
      if (!icon) return undefined;
      const png = icons.get(name) ?? drawIcon(icon);
      icons.set(name, png);
      return png;
    },
  };
}

function toOffer({ key, name, isAsShow, request: { onlyUnread, newest, order }, view }: AddImport): ImportOffer {
  const choice = { onlyUnread: onlyUnread === 'true', order, ...(newest !== undefined && { newest }) };
  return { key, name, isAsShow, choice, plan: view };
}
