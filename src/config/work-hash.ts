/** What of a show's and a source's settings decides what becomes of a document, as one hash. */

import { cacheKey } from '../io/cache.ts';
import type { AudioSettings } from '../model.ts';
import type { Config, ShowConfig, SourceConfig } from './read-config.ts';
import { SHOW_KEYS, show as showSchema } from './show-schema.ts';
import { firstIdOf } from './show-settings.ts';
import { SOURCE_KEYS, source as sourceSchema } from './source-schema.ts';

/** Raise it when every article must be read again, for instance since the extractor sees more. */
const READING_VERSION = 1;

/**
 * Optional keys of version 0.1 and what they were when absent: always hashed. A later key counts only when it is not
 * its default, so that no update has the articles of an installation read again.
 */
const FIRST_KEYS: ReadonlySet<string> = new Set([
  'pronounce',
  'narration',
  'narration.announce',
  'narration.pauses',
  ...['title', 'heading', 'paragraph', 'quote', 'clip'].map((key) => `narration.pauses.${key}`),
  'audio',
  ...['format', 'bitrateKbps', 'channels', 'truePeakDbtp', 'copy', 'lite'].map((key) => `audio.${key}`),
  'text',
]);

/** What a schema fills in where only these keys are given. */
function defaultsOf(schema: { parse(value: unknown): Readonly<Record<string, unknown>> }, given: object) {
  return Object.fromEntries(Object.entries(schema.parse(given)).filter(([key]) => !(key in given)));
}

const ANY_SOURCE = { page: 'https://a.example' };
const SOURCE_DEFAULTS = defaultsOf(sourceSchema, ANY_SOURCE);
const SHOW_DEFAULTS = defaultsOf(showSchema, {
  id: 'a',
  title: 'a',
  language: 'en',
  author: 'a',
  sources: [ANY_SOURCE],
});

export type WorkHash = {
  readonly current: string;
  /** {@link WorkHash.current}, and what version 0.1 wrote for the same settings. */
  readonly accepted: readonly string[];
};

/** Everything about a show and a source that decides what becomes of a document. */
export function toWorkHash(show: ShowConfig, source: SourceConfig | undefined, config: Config): WorkHash {
  const hash = (ofShow: object) =>
    cacheKey(READING_VERSION, config.timezone, ofShow, source ? deciding(source, SOURCE_KEYS, SOURCE_DEFAULTS) : null);
  const ofShow = deciding({ ...show, ...asFirst(show) }, SHOW_KEYS, SHOW_DEFAULTS);
  const { title, author } = show;
  const { id, ...rest } = ofShow;
  const current = hash(ofShow);
  // Until 0.2 another title had every article read again.
  return { current, accepted: [current, hash({ id, title, author, ...rest })] };
}

/** Defaults that were others in version 0.1, as it wrote them. */
const asFirst = ({ mode = 'splice', voices, audio, ...show }: ShowConfig) => ({
  id: firstIdOf(show),
  mode,
  voices: voices === 'auto' ? {} : voices,
  audio: asFirstAudio(audio),
});

/** With a key that is gone, where it stood. */
const asFirstAudio = (audio: object): object =>
  Object.fromEntries(
    Object.entries(audio).flatMap((entry) => (entry[0] === 'lite' ? [['copy', 'never'], entry] : [entry])),
  );

/** What of the settings of the audio belongs to the hash of an episode's audio. */
export const toAudioKey = (audio: AudioSettings): object => {
  const byDefault = SHOW_DEFAULTS['audio'];
  if (!isSection(byDefault)) throw new Error('unreachable: the schema fills in the audio');
  return Object.fromEntries(
    Object.entries(asFirstAudio(audio)).flatMap(([key, value]) =>
      withoutDefaults(`audio.${key}`, value, key === 'loudnessLufs' ? undefined : byDefault[key]),
    ),
  );
};

/** The parts that decide, in the order of `roles`. */
function deciding(
  value: Readonly<Record<string, unknown>>,
  roles: Readonly<Record<string, string>>,
  defaults: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = Object.keys(roles).filter((key) => roles[key] === 'made');
  return Object.fromEntries(keys.flatMap((key) => withoutDefaults(key, value[key], defaults[key])));
}

/** The entry of a key without what is as it is by default; none when that is all. */
function withoutDefaults(path: string, value: unknown, byDefault: unknown): readonly [string, unknown][] {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const isFirst = FIRST_KEYS.has(path) || byDefault === undefined;
  if (!isFirst && JSON.stringify(value) === JSON.stringify(byDefault)) return [];
  if (!isSection(value) || !isSection(byDefault)) return [[key, value]];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    withoutDefaults(`${path}.${name}`, one, byDefault[name]),
  );
  return [[key, Object.fromEntries(inner)]];
}

const isSection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
