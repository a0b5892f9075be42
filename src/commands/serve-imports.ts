/** What the routes that take exports in can do: shown first, then made some a day, as by `lectern import`. */
import { findShow } from '../config/find-shows.ts';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { Originals } from '../io/originals.ts';
import { planImport, saveImport } from '../jobs/plan-import.ts';
import { readExportInThread } from '../run/document-thread.ts';
import { exportFormat } from '../run/refuse-export.ts';
import { IMPORTED } from '../run/source-key.ts';
import { callerId } from '../serve/callers.ts';
import type { ImportDesk, ImportView } from '../serve/imports.ts';
import type { Caller } from '../serve/items.ts';
import type { SentFile } from '../serve/read-upload.ts';
import { chooseItems } from '../sources/imports/choose-items.ts';
import type { ReadExport } from '../sources/imports/read-export.ts';
import type { Store } from '../store/store.ts';
import { describeRow } from '../words/unreadable-row.ts';
import { findOwnShow, ownShows } from './find-own-show.ts';

export type ImportDeskOptions = {
  readonly config: Config;
  readonly store: Pick<Store, 'items' | 'episodes' | 'people'>;
  /** Where an export is kept until its sender has said yes. */
  readonly originals: Pick<Originals, 'putPassing' | 'open' | 'remove'>;
  /** Default: in a thread. */
  readonly readExport?: (name: string, bytes: Uint8Array) => Promise<readonly ReadExport[]>;
};

/** What a person sends is in memory with all that it unpacks to. */
const LIMITS = { memberMegabytes: 100, megabytes: 300, members: 50_000 };
/** Of one person: more of hers would keep those of others waiting for years; all at once, as many as she may add. */
const MOST_WAITING = 1000;
const MOST_AT_ONCE = 200;
/** Exports that wait for their turn to be read are in memory. */
const MOST_TO_READ = 8;
const SHOWN = 10;

const inThread = (name: string, bytes: Uint8Array) =>
  readExportInThread(name, bytes, LIMITS, new AbortController().signal);

export function createImportDesk(options: ImportDeskOptions): ImportDesk {
  const { config, store, originals, readExport = inThread } = options;
  const { items, people } = store;
  const byOf = (caller: Caller) => (caller.kind === 'person' ? caller.id : undefined);
  let reading: Promise<unknown> = Promise.resolve();
  let toRead = 0;

  async function read({ bytes, fileName = 'export' }: SentFile): Promise<readonly ReadExport[]> {
    if (!mayBeExport(bytes, fileName)) return [];
    if (toRead >= MOST_TO_READ)
      throw new LecternError('Too many exports are being read at this moment.', {
        ...{ code: 'busy', stage: 'serve' },
        hint: 'Send it again in a minute.',
        why: { kind: 'others-sending' },
      });
    toRead += 1;
    // Each takes a thread, with all that the export holds.
    const turn = reading.then(() => readExport(fileName, bytes));
    reading = turn
      .catch(() => undefined)
      .finally(() => {
        toRead -= 1;
      });
    return turn;
  }

  async function assertRoom(caller: Caller, { id, import: { perDay } }: ShowConfig, more: number): Promise<void> {
    if (caller.kind !== 'person') return;
    const most = perDay === 0 ? MOST_AT_ONCE : MOST_WAITING;
    const mine = { showIds: [id], addedBy: caller.id, status: 'listed' as const };
    const count =
      perDay === 0
        ? (await items.page({ ...mine, limit: most, offset: 0 })).length
        : (await items.countWaiting(id, IMPORTED, caller.id)).count;
    if (count + more <= most) return;
    const left = most - count;
    throw new LecternError(`${count} articles of yours wait already, and these are ${more}.`, {
      ...{ code: 'busy', stage: 'serve' },
      hint: `At most ${most} wait at once: ${left > 0 ? `import the newest ${left} of them` : 'import more when some of them are made, or cancel those that wait'}.`,
      why: { kind: 'many-imported', count, more, most },
    });
  }

  /** The ids of those of the show whose id or name it is. @throws LecternError `not-found` */
  async function findPeople(showId: string, by: string): Promise<readonly string[]> {
    const found = (await people.list(showId)).filter(({ id, name }) => id === by || name === by).map(({ id }) => id);
    if (found.length > 0) return found;
    throw new LecternError(`Nobody of ${showId} has the id or the name ${by}.`, {
      ...{ code: 'not-found', stage: 'serve' },
      hint: 'lectern person list says who there is.',
      why: { kind: 'no-such-person', show: showId, by },
    });
  }

  return {
    async take(caller, request, file) {
      const show = findShow(config, findOwnShow(config, caller, request.show));
      const exports = await read(file);
      if (exports.length === 0) return undefined;
      const { onlyUnread, tag: tags, folder: folders, newest, order } = request;
      const chosen = chooseItems(
        exports.flatMap((one) => one.items),
        { ...{ onlyUnread: onlyUnread === 'true', tags, folders, order }, ...(newest !== undefined && { newest }) },
      );
      const plan = await planImport(store, show, chosen);
      const isAdded = request.confirm === 'true' && plan.fresh.length > 0;
      if (isAdded) {
        await assertRoom(caller, show, plan.fresh.length);
        await saveImport(items, show, plan, new AbortController().signal, byOf(caller));
      }
      const [next] = plan.turns;
      const last = plan.turns.at(-1);
      const unreadable = exports.flatMap((one) => one.problems).slice(0, SHOWN);
      const view: ImportView = {
        ...{ show: show.id, isAdded, toAdd: plan.fresh.length, perDay: show.import.perDay },
        ...(next !== undefined && { next }),
        ...(last !== undefined && { last }),
        ...{ known: { ...plan.known }, notKept: plan.notKept },
        files: exports.map((one) => ({
          ...{ name: file.fileName ?? '', format: one.format, entries: one.items.length },
        })),
        read: chosen.wanted.filter(({ isRead }) => isRead).length,
        ...{ leftOut: chosen.leftOut, duplicates: chosen.duplicates, noAddresses: chosen.noAddresses.length },
        problems: unreadable.map(describeRow),
        unreadable: unreadable.map(({ file: _, ...row }) => row),
        feeds: exports.reduce((sum, one) => sum + one.feeds.length, 0),
        items: plan.fresh.slice(0, SHOWN).map(({ item: { url, title }, savedAt }) => ({
          ...{ url },
          ...(title !== undefined && { title }),
          ...(savedAt !== undefined && { savedAt }),
        })),
      };
      return view;
    },
    keep: (caller, { bytes }) => originals.putPassing(bytes, callerId(caller)),
    open: originals.open,
    forget: originals.remove,
    async waiting(caller) {
      const counts = await Promise.all(
        ownShows(config, caller).map(async (show) => ({
          ...{ show, ...(await items.countWaiting(show, IMPORTED, byOf(caller))) },
        })),
      );
      return { waiting: counts.filter(({ count }) => count > 0) };
    },
    async cancel(caller, show, by) {
      const showId = findOwnShow(config, caller, show);
      const own = byOf(caller);
      if (own !== undefined && by !== undefined && by !== own)
        throw new LecternError('What others imported is not yours to cancel.', {
          ...{ code: 'not-found', stage: 'serve' },
          hint: 'Leave out `by`.',
          why: { kind: 'imported-by-others' },
        });
      const whose = own === undefined && by !== undefined ? await findPeople(showId, by) : [own];
      let cancelled = 0;
      for (const one of whose) cancelled += await items.cancelWaiting(showId, IMPORTED, new Date().toISOString(), one);
      return cancelled;
    },
  };
}

/** Tables and pages tell it at their beginning; what is JSON or an archive has to be looked into. */
function mayBeExport(bytes: Uint8Array, fileName: string): boolean {
  if (exportFormat(bytes) !== undefined) return true;
  const beginning = Buffer.from(bytes.subarray(0, 100))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const isArchive = beginning.startsWith('PK\x03\x04');
  return (isArchive || /^[[{]/.test(beginning)) && recognizeFormat(bytes, { fileName }).unknown !== undefined;
}
