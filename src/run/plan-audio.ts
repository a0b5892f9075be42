/** What is heard of an article, and the hash of all that decides it: the same hash, the same audio. */
import { toAudioKey } from '../config/work-hash.ts';
import { cacheKey } from '../io/cache.ts';
import type { Article, AudioSettings, EpisodeTags, FileOriginal, Mode, Segment } from '../model.ts';
import { buildScript, type ScriptOptions } from '../narrate/build-script.ts';
import type { VoiceSetting } from '../narrate/choose-voices.ts';
import { isDigest } from '../publish/name-chapters.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import type { EpisodeRecord } from '../store/store.ts';
import { type ChapterOptions, chapterOf } from './audio-parts.ts';
import { type DecidedMode, keepOrDecideMode } from './decide-mode.ts';
import { type GatheredClips, secondsOf, withoutMissingClips } from './gather-clips.ts';

/** Raise it when the same article and settings must be heard differently: every episode is then made again. */
const AUDIO_VERSION = 2;

export type PlannedAudio = {
  readonly segments: readonly Segment[];
  readonly mode: Mode;
  /** What `auto` is for the article. */
  readonly decided: DecidedMode | undefined;
  readonly tags: EpisodeTags;
  readonly audioHash: string;
  /** Whether the audio that is there was made from the same. */
  readonly isAsBefore: boolean;
};

export type AudioRequest = ChapterOptions & {
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
  /** The page that was fetched and names a clip, by the clip's address. */
  readonly pages?: (clipUrl: string) => string;
  /** Of a saved page that may lie on another machine. */
  readonly recordings?: FileOriginal['recordings'];
  /** What was published before under the same identity. */
  readonly previous: EpisodeRecord | undefined;
};

export function planAudio(request: AudioRequest, clips: GatheredClips): PlannedAudio {
  const { article, previous } = request;
  const decided = request.mode === 'auto' ? keepOrDecideMode(article, secondsOf(clips), request.keptMode) : undefined;
  const mode = decided?.mode ?? request.mode;
  const script = (title: string) =>
    buildScript(withoutMissingClips(article, clips), { ...request.script, show: { title }, mode }).segments;
  const segments = script(request.script.show.title);
  const tags = buildTags(request);
  const audioHash = hashAudio(namesShow(request.script) ? script('') : segments, clips, request, {
    ...tags,
    album: '',
    artist: artistOf(article) ?? '',
  });
  // Until 0.2 the title and the author of the show counted too.
  const accepted = [audioHash, hashAudio(segments, clips, { ...request, isCoverTypeset: false }, tags)];
  const isAsBefore = previous !== undefined && accepted.includes(previous.audioHash);
  return { segments, mode, decided, tags, audioHash, isAsBefore };
}

function buildTags({ article, showTitle, author }: AudioRequest): EpisodeTags {
  const spoken = article.blocks.flatMap((block) =>
    ['heading', 'paragraph', 'quote', 'listItem'].includes(block.kind) && 'text' in block ? [block.text] : [],
  );
  const date = article.publishedAt?.slice(0, 10);
  // A file keeps what it says, wherever the site goes.
  const source = isDigest(article) ? '' : (toWebUrl(article.canonicalUrl) ?? '');
  return {
    title: article.title,
    artist: artistOf(article) ?? author,
    album: showTitle,
    ...(date !== undefined && { date }),
    language: article.language,
    comment: source,
    sourceUrl: source,
    lyrics: spoken.join('\n\n'),
  };
}

const artistOf = ({ byline, siteName }: Article) => byline ?? siteName;

/** Whether the show's title is spoken. */
const namesShow = ({ intro = '', outro = '', leadIn = '' }: AudioRequest['script']) =>
  `${intro}${outro}${leadIn}`.includes('{show}');

/**
 * Everything that decides what is heard, but for which voices are installed and in which version, and but for what the
 * show is called: an episode keeps the title of its time.
 */
function hashAudio(
  segments: readonly Segment[],
  { found }: GatheredClips,
  request: AudioRequest,
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
