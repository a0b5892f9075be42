/** One article → one episode: the stages in their order, nothing done that was done before. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assembler } from '../assemble/assembler.ts';
import { LecternError } from '../errors.ts';
import type { ClipFetcher } from '../io/clip-fetcher.ts';
import type { ObjectStore } from '../io/object-store.ts';
import type {
  Article,
  Enclosure,
  Episode,
  EpisodeProof,
  EpisodeSeries,
  Mode,
  Segment,
  SpeechSegment,
} from '../model.ts';
import type { ClipTranscriber } from '../narrate/clip-transcriber.ts';
import { describeFault } from '../narrate/make-sentence.ts';
import type { Narration, Narrator } from '../narrate/narrate.ts';
import { shrinkCover } from '../publish/square-picture.ts';
import type { EpisodeRecord } from '../store/store.ts';
import { joinParts, listUnspoken } from './audio-parts.ts';
import { identifyEpisode, publicationInstant } from './episode-identity.ts';
import { type ClipBytes, type GatheredClips, gatherClips } from './gather-clips.ts';
import { hearClips } from './hear-clips.ts';
import { hearTimeline } from './hear-timeline.ts';
import { type AudioRequest, planAudio } from './plan-audio.ts';

export type EpisodeMaker = {
  readonly narrator: Omit<Narrator, 'findMissing'>;
  readonly assembler: Assembler;
  readonly clips: ClipFetcher;
  /** Resolves with nothing, or is absent, where recordings are not transcribed. */
  readonly transcriber?: () => Promise<ClipTranscriber | undefined>;
  readonly mediaStore: ObjectStore;
  /** For files on their way; on the same disk as the media, if possible. */
  readonly workDirectory: string;
  readonly now: () => Date;
};

/**
 * Has others speak a long text too, where there are others; what they spoke is then in the cache.
 *
 * @param onProgress seconds of audio that are there, and in all
 */
export type SpreadNarration = (
  episodeId: string,
  segments: readonly SpeechSegment[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
) => Promise<void>;

export type EpisodeRequest = AudioRequest & {
  /** Only the voice is another: nothing that is read has changed. */
  readonly isRemake?: boolean;
  /** ISO 8601 instant that it is dated, if it is new. */
  readonly publishedAt?: string;
  /** What it is a part of, if it is new. */
  readonly series?: EpisodeSeries;
  readonly spread?: SpreadNarration | undefined;
  readonly onProgress: (
    stage: 'clips' | 'narrate' | 'assemble' | 'transcribe',
    done: number,
    total: number,
    bytes?: ClipBytes,
  ) => void;
};

export type MadeEpisode = {
  readonly episode: Episode;
  readonly audioHash: string;
  /** As in {@link EpisodeRecord}. */
  readonly isByStandIn?: boolean;
  /** Whether anything that a listener or reader meets is different from before. */
  readonly changed: boolean;
  readonly sentencesSynthesised: number;
  readonly sentencesReused: number;
  readonly encodedSeconds: number;
  /** For the operator: what no voice can say, and why. */
  readonly notes: readonly string[];
};

/** What the store keeps of an episode that was made. */
export const toEpisodeRecord = ({ episode, audioHash, isByStandIn }: MadeEpisode, itemUrl: string): EpisodeRecord => ({
  episode,
  itemUrl,
  audioHash,
  ...(isByStandIn !== undefined && { isByStandIn }),
});

/** @throws LecternError of the stage that failed */
export async function makeEpisode(
  maker: EpisodeMaker,
  request: EpisodeRequest,
  signal: AbortSignal,
): Promise<MadeEpisode> {
  const { article, previous, onProgress } = request;
  const identity = identifyEpisode(request.firstShowId ?? request.showId, article.canonicalUrl);
  const clips =
    request.mode === 'narration'
      ? { found: new Map(), missing: [] }
      : await gatherClips(
          article,
          maker.clips,
          maker.assembler,
          request.audio,
          signal,
          (...progress) => onProgress('clips', ...progress),
          request.clipOrigins,
          request.recordings,
          request.pages,
        );
  const { segments, mode, decided, tags, audioHash, isAsBefore } = planAudio(request, clips);
  assertAudible(segments, mode, clips);

  if (previous && isAsBefore && (await hasEnclosures(maker, previous.episode))) {
    const { episode, changed } = takeOver(previous.episode, article, clips);
    return {
      episode: changed ? revise(episode, maker.now()) : episode,
      audioHash,
      ...(previous.isByStandIn !== undefined && { isByStandIn: previous.isByStandIn }),
      changed,
      sentencesSynthesised: 0,
      sentencesReused: segments.filter(({ kind }) => kind === 'speech').length,
      encodedSeconds: 0,
      notes: [],
    };
  }

  const speech = segments.filter((segment) => segment.kind === 'speech');
  const onNarrated = (done: number, total: number) => onProgress('narrate', done, total);
  await request.spread?.(identity.id, speech, signal, onNarrated);
  const narration = await maker.narrator.narrate(speech, signal, onNarrated);
  const parts = joinParts(segments, narration.sentences, clips, request);
  const workDirectory = await mkdtemp(join(maker.workDirectory, `episode-${process.pid}-`));
  try {
    const coverPath = join(workDirectory, 'cover');
    if (request.cover) await writeFile(coverPath, await toEmbedded(request.cover.bytes));
    const audio = await maker.assembler.assemble(
      {
        parts,
        settings: request.audio,
        tags: request.cover ? { ...tags, coverPath } : tags,
        directory: workDirectory,
        onProgress: ({ doneSeconds, totalSeconds }) => onProgress('assemble', doneSeconds, totalSeconds),
      },
      signal,
    );
    const place = async (file: typeof audio.main, suffix: string): Promise<Enclosure> => {
      const fileName = `${identity.id}${suffix}.${file.sha256.slice(0, 16)}.${file.extension}`;
      await maker.mediaStore.putFile(`${request.showId}/${fileName}`, file.path);
      const { mimeType, byteLength, sha256, bitrateKbps } = file;
      return { fileName, mimeType, byteLength, sha256, bitrateKbps };
    };
    const told = await hearTimeline(maker.narrator, speech, narration, audio.timeline);
    const transcriber = await maker.transcriber?.();
    const { timeline, untranscribed } = transcriber
      ? await hearClips(
          {
            ...{ transcriber, assembler: maker.assembler, audioPath: audio.main.path, parts },
            ...{ timeline: told.timeline, language: article.language, directory: workDirectory },
            onProgress: (done, total) => onProgress('transcribe', done, total),
          },
          signal,
        )
      : { timeline: told.timeline, untranscribed: 0 };
    const proof = untranscribed > 0 ? { ...(told.proof ?? NOTHING_HEARD), untranscribed } : told.proof;
    const enclosure = await place(audio.main, '');
    const lite = audio.lite && (await place(audio.lite, '-lite'));
    const now = maker.now();
    const episode: Episode = {
      ...identity,
      showId: request.showId,
      article,
      publishedAt: previous?.episode.publishedAt ?? request.publishedAt ?? publicationInstant(article, now),
      updatedAt: now.toISOString(),
      ...revision(request, now),
      ...seriesOf(request),
      ...(previous?.episode.alsoAt && { alsoAt: previous.episode.alsoAt }),
      enclosure,
      ...(lite && { lite }),
      timeline,
      ...(proof && { proof }),
      missingClips: clips.missing,
      voices: [...new Set(narration.sentences.flatMap((sentence) => sentence?.voice ?? []))],
      ...listUnspoken(segments, narration.sentences),
      ...(decided && { mode: decided.mode }),
      ...(decided?.reason && { modeReason: decided.reason }),
    };
    return {
      episode,
      audioHash,
      isByStandIn: speech.some(({ voice }) => request.script.standIns?.includes(voice)),
      changed: true,
      sentencesSynthesised: narration.synthesised,
      sentencesReused: narration.reused,
      encodedSeconds: audio.timeline.durationSeconds,
      notes: [
        ...narration.unspoken.map(({ text, reason }) => `“${text.slice(0, 80)}” is shown and not spoken: ${reason}`),
        ...listDoubtful(speech, narration),
        ...listUnheard(proof),
      ],
    };
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
}

/** What is spoken, and was heard to be a little wrong. */
const listDoubtful = (speech: readonly SpeechSegment[], { sentences }: Narration): readonly string[] =>
  sentences.flatMap((sentence, at) => {
    const verdict = sentence?.proof?.verdict;
    return verdict?.kind === 'bad'
      ? [`“${speech[at]?.shown.slice(0, 80)}” is heard otherwise than it is written: ${describeFault(verdict)}`]
      : [];
  });

const NOTHING_HEARD: EpisodeProof = { voices: [], worst: [] };

/** What the recogniser has failed at. */
function listUnheard({ unheard = 0, untranscribed = 0 }: Partial<EpisodeProof> = {}): readonly string[] {
  const some = (count: number, what: string) => (count === 1 ? `1 ${what} is` : `${count} ${what}s are`);
  return [
    ...(unheard > 0 ? [`${some(unheard, 'sentence')} not heard again: the recogniser failed.`] : []),
    ...(untranscribed > 0 ? [`${some(untranscribed, 'recording')} published without a transcript.`] : []),
  ];
}

const embedded = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/** Once a cover: a run makes many episodes. */
function toEmbedded(cover: Uint8Array): Promise<Uint8Array> {
  const known = embedded.get(cover) ?? shrinkCover(cover).then((picture) => picture ?? cover);
  embedded.set(cover, known);
  return known;
}

const revise = (episode: Episode, now: Date): Episode => ({
  ...episode,
  updatedAt: now.toISOString(),
  revisedAt: now.toISOString(),
});

/** Nothing that is published goes to another season. */
function seriesOf({ previous, series }: EpisodeRequest): Pick<Episode, 'series'> {
  const own = previous ? previous.episode.series : series;
  return own ? { series: own } : {};
}

function revision({ previous, isRemake }: EpisodeRequest, now: Date): Pick<Episode, 'revisedAt'> {
  const revisedAt = isRemake ? previous?.episode.revisedAt : previous && now.toISOString();
  return revisedAt === undefined ? {} : { revisedAt };
}

/** The episode with its audio as it is and its article as it is now. */
export function takeOver(previous: Episode, article: Article, { missing }: GatheredClips) {
  const episode: Episode = { ...previous, article, missingClips: missing };
  return { episode, changed: asMet(episode) !== asMet(previous) };
}

/** All that a listener or reader meets. Marks in the text, cells and a reader's labels do not make an episode a new version. */
const UNMET = ['spans', 'rows', 'readerTags'];
const asMet = (episode: Episode) =>
  JSON.stringify(episode, (key, value: unknown) => (UNMET.includes(key) ? undefined : value));

/** Whether the audio files of an episode are where its row says, whole. */
export async function hasEnclosures(
  { mediaStore }: Pick<EpisodeMaker, 'mediaStore'>,
  { showId, enclosure, lite }: Episode,
): Promise<boolean> {
  const files = [enclosure, ...(lite ? [lite] : [])];
  const present = await Promise.all(
    files.map(async (file) => (await mediaStore.stat(`${showId}/${file.fileName}`))?.byteLength === file.byteLength),
  );
  return present.every(Boolean);
}

function assertAudible(segments: readonly Segment[], mode: Mode, { missing }: GatheredClips): void {
  if (segments.some(({ kind }) => kind !== 'pause')) return;
  const reasons = missing.map(({ reason }) => reason).join(' ');
  throw new LecternError(
    mode === 'original'
      ? `The article has no recording that can be played. ${reasons}`.trim()
      : 'Nothing in the article can be spoken.',
    {
      code: 'no-article',
      stage: 'script',
      ...(missing.length > 0 ? { retryable: true } : { permanent: true }),
      hint:
        mode === 'original'
          ? 'Use mode splice or auto to have it narrated.'
          : 'See `lectern preview` for what was left out.',
      why: { kind: mode === 'original' ? 'no-recording' : 'nothing-spoken' },
    },
  );
}
