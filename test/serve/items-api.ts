/** The operator's routes on a real store and queue: what is asked for is planned and enqueued, and done as a test says. */
import { createHash } from 'node:crypto';
import { createServeAdmin, type ServeAdminOptions } from '../../src/commands/serve-admin.ts';
import { type Config, parseConfig } from '../../src/config/read-config.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import { planBatch } from '../../src/jobs/plan-batch.ts';
import { createRunControl, type RunControl } from '../../src/jobs/run-control.ts';
import { createRunTally } from '../../src/jobs/run-tally.ts';
import { readExportBytes } from '../../src/run/read-export-bytes.ts';
import type { Admin } from '../../src/serve/admin.ts';
import { createAccess, createPersonTokens, hashToken } from '../../src/show/access.ts';
import { openMemoryStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Right, StoreWithQueue } from '../../src/store/store.ts';

export const OPERATOR = 'a-token-of-the-operator-0123456789';

export const SHOWS = `
site: { baseUrl: "https://radio.example/pod" }
uploads: { maxMegabytes: 0.2 }
shows:
  - { id: harbour, title: Harbour, language: en, author: A, sources: [{ page: "https://paper.example/" }] }
  - id: inner
    title: Inner
    language: en
    author: A
    access: { subscribers: true }
    sources: [{ page: "https://paper.example/" }]
`;

export type ItemsPlace = {
  readonly config: Config;
  readonly store: StoreWithQueue;
  readonly admin: Admin;
  readonly control: RunControl;
  /** Documents that were kept. */
  readonly sent: readonly Uint8Array[];
  /** Exports of which nobody has said yet what is to come of them. */
  readonly passing: ReadonlyMap<string, Uint8Array>;
  /** Names of the site's folders. */
  readonly published: string[];
  readonly events: ReturnType<typeof createLocalEvents>;
  /** Somebody new. */
  person(
    name: string,
    showId: string,
    may?: readonly Right[],
  ): Promise<{ readonly token: string; readonly id: string }>;
};

export async function createItemsPlace(configuration = SHOWS): Promise<ItemsPlace> {
  const config = parseConfig(configuration, 'lectern.yaml', '/nowhere');
  const store = await openMemoryStore();
  const events = createLocalEvents();
  const now = () => new Date();
  // What planning needs of them.
  const parts = { config, store, queue: store.queue, now, isDryRun: false } as unknown as JobParts;
  const control = createRunControl({
    events,
    async run(request, { runId, trigger, onEnqueued }) {
      await store.queue.enqueue(await planBatch(parts, request, trigger), { batch: runId, dueAt: '' });
      onEnqueued();
      const tally = createRunTally();
      return { runId, summary: tally.summary(), items: [], showErrors: [] };
    },
  });
  const published: string[] = [];
  // The routes of articles need no more of it.
  const sent: Uint8Array[] = [];
  const passing = new Map<string, Uint8Array>();
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const originals = {
    async put(bytes: Uint8Array) {
      sent.push(bytes);
      return hashOf(bytes);
    },
    async putPassing(bytes: Uint8Array, owner: string) {
      passing.set(`${owner}-${hashOf(bytes)}`, bytes);
      return `${owner}-${hashOf(bytes)}`;
    },
    open: async (hash: string) => passing.get(hash) ?? sent.find((bytes) => hashOf(bytes) === hash),
    async remove(hash: string) {
      passing.delete(hash);
      sent.splice(0, sent.length, ...sent.filter((bytes) => hashOf(bytes) !== hash));
    },
  };
  const readExport = (name: string, bytes: Uint8Array) =>
    readExportBytes(name, bytes, { memberMegabytes: 1, megabytes: 2 });
  const access = createAccess({ shows: () => [{ id: 'inner', subscribers: true }], people: store.people });
  const rest = {
    ...{ config, store, queue: store.queue, control, originals, readExport, access, version: 'Lectern 1.2.3' },
    ...{ nextRun: () => undefined, refused: () => undefined, workers: { list: async () => [] } },
    siteStore: { list: async () => published },
    finishLostRuns: () => store.runs.finishLost(now().toISOString(), async (worker) => worker === 'alive'),
  } as unknown as ServeAdminOptions;
  return {
    ...{ config, store, control, events, sent, passing, published },
    admin: createServeAdmin(OPERATOR, rest),
    async person(name, showId, may = ['add']) {
      const tokens = createPersonTokens(may);
      const person = { id: name, showId, name, may, createdAt: now().toISOString() };
      await store.people.add({
        ...{ ...person, tokenHash: hashToken(tokens.listen) },
        ...(tokens.add !== undefined && { addHash: hashToken(tokens.add) }),
      });
      return { id: name, token: tokens.add ?? tokens.listen };
    },
  };
}
