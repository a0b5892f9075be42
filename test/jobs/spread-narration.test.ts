/** A long text between two machines: each with a cache of its own, one queue and one storage. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createDiskCache } from '../../src/io/cache.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { readObject } from '../../src/io/object-store.ts';
import type { Job, JobKind } from '../../src/jobs/job.ts';
import { narratePart, type SpreadParts, spreadNarration } from '../../src/jobs/spread-narration.ts';
import { createWorker, type HandlerContext, type JobResult } from '../../src/jobs/worker.ts';
import type { WorkerView } from '../../src/jobs/workers.ts';
import type { SpeechSegment } from '../../src/model.ts';
import { createNarrator, type Narration } from '../../src/narrate/narrate.ts';
import type { Recognizer } from '../../src/narrate/recognizer.ts';
import type { Speaker } from '../../src/narrate/speaker.ts';
import { createSpeakerPool } from '../../src/narrate/speaker-pool.ts';
import { createSpeakers } from '../../src/narrate/speakers.ts';
import { createProofListener } from '../../src/narrate/verify/proof-listener.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { readLegibly, speakLegibly, toHearing } from '../helpers/legible-speech.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

const DONE: JobResult = { outcome: { kind: 'done', changed: false } };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const SENTENCES: readonly SpeechSegment[] = Array.from({ length: 24 }, (_, at) => ({
  ...{ kind: 'speech', language: 'en', voice: 'tone:a', block: at },
  ...{ text: `The keeper wrote sentence ${at} of the ledger by lamp light.`, shown: '' },
}));
const ASKED: Job = { kind: 'make-episode', showId: 'a', item: { url: 'https://a.example/1' }, reason: 'new' };

/** Leaves out a clause of one sentence, unless that is spoken slower. */
const speaker = (spoken: string[], version: string): Speaker => ({
  ...{ id: 'tone', version, voices: [] },
  async synthesize(text, { speed = 1 }) {
    spoken.push(text);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return speakLegibly(speed === 1 ? text.replace('sentence 7 of the ledger ', '') : text);
  },
});

const recognizer = (heard: string[]): Recognizer => ({
  ...{ id: 'legible', version: '1' },
  async recognize(wav) {
    const text = readLegibly(wav);
    heard.push(text);
    return toHearing(text);
  },
});

async function openShared() {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-spread-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const store = await openSqliteStore(join(folder, 'lectern.db'));
  closers.push(() => store.close());
  const partStore = createDiskObjectStore(join(folder, 'parts'));
  const machines: WorkerView[] = [];
  return {
    folder,
    queue: store.queue,
    leftParts: async () =>
      (await readdir(join(folder, 'parts'), { recursive: true })).filter((name) => name.includes('.')),
    /** A machine of its own. */
    openMachine(id: string, { version = '1', hears = false } = {}) {
      const spoken: string[] = [];
      const heard: string[] = [];
      const cache = createDiskCache(join(folder, id), memoryIndex());
      const listener = createProofListener(recognizer(heard), cache, 'auto', () => undefined);
      const proofing = hears ? ({ listener, onFailure: 'mark' } as const) : undefined;
      const pool = createSpeakerPool({ size: 1 });
      closers.push(() => pool.close());
      const speakers = createSpeakers(pool, new Map(), [speaker(spoken, version)]);
      const narrator = createNarrator(speakers, cache, async () => proofing);
      const view = { id, role: 'worker', machine: id, concurrency: 1, startedAt: '', doing: [] } as const;
      machines.push(view);
      const parts: SpreadParts = {
        ...{ narrator, cache, queue: store.queue, workers: { list: async () => machines }, partStore },
        ...{ leastSeconds: 20, partSeconds: 12 },
      };
      const start = (handle: (job: Job, context: HandlerContext) => Promise<JobResult>, kinds?: readonly JobKind[]) => {
        const worker = createWorker({
          ...{ queue: store.queue, id, handle, now: () => new Date(), ...(kinds && { kinds }) },
          onFailure: async (_batches, job, error) => {
            throw new Error(`${job.kind}: ${error.message}`);
          },
        });
        worker.start();
        closers.push(() => worker.stop());
      };
      const speakPart = async (job: Job, { signal }: HandlerContext) => {
        if (job.kind === 'narrate-part') await narratePart(parts, job, signal);
        return DONE;
      };
      return { spoken, heard, parts, narrator, start, speakPart };
    },
  };
}

type Shared = Awaited<ReturnType<typeof openShared>>;

/** Has the first machine make the episode, and resolves with what its narrator then says. */
async function narrateOn(shared: Shared, machine: ReturnType<Shared['openMachine']>) {
  const made = new Promise<Narration>((resolve) => {
    machine.start(async (job, context) => {
      if (job.kind !== 'make-episode') return machine.speakPart(job, context);
      const about = { showId: 'a', episodeId: 'e1' };
      await spreadNarration(machine.parts, about, SENTENCES, context, () => undefined);
      resolve(await machine.narrator.narrate(SENTENCES, context.signal));
      return DONE;
    });
  });
  await shared.queue.enqueue([ASKED]);
  return made;
}

it('each sentence is spoken once, by both, and the audio is what one of them alone would have made', async () => {
  const shared = await openShared();
  const [one, two] = [shared.openMachine('one'), shared.openMachine('two')];
  two.start(two.speakPart, ['narrate-part']);
  const { sentences, synthesised } = await narrateOn(shared, one);
  expect(synthesised).toBe(0);
  expect(sentences.every((sentence) => sentence !== undefined)).toBe(true);
  expect([...one.spoken, ...two.spoken].sort()).toEqual(SENTENCES.map(({ text }) => text).sort());
  expect(one.spoken.length).toBeGreaterThan(0);
  expect(two.spoken.length).toBeGreaterThan(0);
  const alone = (await openShared()).openMachine('alone');
  const expected = await alone.narrator.narrate(SENTENCES, new AbortController().signal);
  expect(sentences.map((one) => one?.samples)).toEqual(expected.sentences.map((one) => one?.samples));
  expect(sentences.map((one) => one?.key)).toEqual(expected.sentences.map((one) => one?.key));
  expect(await shared.leftParts()).toEqual([]);
});

it('parts are shorter towards the end, so that all who speak end together', async () => {
  const shared = await openShared();
  const [one] = [shared.openMachine('one'), shared.openMachine('two'), shared.openMachine('three')];
  const long: readonly SpeechSegment[] = Array.from({ length: 400 }, (_, at) => ({
    ...{ kind: 'speech', language: 'en', voice: 'tone:a', block: at, shown: '' },
    text: `It was the night of gauge number ${at}.`,
  }));
  const ended = new AbortController();
  const sizes: number[] = [];
  const enqueue = async (jobs: readonly Job[]) => {
    for (const part of jobs.keys()) {
      const found = await readObject(one.parts.partStore, `a/e1/${part}.json`);
      // Written by `spreadNarration`.
      sizes.push((JSON.parse(found?.bytes.toString() ?? '[]') as readonly unknown[]).length);
    }
    ended.abort();
  };
  const parts = { ...one.parts, partSeconds: 180 };
  const context = { signal: ended.signal, enqueue, help: async () => false };
  const about = { showId: 'a', episodeId: 'e1' };
  await expect(spreadNarration(parts, about, long, context, () => undefined)).rejects.toThrow('aborted');
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes.at(-1)).toBeLessThan((sizes[0] ?? 0) / 4);
});

it('a machine with another version of the voice gives nothing, and the one that asked speaks it all', async () => {
  const shared = await openShared();
  const [one, two] = [shared.openMachine('one'), shared.openMachine('two', { version: '2' })];
  two.start(two.speakPart, ['narrate-part']);
  const { sentences } = await narrateOn(shared, one);
  expect(sentences.every((sentence) => sentence !== undefined)).toBe(true);
  expect(one.spoken.slice().sort()).toEqual(SENTENCES.map(({ text }) => text).sort());
});

it('a text for one is spoken by one: a short one, and any where there is nobody else', async () => {
  const shared = await openShared();
  const one = shared.openMachine('one');
  const { synthesised } = await narrateOn(shared, one);
  expect(synthesised).toBe(SENTENCES.length);
  expect(await shared.queue.list({ kind: 'narrate-part' })).toEqual([]);
});

it('what is left of a text that was spread before and killed does not come into another', async () => {
  const shared = await openShared();
  const [one, two] = [shared.openMachine('one'), shared.openMachine('two')];
  await one.parts.partStore.put('a/e1/0.wavs', '[]\n');
  two.start(two.speakPart, ['narrate-part']);
  const { synthesised } = await narrateOn(shared, one);
  expect(synthesised).toBe(0);
});

it('what one machine has heard, and spoken again, is neither heard nor spoken again by the other', async () => {
  const shared = await openShared();
  const [one, two] = [shared.openMachine('one', { hears: true }), shared.openMachine('two', { hears: true })];
  two.start(two.speakPart, ['narrate-part']);
  const { sentences, synthesised } = await narrateOn(shared, one);
  expect(synthesised).toBe(0);
  const doubtful = 'The keeper wrote by lamp light.';
  // Twice what lacks the clause, for certainty, and once what was spoken again.
  expect([...one.heard, ...two.heard].sort()).toEqual(
    [doubtful, doubtful, ...SENTENCES.map(({ text }) => text)].sort(),
  );
  expect(sentences.map((sentence) => sentence?.proof?.verdict?.kind)).toEqual(SENTENCES.map(() => 'good'));
  expect(sentences.filter((sentence) => sentence?.askedKey !== undefined)).toHaveLength(1);
});

it('what was spoken again by a machine that listens is not spoken otherwise by one that does not', async () => {
  const shared = await openShared();
  const [deaf, listening] = [shared.openMachine('deaf'), shared.openMachine('listening', { hears: true })];
  const done = listening.narrator.narrate(SENTENCES, new AbortController().signal);
  const chosen = (await done).sentences.find((sentence) => sentence?.askedKey !== undefined);
  // The one that asks takes no part itself.
  listening.start(listening.speakPart, ['narrate-part']);
  const made = new Promise<Narration>((resolve) => {
    deaf.start(
      async (_job, context) => {
        const parts = { ...deaf.parts, leastSeconds: 0 };
        const help = async () => false;
        await spreadNarration(
          parts,
          { showId: 'a', episodeId: 'e1' },
          SENTENCES,
          { ...context, help },
          () => undefined,
        );
        resolve(await deaf.narrator.narrate(SENTENCES, context.signal));
        return DONE;
      },
      ['make-episode'],
    );
  });
  await shared.queue.enqueue([ASKED]);
  const { sentences, synthesised } = await made;
  expect(synthesised).toBe(0);
  expect(sentences.map((sentence) => sentence?.key)).toContain(chosen?.key);
  expect(deaf.spoken).toEqual([]);
});
