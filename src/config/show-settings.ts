/** A show's configuration in the words of the stages. */

import type { AudioSettings, Episode, FeedTags, Mode, Show } from '../model.ts';
import type { ScriptOptions } from '../narrate/build-script.ts';
import { chooseVoices, type KokoroState, type VoiceSetting } from '../narrate/choose-voices.ts';
import { primarySubtag } from '../narrate/language-tags.ts';
import type { DecidedMode } from '../run/decide-mode.ts';
import type { Filters } from '../run/filter-article.ts';
import type { ReadOptions } from '../run/read-article.ts';
import type { PublishableShow } from '../show/show-publisher.ts';
import type { Asked } from '../store/store.ts';
import type { Config, ShowConfig, SourceConfig } from './read-config.ts';

/** The id that the guids of a show's episodes are made of. */
export const firstIdOf = ({ id, formerly }: Pick<ShowConfig, 'id' | 'formerly'>): string => formerly[0] ?? id;

function toShow(show: ShowConfig): Show {
  return {
    id: show.id,
    title: show.title,
    description: show.description ?? show.title,
    language: show.language,
    author: show.author,
    categories: [show.category].flat(),
    feedTags: withoutDefaults(show.feed),
    ...(show.mode !== 'original' && { isNarrated: true }),
    explicit: show.explicit,
    ...(show.type === 'serial' && { type: show.type }),
    ...(show.owner && { owner: show.owner }),
    ...(show.link !== undefined && { link: show.link }),
    ...(show.copyright !== undefined && { copyright: show.copyright }),
    ...(show.guid !== undefined && { guid: show.guid }),
    ...(show.newFeedUrl !== undefined && { newFeedUrl: show.newFeedUrl }),
    ...(show.tags === 'all' && { showsReaderTags: true }),
    ...(show.access && { isPrivate: true }),
    ...(show.formerly.length > 0 && { formerIds: show.formerly }),
  };
}

/** What is as it is by default stays unsaid, so that a key that comes later changes nothing of what is published. */
const withoutDefaults = ({ items: _, ...tags }: ShowConfig['feed']): FeedTags =>
  Object.fromEntries(
    Object.entries(tags).filter(([, value]) => value && (typeof value !== 'object' || Object.keys(value).length > 0)),
  );

export function toPublishable(show: ShowConfig): PublishableShow {
  return { show: toShow(show), maxItems: show.feed.items, ...(show.cover !== undefined && { coverFile: show.cover }) };
}

/** EBU R 128 as podcasts are heard: one loudspeaker adds nothing up, so mono is set 3 LU lower. */
const DEFAULT_LOUDNESS_LUFS = { mono: -19, stereo: -16 } as const;

export function toAudioSettings({ audio }: ShowConfig): AudioSettings {
  const lite = audio.lite === true ? 'aac' : audio.lite;
  return { ...audio, lite, loudnessLufs: audio.loudnessLufs ?? DEFAULT_LOUDNESS_LUFS[audio.channels] };
}

export function toExtractOptions(show: ShowConfig, source: SourceConfig | undefined, config: Config): ReadOptions {
  const selectors = withoutUndefined({ ...show.extract, ...source?.extract });
  // With selectors, even none, the parser has to keep every attribute.
  const resolve = source?.resolve ?? show.resolve;
  return { timeZone: config.timezone, resolve, ...(Object.keys(selectors).length > 0 && { selectors }) };
}

/** A source's cron expression, its show's, or the installation's. */
export function cronOf(config: Pick<Config, 'schedule'>, show: ShowConfig, source: SourceConfig): string {
  return source.schedule ?? show.schedule ?? config.schedule;
}

/** When the show is looked after: with each of its sources, or without any by its own clock. */
export function cronsOf(config: Pick<Config, 'schedule'>, show: ShowConfig): ReadonlySet<string> {
  const crons = show.sources.map((source) => cronOf(config, show, source));
  return new Set(crons.length > 0 ? crons : [show.schedule ?? config.schedule]);
}

/** A source's filters stand in for the show's, key by key. */
export function toFilters(show: ShowConfig, source: SourceConfig | undefined): Filters {
  return withoutUndefined({ ...show.filters, ...source?.filters });
}

/** What becomes of an article of which the page holds only the beginning. */
export function toTeaser(show: ShowConfig, source: SourceConfig | undefined): 'skip' | 'publish' {
  return source?.teaser ?? show.teaser;
}

/** A show and its source as somebody wants one of their articles made. */
export function withAsked(
  show: ShowConfig,
  source: SourceConfig | undefined,
  { mode, voices }: Asked = {},
): { readonly show: ShowConfig; readonly source: SourceConfig | undefined } {
  const languages = new Set(Object.keys(voices ?? {}).map(primarySubtag));
  // A voice of a variant would count for more than the one that is asked for.
  const named = (known: ShowConfig['voices'] | undefined) =>
    voices && known !== undefined
      ? {
          ...Object.fromEntries(
            Object.entries(known === 'auto' ? {} : known).filter(([key]) => !languages.has(primarySubtag(key))),
          ),
          ...voices,
        }
      : known;
  const over = <T extends ShowConfig | SourceConfig>(settings: T): T => {
    const asked = { ...(mode && { mode }), ...(settings.voices && { voices: named(settings.voices) }) };
    return { ...settings, ...asked };
  };
  return { show: over(show), source: source && over(source) };
}

export function toMode(show: ShowConfig, source: SourceConfig | undefined): Mode {
  return source?.mode ?? show.mode ?? 'auto';
}

/**
 * What `auto` stays for an episode that is there already; `undefined` when it is to be decided anew: a recording that
 * could not be had may be there now, and who sets `auto` wants it for what was spliced before.
 */
export function toKeptMode(
  show: ShowConfig,
  source: SourceConfig | undefined,
  { mode, modeReason, missingClips }: Episode,
): DecidedMode | undefined {
  if (mode !== undefined)
    return missingClips.length > 0 ? undefined : { mode, ...(modeReason && { reason: modeReason }) };
  return source?.mode === undefined && show.mode === undefined ? { mode: 'splice' } : undefined;
}

/** What a show and a source say of the voices, the show's first. */
export function toVoiceSettings(show: ShowConfig, source: SourceConfig | undefined): readonly VoiceSetting[] {
  // The schema leaves no undefined values behind, which its type does not say.
  return [show.voices, ...(source?.voices === undefined ? [] : [source.voices])] as readonly VoiceSetting[];
}

export function toScriptOptions(
  show: ShowConfig,
  source: SourceConfig | undefined,
  kokoro: KokoroState,
): Omit<ScriptOptions, 'mode'> {
  const { intro, outro, leadIn, announce, disclose, pauses } = show.narration;
  return {
    ...chooseVoices(toVoiceSettings(show, source), kokoro),
    speed: source?.speed ?? show.speed,
    pauses,
    show: { title: show.title },
    announce,
    ...(disclose && { disclose }),
    pronounce: Object.entries(show.pronounce).map(([key, rule]) =>
      typeof rule === 'string'
        ? { match: key, say: rule }
        : {
            match: rule.regex ? { pattern: key } : key,
            say: rule.say,
            ...(rule.language !== undefined && { language: rule.language }),
          },
    ),
    ...(intro !== undefined && { intro }),
    ...(outro !== undefined && { outro }),
    ...(leadIn !== undefined && { leadIn }),
  };
}

/** What every episode of a show's source is made with. */
export const toMaking = (show: ShowConfig, source: SourceConfig | undefined, kokoro: KokoroState) => ({
  showId: show.id,
  firstShowId: firstIdOf(show),
  showTitle: show.title,
  author: show.author,
  isCoverTypeset: show.cover === undefined,
  script: toScriptOptions(show, source, kokoro),
  voiceSettings: toVoiceSettings(show, source),
  audio: toAudioSettings(show),
});

/** What `exactOptionalPropertyTypes` wants: an absent key instead of an undefined one. */
type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Exact<T> {
  // Only undefined values are left out, which is just what the type says.
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Exact<T>;
}
