/** Episodes that a stand-in spoke, made again now that the better voice is there: newest first, with the same guid. */
import { toKeptMode, toMaking, toMode, toPublishable } from '../config/show-settings.ts';
import type { ShowConfig } from '../config.ts';
import { toLecternError } from '../errors.ts';
import { detectLanguage } from '../narrate/language.ts';
import type { EpisodeHead, EpisodeRecord, ItemRecord } from '../store/store.ts';
import { makeEpisode, toEpisodeRecord } from './make-episode.ts';
import { sourceKey } from './plan-work.ts';
import type { ItemParts } from './run-item.ts';
import type { RunTally } from './run-tally.ts';

const DAY_MS = 86_400_000;

/** The show's episodes that are due, newest first; none as long as a stand-in would speak again. */
export async function listRemakes(parts: ItemParts, show: ShowConfig): Promise<readonly EpisodeHead[]> {
  const { remake } = parts.config;
  const { voices, standIns } = toMaking(show, undefined, parts.kokoro()).script;
  const isThere = Object.values(voices).some((voice) => voice.startsWith('kokoro:'));
  if (remake.days === 0 || !isThere || (standIns ?? []).length > 0) return [];
  const since = new Date(parts.now().getTime() - remake.days * DAY_MS).toISOString();
  const heads = await parts.store.episodes.heads(show.id);
  return (
    heads
      // A digest is not made again: its members are.
      .filter(
        ({ id, createdAt, isByStandIn, digestId }) => isByStandIn !== false && createdAt >= since && digestId !== id,
      )
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
  );
}

/** @returns whether there is something new to publish */
export async function remakeEpisode(
  parts: ItemParts,
  show: ShowConfig,
  id: string,
  signal: AbortSignal,
  tally: RunTally,
): Promise<boolean> {
  const { episodes, items } = parts.store;
  const record = await episodes.find(show.id, id);
  const ofEpisode = await items.listOfEpisode(show.id, id);
  const item = ofEpisode.find(({ url, status }) => url === record?.itemUrl && status === 'published');
  if (!record || !item) return false;
  const source = show.sources.find((one) => sourceKey(one) === item.source);
  const making = toMaking(show, source, parts.kokoro());
  if (!isBetter(record, making.script.voices)) {
    await episodes.save({ ...record, isByStandIn: false }, item);
    return false;
  }
  try {
    const [mode, keptMode] = [toMode(show, source), toKeptMode(show, source, record.episode)];
    await remake(parts, show, { record, item, mode, keptMode, making }, signal, tally);
    return true;
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'narrate');
    const error = toLecternError(thrown, 'narrate');
    if (error.code === 'disk-full') throw error;
    // What is published stays as it is.
    const { title } = record.episode.article;
    tally.tell({ kind: 'notice', showId: show.id, message: `“${title}” keeps its former voice: ${error.message}` });
    return false;
  }
}

/** In version 0.1 an episode was spoken by what came with npm, whatever the language. */
function isBetter({ episode, isByStandIn }: EpisodeRecord, voices: Readonly<Record<string, string>>): boolean {
  if (isByStandIn) return true;
  const { article } = episode;
  const language = detectLanguage(article.title, article.language);
  const voice = voices[language] ?? voices[language.split('-')[0] ?? ''] ?? voices['*'];
  return voice?.startsWith('kokoro:') ?? false;
}

type Remake = {
  readonly record: EpisodeRecord;
  readonly item: ItemRecord;
  readonly mode: ReturnType<typeof toMode>;
  readonly keptMode: ReturnType<typeof toKeptMode>;
  readonly making: ReturnType<typeof toMaking>;
};

async function remake(
  parts: ItemParts,
  show: ShowConfig,
  { record, item, mode, keptMode, making }: Remake,
  signal: AbortSignal,
  tally: RunTally,
): Promise<void> {
  const { article, id } = record.episode;
  const about = { showId: show.id, url: item.url };
  const made = await makeEpisode(
    parts.maker,
    {
      ...making,
      article,
      mode,
      keptMode,
      cover: await parts.publisher.ensureCover(toPublishable(show)),
      previous: { ...record, audioHash: '' },
      isRemake: true,
      onProgress: (stage, done, total) => tally.progress(about, article.title, stage, done, total),
    },
    signal,
  );
  await parts.store.episodes.save(toEpisodeRecord(made, record.itemUrl), item);
  tally.made(made);
  tally.item({
    ...about,
    title: article.title,
    episodeId: id,
    outcome: 'remade',
    durationSeconds: made.episode.timeline.durationSeconds,
    missingClips: made.episode.missingClips,
    sentencesSynthesised: made.sentencesSynthesised,
    sentencesReused: made.sentencesReused,
  });
}
