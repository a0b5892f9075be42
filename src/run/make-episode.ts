/** One article → one episode: the stages in their order, nothing done that was done before. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assembler } from '../assemble/assembler.ts';
import { toAudioKey } from '../config/work-hash.ts';
import { LecternError } from '../errors.ts';
import { cacheKey } from '../io/cache.ts';
import type { ClipFetcher } from '../io/clip-fetcher.ts';
import type { ObjectStore } from '../io/object-store.ts';
import type { Article, AudioSettings, Enclosure, Episode, EpisodeTags, Mode, Segment } from '../model.ts';
import { buildScript, type ScriptOptions } from '../narrate/build-script.ts';
import type { VoiceSetting } from '../narrate/choose-voices.ts';
import type { Narrator, SpeechSegment } from '../narrate/narrate.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import type { EpisodeRecord } from '../store/store.ts';
import { type ChapterOptions, chapterOf, joinParts, listUnspoken } from './audio-parts.ts';
import { type DecidedMode, keepOrDecideMode } from './decide-mode.ts';
import { identifyEpisode, publicationInstant } from './episode-identity.ts';
import { type ClipBytes, type GatheredClips, gatherClips, secondsOf, withoutMissingClips } from './gather-clips.ts';

/** Raise it when the same article and settings must be heard differently: every episode is then made again. */
const AUDIO_VERSION = 2;

export type EpisodeMaker = {
  readonly narrator: Omit<Narrator, 'findMissing'>;
  readonly assembler: Assembler;
  readonly clips: ClipFetcher;
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

export type EpisodeRequest = ChapterOptions & {
  readonly showId: string;
  /** The id that guids are made of, when the show was renamed since. */
  readonly firstShowId?: string;
  readonly showTitle: string;
  readonly author: string;
  readonly mode: Mode;
  /** What `auto` is for an episode that is there already, whatever its article has become. */
  readonly keptMode?: DecidedMode | undefined;
  readonly script: Omit<ScriptOptions, 'mode'>;
  readonly audio: AudioSettings;
  /** What the configuration says of the voices; which of them are installed does not change an episode that is there. */
  readonly voiceSettings: readonly VoiceSetting[];
  readonly cover?: { readonly bytes: Uint8Array; readonly hash: string };
  /** The cover is the show's title, and no picture of the operator's. */
  readonly isCoverTypeset?: boolean;
  /** Of a digest: the article that each clip stands in. */
  readonly clipOrigins?: ReadonlyMap<string, string>;
  /** What was published before under the same identity. */
  readonly previous: EpisodeRecord | undefined;
  /** Only the voice is another: nothing that is read has changed. */
  readonly isRemake?: boolean;
  readonly spread?: SpreadNarration | undefined;
  readonly onProgress: (
    stage: 'clips' | 'narrate' | 'assemble',
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
        );
  const decided = request.mode === 'auto' ? keepOrDecideMode(article, secondsOf(clips), request.keptMode) : undefined;
  const mode = decided?.mode ?? request.mode;
  const script = (title: string) =>
    buildScript(withoutMissingClips(article, clips), { ...request.script, show: { title }, mode }).segments;
  const segments = script(request.script.show.title);
  assertAudible(segments, mode, clips);
  const tags = buildTags(request);
  const audioHash = hashAudio(namesShow(request.script) ? script('') : segments, clips, request, {
    ...tags,
    album: '',
    artist: artistOf(article) ?? '',
  });
  // Until 0.2 the title and the author of the show counted too.
  const accepted = [audioHash, hashAudio(segments, clips, { ...request, isCoverTypeset: false }, tags)];

  if (previous && accepted.includes(previous.audioHash) && (await hasEnclosures(maker, previous.episode))) {
    const episode: Episode = { ...previous.episode, article, missingClips: clips.missing };
    const changed = asMet(episode) !== asMet(previous.episode);
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
    if (request.cover) await writeFile(coverPath, request.cover.bytes);
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
    const enclosure = await place(audio.main, '');
    const lite = audio.lite && (await place(audio.lite, '-lite'));
    const now = maker.now();
    const episode: Episode = {
      ...identity,
      showId: request.showId,
      article,
      publishedAt: previous?.episode.publishedAt ?? publicationInstant(article, now),
      updatedAt: now.toISOString(),
      ...revision(request, now),
      ...(previous?.episode.alsoAt && { alsoAt: previous.episode.alsoAt }),
      enclosure,
      ...(lite && { lite }),
      timeline: audio.timeline,
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
      notes: narration.unspoken.map(({ text, reason }) => `“${text.slice(0, 80)}” is shown and not spoken: ${reason}`),
    };
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
}

const revise = (episode: Episode, now: Date): Episode => ({
  ...episode,
  updatedAt: now.toISOString(),
  revisedAt: now.toISOString(),
});

function revision({ previous, isRemake }: EpisodeRequest, now: Date): Pick<Episode, 'revisedAt'> {
  const revisedAt = isRemake ? previous?.episode.revisedAt : previous && now.toISOString();
  return revisedAt === undefined ? {} : { revisedAt };
}
/** All that a listener or reader meets. Marks in the text and cells do not make an episode a new version. */
const asMet = (episode: Episode) =>
  JSON.stringify(episode, (key, value: unknown) => (key === 'spans' || key === 'rows' ? undefined : value));

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
    },
  );
}

function buildTags({ article, showTitle, author }: EpisodeRequest): EpisodeTags {
  const spoken = article.blocks.flatMap((block) =>
    ['heading', 'paragraph', 'quote', 'listItem'].includes(block.kind) && 'text' in block ? [block.text] : [],
  );
  const date = article.publishedAt?.slice(0, 10);
  return {
    title: article.title,
    artist: artistOf(article) ?? author,
    album: showTitle,
    ...(date !== undefined && { date }),
    language: article.language,
    comment: toWebUrl(article.canonicalUrl) ?? '',
    sourceUrl: toWebUrl(article.canonicalUrl) ?? '',
    lyrics: spoken.join('\n\n'),
  };
}

const artistOf = ({ byline, siteName }: Article) => byline ?? siteName;

/** Whether the show's title is spoken. */
const namesShow = ({ intro = '', outro = '', leadIn = '' }: EpisodeRequest['script']) =>
  `${intro}${outro}${leadIn}`.includes('{show}');

/**
 * Everything that decides what is heard, but for which voices are installed and in which version, and but for what the
 * show is called: an episode keeps the title of its time.
 */
function hashAudio(
  segments: readonly Segment[],
  { found }: GatheredClips,
  request: EpisodeRequest,
  tags: EpisodeTags,
): string {
  return cacheKey(
    AUDIO_VERSION,
    segments.map((segment) => {
      if (segment.kind === 'clip') return { ...segment, sha256: found.get(segment.url)?.file.sha256 };
      return segment.kind === 'speech' ? { ...segment, voice: undefined } : segment;
    }),
    segments.map((segment) => chapterOf(segment, request) ?? ''),
    request.voiceSettings,
    toAudioKey(request.audio),
    tags,
    request.isCoverTypeset ? '' : (request.cover?.hash ?? ''),
  );
}
