/** A long text is spoken by several machines: its sentences in parts, which whoever is free records and puts into storage. */
import { readFile, writeFile } from 'node:fs/promises';
import { type Cache, digestBytes } from '../io/cache.ts';
import { type ObjectStore, readObject } from '../io/object-store.ts';
import type { SpeechSegment } from '../model.ts';
import type { MissingSentence, Narrator } from '../narrate/narrate.ts';
import { choiceKey } from '../narrate/sentence-choices.ts';
import type { Job, JobKind } from './job.ts';
import type { Queue } from './queue.ts';
import { queueChanged } from './worker.ts';
import type { Workers } from './workers.ts';

export type SpreadParts = {
  readonly narrator: Pick<Narrator, 'findMissing' | 'narrate'>;
  readonly cache: Pick<Cache, 'get' | 'put'>;
  readonly queue: Pick<Queue, 'list' | 'watch'>;
  readonly workers: Pick<Workers, 'list'>;
  /** Where parts lie between those who ask and those who speak. */
  readonly partStore: ObjectStore;
  /** Seconds of audio from which a text is spread, and of one part at most. Default 600 and 180. */
  readonly leastSeconds?: number;
  readonly partSeconds?: number;
};

export type SpreadContext = {
  readonly signal: AbortSignal;
  readonly enqueue: (jobs: readonly Job[]) => Promise<void>;
  readonly help: (kinds: readonly JobKind[]) => Promise<boolean>;
};

type PartJob = Extract<Job, { kind: 'narrate-part' }>;

/** What a part is to be, and what it became: sentences by their keys, and behind a line that lists them their files. */
type Asked = readonly { readonly key: string; readonly segment: SpeechSegment }[];
type Spoken = readonly {
  readonly key: string;
  /** Absent: `wav`. */
  readonly extension?: string;
  readonly byteLength: number;
  /** As the cache keeps them. */
  readonly facts: Readonly<Record<string, unknown>>;
}[];

const folderOf = (showId: string, episodeId: string) => `${showId}/${episodeId}/`;
const askedKey = ({ showId, episodeId, part }: PartJob) => `${folderOf(showId, episodeId)}${part}.json`;
const spokenKey = ({ showId, episodeId, part }: PartJob) => `${folderOf(showId, episodeId)}${part}.wavs`;

/**
 * Has what nobody has spoken yet spoken by all who are free, this worker among them, and takes it into the cache. What
 * nobody could speak is left for the narrator, which tries other voices and says why.
 *
 * @param onProgress seconds of audio that are there, and in all
 */
export async function spreadNarration(
  parts: SpreadParts,
  { showId, episodeId }: { readonly showId: string; readonly episodeId: string },
  segments: readonly SpeechSegment[],
  { signal, enqueue, help }: SpreadContext,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { leastSeconds = 600, partSeconds = 180, partStore, queue } = parts;
  const missing = await parts.narrator.findMissing(segments, signal);
  const total = missing.reduce((sum, { seconds }) => sum + seconds, 0);
  const helpers = await countHelpers(parts);
  if (total < leastSeconds || helpers < 2) return;
  const stretches = cutIntoParts(missing, partSeconds, helpers);
  // Of an attempt that was killed, perhaps of another text.
  await partStore.remove(folderOf(showId, episodeId));
  const waiting = new Map<PartJob, number>();
  for (const [part, stretch] of stretches.entries()) {
    const job: PartJob = { kind: 'narrate-part', showId, episodeId, part };
    const asked: Asked = stretch.map(({ key, segment }) => ({ key, segment }));
    await partStore.put(askedKey(job), JSON.stringify(asked));
    waiting.set(
      job,
      stretch.reduce((sum, { seconds }) => sum + seconds, 0),
    );
  }
  await enqueue([...waiting.keys()]);
  let done = 0;
  onProgress(done, total);
  while (waiting.size > 0) {
    signal.throwIfAborted();
    const now = new Date().toISOString();
    const open = await queue.list({ showId, kind: 'narrate-part' });
    const isOpen = ({ part }: PartJob) =>
      open.some(
        ({ job, state, dueAt }) =>
          job.kind === 'narrate-part' &&
          job.episodeId === episodeId &&
          job.part === part &&
          state !== 'dead' &&
          dueAt <= now,
      );
    for (const [job, seconds] of waiting) {
      const isThere = (await partStore.stat(spokenKey(job))) !== undefined;
      // What is neither there nor due was given up, or put off.
      if (!isThere && isOpen(job)) continue;
      if (isThere) await takeIn(parts, job);
      waiting.delete(job);
      done += seconds;
    }
    onProgress(done, total);
    if (waiting.size > 0 && !(await help(['narrate-part']))) await queueChanged(queue, signal);
  }
  await partStore.remove(folderOf(showId, episodeId));
}

/** Speaks a part and puts it where whoever asked for it looks. */
export async function narratePart(
  { narrator, cache, partStore }: Pick<SpreadParts, 'narrator' | 'cache' | 'partStore'>,
  job: PartJob,
  signal: AbortSignal,
): Promise<void> {
  const found = await readObject(partStore, askedKey(job));
  // Nobody waits for it any more.
  if (!found) return;
  // Written by `spreadNarration`.
  const asked = JSON.parse(found.bytes.toString()) as Asked;
  const { sentences } = await narrator.narrate(
    asked.map(({ segment }) => segment),
    signal,
  );
  const spoken: Spoken[number][] = [];
  const files: Uint8Array[] = [];
  for (const [at, sentence] of sentences.entries()) {
    // With another voice, or another form of it, it is not what was asked for.
    if (!sentence || (sentence.askedKey ?? sentence.key) !== asked[at]?.key) continue;
    const bytes = await readFile(sentence.path);
    const { key, sampleRate, samples, voice } = sentence;
    spoken.push({ key, byteLength: bytes.length, facts: { sampleRate, samples, voice } });
    files.push(bytes);
    const choice = sentence.askedKey === undefined ? [] : [choiceKey(sentence.askedKey)];
    for (const entry of [...choice, ...(sentence.proof?.entries ?? [])]) {
      const heard = await cache.get(entry);
      if (!heard) continue;
      spoken.push({ key: entry, extension: 'json', byteLength: heard.byteLength, facts: heard.meta });
      files.push(await readFile(heard.path));
    }
  }
  await partStore.put(spokenKey(job), Buffer.concat([Buffer.from(`${JSON.stringify(spoken)}\n`), ...files]));
}

async function takeIn({ cache, partStore }: SpreadParts, job: PartJob): Promise<void> {
  const { bytes } = (await readObject(partStore, spokenKey(job))) ?? { bytes: Buffer.from('[]\n') };
  const head = bytes.indexOf('\n');
  // Written by `narratePart`.
  const spoken = JSON.parse(bytes.toString('utf8', 0, head)) as Spoken;
  let from = head + 1;
  for (const { key, extension = 'wav', byteLength, facts } of spoken) {
    const file = bytes.subarray(from, from + byteLength);
    from += byteLength;
    await cache.put(key, extension, async (path, tell) => {
      await writeFile(path, file);
      tell(digestBytes(file));
      return facts;
    });
  }
}

/** The least seconds of a part: each costs a job and two files. */
const LEAST_PART = 20;

/**
 * Stretches of neighbours, none much longer than `partSeconds`. Towards the end they are shorter, so that all who speak
 * end at about the same time: each takes its share of half of what is left.
 */
function cutIntoParts(
  missing: readonly MissingSentence[],
  partSeconds: number,
  helpers: number,
): readonly (readonly MissingSentence[])[] {
  const stretches: MissingSentence[][] = [];
  let left = missing.reduce((sum, { seconds }) => sum + seconds, 0);
  let room = 0;
  for (const sentence of missing) {
    if (sentence.seconds > room) {
      stretches.push([]);
      room = Math.min(partSeconds, Math.max(LEAST_PART, left / (2 * helpers)));
    }
    stretches.at(-1)?.push(sentence);
    room -= sentence.seconds;
    left -= sentence.seconds;
  }
  return stretches;
}

/** Those that may take a part, this one among them. */
async function countHelpers({ workers }: SpreadParts): Promise<number> {
  const all = await workers.list();
  return all.filter(({ concurrency, only }) => concurrency > 0 && (only?.includes('narrate-part') ?? true)).length;
}
