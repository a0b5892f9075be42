/** Originals that neither an article, an episode nor a job refers to any more. */
import type { Originals } from '../io/originals.ts';
import type { FileOriginal } from '../model.ts';
import { hashOfUpload } from '../run/upload-address.ts';
import type { Store } from '../store/store.ts';
import type { Queue } from './queue.ts';

/** What is sent or listed is referred to within seconds; after a database was restored it may take its operator some days. */
const GRACE_MS = 30 * 24 * 3600_000;

export async function sweepOriginals(
  originals: Pick<Originals, 'sweep'>,
  { items, episodes }: Pick<Store, 'items' | 'episodes'>,
  queue: Pick<Queue, 'list'>,
  now: Date,
): Promise<void> {
  const named = new Set<string>();
  const name = (url: string, original?: FileOriginal) => {
    const beside = [original?.recordings, original?.pictures].flatMap((files) => Object.values(files ?? {}));
    for (const hash of [hashOfUpload(url), original?.sha256, ...beside]) if (hash !== undefined) named.add(hash);
  };
  for (const { url, original } of await items.listOriginals()) name(url, original);
  for (const url of await episodes.listPictures()) name(url);
  for (const { job } of await queue.list({ kind: 'make-episode' }))
    if (job.kind === 'make-episode') name(job.item.url, job.item.original);
  await originals.sweep(named, now.getTime() - GRACE_MS);
}
