/** What the routes that take exports in can do: shown first, then made some a day, as by `lectern import`. */
import { findShow } from '../config/find-shows.ts';
import type { Config } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { Originals } from '../io/originals.ts';
import { planImport, saveImport } from '../jobs/plan-import.ts';
import { readExportInThread } from '../run/document-thread.ts';
import { exportFormat } from '../run/refuse-export.ts';
import { IMPORTED } from '../run/source-key.ts';
import type { ImportDesk, ImportView } from '../serve/imports.ts';
import type { Caller } from '../serve/items.ts';
import type { SentFile } from '../serve/read-upload.ts';
import { chooseItems } from '../sources/imports/choose-items.ts';
import type { ReadExport } from '../sources/imports/read-export.ts';
import type { Store } from '../store/store.ts';
import { findOwnShow, ownShows } from './find-own-show.ts';

export type ImportDeskOptions = {
  readonly config: Config;
  readonly store: Pick<Store, 'items' | 'episodes'>;
  /** Where an export is kept until its sender has said yes. */
  readonly originals: Pick<Originals, 'put' | 'open' | 'remove'>;
  /** Default: in a thread. */
  readonly readExport?: (name: string, bytes: Uint8Array) => Promise<readonly ReadExport[]>;
};

/** What a person sends is in memory with all that it unpacks to. */
const LIMITS = { memberMegabytes: 100, megabytes: 300, members: 50_000 };
/** Of one person. */
const MOST_WAITING = 20_000;
const SHOWN = 10;

const inThread = (name: string, bytes: Uint8Array) =>
  readExportInThread(name, bytes, LIMITS, new AbortController().signal);

export function createImportDesk(options: ImportDeskOptions): ImportDesk {
  const { config, store, originals, readExport = inThread } = options;
  const { items } = store;
  const byOf = (caller: Caller) => (caller.kind === 'person' ? caller.id : undefined);
  let isReading = false;

  async function read({ bytes, fileName = 'export' }: SentFile): Promise<readonly ReadExport[]> {
    if (!mayBeExport(bytes, fileName)) return [];
    // Each takes a thread, with all that the export holds.
    if (isReading)
      throw new LecternError('Another export is being read at this moment.', {
        ...{ code: 'busy', stage: 'serve' },
        hint: 'Send it again in a minute.',
      });
    isReading = true;
    try {
      return await readExport(fileName, bytes);
    } finally {
      isReading = false;
    }
  }

  async function assertRoom(caller: Caller, showId: string, more: number): Promise<void> {
    if (caller.kind !== 'person') return;
    const { count } = await items.countWaiting(showId, IMPORTED, caller.id);
    if (count + more <= MOST_WAITING) return;
    throw new LecternError(`${count} articles that you imported wait already, and these are ${more}.`, {
      ...{ code: 'busy', stage: 'serve' },
      hint: `At most ${MOST_WAITING} wait at once: import the newest of them.`,
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
        await assertRoom(caller, show.id, plan.fresh.length);
        await saveImport(items, show, plan, new AbortController().signal, byOf(caller));
      }
      const [next] = plan.turns;
      const last = plan.turns.at(-1);
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
        problems: exports
          .flatMap((one) => one.problems.map(({ place, message }) => `${place}: ${message}`))
          .slice(0, SHOWN),
        feeds: exports.reduce((sum, one) => sum + one.feeds.length, 0),
        items: plan.fresh.slice(0, SHOWN).map(({ item: { url, title }, savedAt }) => ({
          ...{ url },
          ...(title !== undefined && { title }),
          ...(savedAt !== undefined && { savedAt }),
        })),
      };
      return view;
    },
    keep: ({ bytes }) => originals.put(bytes),
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
    cancel: (caller, show) =>
      items.cancelWaiting(findOwnShow(config, caller, show), IMPORTED, new Date().toISOString(), byOf(caller)),
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
