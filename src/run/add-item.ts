/** What is noted of an article that somebody names, before anything is made of it. */
import type { MakeJob } from '../jobs/list-articles.ts';
import type { Article, FileOriginal } from '../model.ts';
import { expectedSeconds } from '../narrate/check-speech.ts';
import { arrivalOf } from '../store/seconds-after.ts';
import type { Asked, Found, ItemRecord, Items } from '../store/store.ts';

export type AddedItem = {
  readonly url: string;
  /** Of a document that was sent. */
  readonly original?: FileOriginal;
  /** What it is called until it is read. */
  readonly title?: string;
  readonly asked?: Asked;
  /** Of a book that is split: which chapter, from 1. */
  readonly part?: number;
};

const hasEpisode = ({ status }: ItemRecord) => status === 'published' || status === 'duplicate';

/**
 * Nothing stands of the article any more, if that was no episode: who names one that was removed, dismissed or left out
 * wants it made.
 */
export async function reopenItem(items: Items, showId: string, url: string, now: Date): Promise<void> {
  await items.change(showId, [url], (known) =>
    known && known.status !== 'listed' && !hasEpisode(known)
      ? { ...reopened(known), updatedAt: now.toISOString() }
      : undefined,
  );
}

/** What reads an article that is known from now on; `auto`: as its show has it. */
export async function askVoices(
  items: Items,
  showId: string,
  url: string,
  voices: Readonly<Record<string, string>> | 'auto',
): Promise<void> {
  await items.change(showId, [url], (known) => {
    if (!known) return undefined;
    const { asked: former = {}, ...item } = known;
    const { voices: before, ...rest } = former;
    const asked = voices === 'auto' ? rest : { ...rest, voices: { ...before, ...voices } };
    return { ...item, ...(Object.keys(asked).length > 0 && { asked }) };
  });
}

/** Without what came of the last try. */
const reopened = ({ inputHash, reason, why, nextCheckAt, attempt, ...known }: ItemRecord): ItemRecord => ({
  ...known,
  status: 'listed',
});

/**
 * As one, since each write waits for the disk. `by`: a person's id; absent for the operator. `behind`: how many of the
 * same request follow.
 */
export async function recordAdded(
  items: Items,
  showId: string,
  added: readonly AddedItem[],
  by: string | undefined,
  now: Date,
  behind = 0,
): Promise<void> {
  const byUrl = new Map(added.map((item) => [item.url, item]));
  const urls = [...byUrl.keys()];
  const last = await items.lastCameAt(showId);
  await items.change(showId, urls, (known, url) => {
    const item = byUrl.get(url);
    const cameAt = arrivalOf(now.toISOString(), urls.indexOf(url), urls.length + behind, last);
    return item && toAdded(showId, item, known, by, now.toISOString(), cameAt);
  });
}

/** Whoever added it first, or what a source made of it, stays: `undefined` when nothing is to be noted. */
function toAdded(
  showId: string,
  { url, title, asked, original, part }: AddedItem,
  known: ItemRecord | undefined,
  by: string | undefined,
  at: string,
  cameAt: string,
): ItemRecord | undefined {
  const { added } = known ?? {};
  const stands = known !== undefined && hasEpisode(known);
  // Whoever it waits for asked first.
  if (by !== undefined && added?.by !== by && (stands || (added && known?.status === 'listed'))) return undefined;
  const isTakenOver = known?.status === 'listed' || stands;
  const owner = isTakenOver && added ? added.by : by;
  const wanted = asked ?? (owner === (added ? added.by : known?.importedBy) ? known?.asked : undefined);
  const { asked: _, ...open }: Omit<ItemRecord, 'updatedAt'> = (known &&
    (stands || known.status === 'listed' ? known : reopened(known))) ?? {
    ...{ showId, url, status: 'listed' },
    ...(title !== undefined && { title }),
  };
  return {
    ...open,
    ...(wanted && { asked: wanted }),
    // A retry finds it when its job is done.
    ...((original || part !== undefined) && {
      listing: { ...known?.listing, url, ...(original && { original }), ...(part !== undefined && { part }) },
    }),
    added: {
      at,
      ...(owner !== undefined && { by: owner }),
      ...(added?.found && { found: added.found }),
    },
    // What waits already was sent before.
    cameAt: (isTakenOver && added ? known?.cameAt : undefined) ?? cameAt,
    updatedAt: at,
  };
}

/** What its source lists is made as its source has it, once nobody names it any more. */
export function unlessWithdrawn(job: MakeJob, known: ItemRecord | undefined): MakeJob {
  if (job.reason !== 'new' || !job.bypassFilters || known?.source === undefined || known.added) return job;
  const { bypassFilters: _, allowDuplicate: __, ...listed } = job;
  return { ...listed, item: { ...job.item, source: known.source } };
}

/** Whether somebody took the article back while it was made. */
export async function isTakenBack(items: Items, showId: string, url: string): Promise<boolean> {
  const { status } = (await items.find(showId, url)) ?? {};
  return status === 'removed' || status === 'dismissed';
}

const SPOKEN = new Set(['heading', 'paragraph', 'quote', 'listItem']);

/** What whoever added an article is told of it before it is narrated. */
export function describeFound({ byline, language, title, blocks }: Article): Found {
  const texts = [title, ...blocks.flatMap((block) => (SPOKEN.has(block.kind) && 'text' in block ? [block.text] : []))];
  const seconds = texts.reduce((sum, text) => sum + expectedSeconds(text, ''), 0);
  return {
    ...(byline !== undefined && { byline }),
    language,
    characters: texts.reduce((sum, text) => sum + [...text].length, 0),
    minutes: Math.round(seconds / 6) / 10,
    clips: blocks.filter(({ kind }) => kind === 'clip').length,
  };
}
