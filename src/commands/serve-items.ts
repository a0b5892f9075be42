/** What the routes that add articles can do: for the operator all of it, for a person what she added. */
import type { Config } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import type { Originals } from '../io/originals.ts';
import { keepUpload } from '../jobs/keep-upload.ts';
import type { Queue } from '../jobs/queue.ts';
import type { RunControl } from '../jobs/run-control.ts';
import type { AddedItem } from '../run/add-item.ts';
import { dismissItem } from '../run/dismiss-item.ts';
import { splitBook } from '../run/split-book.ts';
import { takeBack, withdraw } from '../run/take-back.ts';
import type { AddedView, AddRequest, Caller, ItemDesk, ItemView } from '../serve/items.ts';
import { isAddress } from '../serve/items.ts';
import { isTold } from '../serve/problem.ts';
import type { SentFile } from '../serve/read-upload.ts';
import { createAdders } from '../show/access.ts';
import { itemIdOf } from '../store/item-id.ts';
import type { ItemRecord, Store } from '../store/store.ts';
import type { Why } from '../words/why.ts';
import { findOwnShow, ownShows } from './find-own-show.ts';
import { toAskedVoices, toRevoicing } from './hearable-voices.ts';
import { createItemViews } from './item-views.ts';
import type { FindProgress } from './watch-progress.ts';

export type ItemDeskOptions = {
  readonly config: Config;
  readonly store: Store;
  readonly queue: Pick<Queue, 'list'>;
  readonly control: Pick<RunControl, 'request'>;
  readonly findProgress: FindProgress;
  /** Where documents are kept that are sent. */
  readonly originals: Pick<Originals, 'put'>;
  /** Gives the chapters of a book. */
  readonly split?: typeof splitBook;
};

/** Of one person, at once. */
const MOST_WAITING = 200;

const fail = (code: 'usage' | 'not-found' | 'busy', message: string, hint: string, why: Why) =>
  new LecternError(message, { code, stage: 'serve', hint, why });

export function createItemDesk({
  config,
  store,
  queue,
  control,
  originals,
  findProgress,
  split: splitInto = splitBook,
}: ItemDeskOptions): ItemDesk {
  const findPerson = createAdders({ showIds: config.shows.map(({ id }) => id), people: store.people });
  const views = createItemViews({ config, store, queue, progress: findProgress });
  const showsOf = (caller: Caller) => ownShows(config, caller);
  const demandShow = (caller: Caller, id: string | undefined) => findOwnShow(config, caller, id);

  type Wish = NonNullable<AddRequest['items']>[number];
  function toAsked({ mode, voice }: Pick<Wish, 'mode' | 'voice'>): Pick<AddedItem, 'asked'> {
    const asked = { ...(mode && { mode }), ...(voice !== undefined && { voices: toAskedVoices(config, voice) }) };
    return Object.keys(asked).length > 0 ? { asked } : {};
  }
  function toItem({ url, title, ...how }: Wish): AddedItem {
    if (!isAddress(url))
      throw fail('usage', `“${url}” is no address on the web.`, 'Begin it with https:// or http://.', {
        kind: 'no-address',
        url,
      });
    return { url: new URL(url).href, ...(title !== undefined && { title }), ...toAsked(how) };
  }
  async function toDocument(
    file: SentFile,
    how: Pick<Wish, 'mode' | 'voice'>,
    isSplit: boolean,
  ): Promise<readonly AddedItem[]> {
    const asked = toAsked(how);
    const kept = await keepUpload(originals, file);
    const title = kept.original?.fileName;
    const whole = { ...kept, ...(title !== undefined && { title }), ...asked };
    return isSplit ? splitInto(whole, file.bytes, new AbortController().signal) : [whole];
  }

  /** `chapters`: of a book that is split, among the `more`. */
  async function assertRoom(caller: Caller, more: number, chapters = 0): Promise<void> {
    if (caller.kind !== 'person') return;
    const mine = { showIds: [caller.showId], addedBy: caller.id, status: 'listed' as const };
    const listed = await store.items.page({ ...mine, limit: MOST_WAITING, offset: 0 });
    // What she imported has its own pace.
    const waiting = listed.filter(({ added }) => added);
    if (waiting.length + more <= MOST_WAITING) return;
    if (chapters > 0)
      throw fail(
        'busy',
        `The book has ${chapters} chapters; at most ${MOST_WAITING} articles that you added wait at once.`,
        'Send it unsplit, as one episode.',
        { kind: 'many-chapters', chapters, most: MOST_WAITING },
      );
    throw fail(
      'busy',
      `${waiting.length} articles that you added wait already.`,
      'Add more when some of them are made.',
      { kind: 'many-waiting', count: waiting.length },
    );
  }

  async function demandItem(caller: Caller, id: string): Promise<ItemRecord> {
    const at = id.lastIndexOf('.');
    const showId = showsOf(caller).find((one) => one === id.slice(0, at));
    const record = showId === undefined ? undefined : await store.items.findById(showId, id.slice(at + 1));
    if (record && (caller.kind === 'operator' || isOf(record, caller.id))) return record;
    throw fail('not-found', 'There is no such article.', 'GET /api/items lists those that there are.', {
      kind: 'no-such-item',
    });
  }

  const viewOne = async (record: ItemRecord | undefined) => {
    const [view] = record ? await views.describe([record]) : [];
    if (view) return view;
    throw fail('not-found', 'There is no such article.', 'It was taken back at this moment.', { kind: 'no-such-item' });
  };

  return {
    async findPerson(token) {
      const found = await findPerson(token);
      return found && { kind: 'person', id: found.id, name: found.name, showId: found.showId };
    },

    mostUploadBytes: config.uploads.maxMegabytes * 1e6,

    async add(caller, { items, url, again, split, ...all }, files = []) {
      const addresses = items ?? (url === undefined ? [] : [{ url }]);
      const wishes = [
        ...addresses.map((one) => ({ name: one.url, show: one.show, read: async () => [toItem({ ...all, ...one })] })),
        ...files.map((file) => ({
          name: file.fileName ?? '',
          show: undefined,
          read: () => toDocument(file, all, split !== undefined),
        })),
      ];
      // Before any document is kept.
      await assertRoom(caller, wishes.length);
      const refused: AddedView['refused'][number][] = [];
      const accepted = new Map<string, AddedItem[]>();
      let taken = 0;
      let first: unknown = fail('usage', 'There is nothing to add.', 'Send an address or a document.', {
        kind: 'nothing-sent',
      });
      for (const [index, { name, show = all.show, read }] of wishes.entries()) {
        try {
          const showId = demandShow(caller, show);
          const some = await read();
          // A book has many chapters.
          if (some.length > 1) await assertRoom(caller, taken + some.length + wishes.length - index - 1, some.length);
          taken += some.length;
          accepted.set(showId, [...(accepted.get(showId) ?? []), ...some]);
        } catch (thrown) {
          if (!isTold(thrown)) throw thrown;
          if (refused.length === 0) first = thrown;
          const detail = [thrown.message, thrown.hint].filter(Boolean).join(' ');
          refused.push({ index, url: name, detail, code: thrown.code, ...(thrown.why && { why: thrown.why }) });
        }
      }
      if (accepted.size === 0) throw first;
      const records: ItemRecord[] = [];
      for (const [showId, some] of accepted) {
        const by = caller.kind === 'person' ? { by: caller.id } : {};
        const request = { kind: 'add' as const, showId, items: some, ...by, ...(again && { allowDuplicate: true }) };
        await control.request(request, 'api').enqueued();
        for (const { url: added } of some) {
          const record = await store.items.findById(showId, itemIdOf(added));
          if (record) records.push(record);
        }
      }
      const described = await views.describe(records);
      return { items: described.map((view) => forCaller(caller, view)), refused };
    },

    async list(caller, { show, state, limit, offset }) {
      const records = await store.items.page({
        showIds: show === undefined ? showsOf(caller) : [demandShow(caller, show)],
        ...(caller.kind === 'person' && { addedBy: caller.id }),
        status: state === 'waiting' ? 'listed' : state,
        limit: limit + 1,
        offset,
      });
      const items = await views.describe(records.slice(0, limit));
      return { items, ...(records.length > limit && { next: offset + limit }) };
    },

    find: async (caller, id) => viewOne(await demandItem(caller, id)),

    async retry(caller, id, { voice } = {}) {
      const { showId, url } = await demandItem(caller, id);
      const voices = voice === undefined ? {} : { voices: toRevoicing(config, voice) };
      await control.request({ kind: 'retry', showId, item: url, ...voices }, 'api').enqueued();
      return viewOne(await store.items.find(showId, url));
    },

    async dismiss(caller, id) {
      await dismissItem(store.items, await demandItem(caller, id), new Date());
    },

    async remove(caller, id) {
      const { showId, url } = await demandItem(caller, id);
      const now = new Date().toISOString();
      if (caller.kind === 'person' && (await withdraw(store.items, showId, url, caller.id, now))) return;
      if (await takeBack(store, showId, url, now)) await control.request({ kind: 'publish', showId }, 'api').enqueued();
    },
  };
}

const isOf = ({ added, importedBy }: ItemRecord, id: string) => (added ? added.by : importedBy) === id;

/** Of what somebody else added a person learns how it stands, and no more. */
function forCaller(caller: Caller, view: ItemView): ItemView {
  if (caller.kind === 'operator' || view.added?.by?.id === caller.id) return view;
  const { error: _, added, ...stands } = view;
  return { ...stands, ...(added && { added: { at: added.at } }) };
}
