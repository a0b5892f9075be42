/** What a configuration may say of a show: how it appears, how it is narrated and encoded, what it keeps. */
import { z } from 'zod';
import { audioFormats } from '../formats/audio-formats.ts';
import { RESERVED_SHOW_IDS } from '../publish/site-urls.ts';
import { cron, httpUrl, type KeyRole, speed, text, voices } from './config-terms.ts';
import { category, feed } from './feed-schema.ts';
import { extractHelp, filters, mode, source, teaser } from './source-schema.ts';

const seconds = z.number().min(0).max(60);

const pronunciation = z.union([
  text,
  z.strictObject({
    say: z.string(),
    /** The text given as the key is a regular expression. */
    regex: z.boolean().default(false),
    /** Only in sentences of this language. */
    language: text.optional(),
  }),
]);

/** Engines' own silence is trimmed away, and this stands in its place. */
export const DEFAULT_SENTENCE_PAUSE = 0.4;

const narration = z.strictObject({
  /** Spoken first; {title} {byline} {date} {site} {show} are filled in. */
  intro: text.optional(),
  outro: text.optional(),
  /** Said before each clip. */
  leadIn: text.optional(),
  /** Whether a synthetic voice says at the end that it is one. */
  disclose: z.boolean().default(false),
  /** Whether the title, the author and the date are said. */
  announce: z.boolean().default(true),
  pauses: z
    .strictObject({
      title: seconds.default(1),
      heading: seconds.default(0.9),
      paragraph: seconds.default(0.6),
      sentence: seconds.default(DEFAULT_SENTENCE_PAUSE),
      quote: seconds.default(0.7),
      clip: seconds.default(0.7),
    })
    .prefault({}),
});

const audio = z.strictObject({
  format: z.enum(audioFormats.map(({ name }) => name)).default('mp3'),
  bitrateKbps: z.number().int().min(16).max(320).default(64),
  channels: z.enum(['mono', 'stereo']).default('mono'),
  /** Default: −19 for mono, −16 for stereo. */
  loudnessLufs: z.number().min(-31).max(-9).optional(),
  truePeakDbtp: z.number().min(-9).max(0).default(-1),
  /** A small file for slow networks beside the other; `true` is `aac`. */
  lite: z.union([z.boolean(), z.enum(audioFormats.map(({ codec }) => codec))]).default(false),
});

const showId = text
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens')
  .refine((id) => !RESERVED_SHOW_IDS.includes(id), 'another name: the server needs this one for itself');

export const show = z
  .strictObject({
    id: showId,
    /** The ids it had before, the first one first: it gave the guids, and all of them lead to the show. */
    formerly: z.array(showId).default([]),
    /** `podcast:guid`; default: the one that was published, else a new one. */
    guid: text.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a UUID in lower-case letters').optional(),
    /** Where the feed is now that the show has moved: apps are led there. */
    newFeedUrl: httpUrl.optional(),
    title: text,
    description: text.optional(),
    language: text.refine(isLanguageTag, 'a BCP 47 language tag, e.g. zh-CN or en'),
    author: text,
    owner: z.strictObject({ name: text, email: z.email() }).optional(),
    category,
    explicit: z.boolean().default(false),
    /** `serial`: with seasons and numbers, to be heard from the first on. */
    type: z.enum(['episodic', 'serial']).default('episodic'),
    /** By which date apps put new episodes in order: the article's, or when it came. */
    order: z.enum(['published', 'added']).default('published'),
    link: httpUrl.optional(),
    copyright: text.optional(),
    feed,
    /** A PNG, JPEG or WebP; made square and resized when needed. */
    cover: text.optional(),
    /** `auto` when absent, which {@link toMode} fills in: what is published tells the two apart. */
    mode: mode.optional().meta({ default: 'auto' }),
    teaser: teaser.default('skip'),
    /** `all`: the labels too that its reader gave an article where it was saved, which may be private. */
    tags: z.enum(['article', 'all']).default('article'),
    voices: voices.default('auto'),
    speed: speed.default(1),
    narration: narration.prefault({}),
    audio: audio.prefault({}),
    extract: extractHelp.optional(),
    /** Whether podcast hosts are asked for the files of their players in articles. */
    resolve: z.boolean().default(true),
    filters: filters.optional(),
    pronounce: z.record(text, pronunciation).default({}),
    /** Who may listen; everybody when absent. */
    access: z
      .strictObject({
        /** One token for everybody who is let in. */
        token: text
          .regex(
            /^[A-Za-z0-9_-]{16,128}$/,
            '16 to 128 letters, digits, hyphens and underscores; keep it out of the file with env:NAME',
          )
          .optional(),
        /** Whether `lectern person add` gives people tokens of their own. */
        subscribers: z.boolean().default(false),
      })
      .refine((value) => value.token !== undefined || value.subscribers, 'a token, subscribers: true, or both')
      .optional(),
    /** What stays; everything when absent. */
    keep: z
      .strictObject({
        episodes: z.number().int().min(1).optional(),
        days: z.number().min(1).optional(),
        megabytes: z.number().min(1).optional(),
      })
      .prefault({}),
    /** What `lectern import` brings: so many of them are made a day; 0 is all at once. */
    import: z.strictObject({ perDay: z.number().min(0).max(10_000).default(5) }).prefault({}),
    /** Instead of the installation's. */
    schedule: cron.optional(),
    /** Joins what came since the last one into one episode with a chapter an article. */
    digest: z
      .strictObject({
        cron,
        /** {date} and {show} are filled in. */
        title: text.default('{show} {date}'),
        maxMinutes: z.number().min(1).max(720).default(60),
      })
      .optional(),
    /** Hours without a new episode after which the `stale` hooks are called. */
    staleAfterHours: z.number().min(1).optional(),
    /** None, as where nothing follows the key: the show has what is added, sent and imported. */
    sources: z
      .array(source)
      .nullable()
      .default([])
      .transform((all) => all ?? []),
  })
  .refine(({ access, newFeedUrl }) => access === undefined || newFeedUrl === undefined, {
    path: ['newFeedUrl'],
    error: 'only with a public show: the address would lack the listener’s token',
  })
  .refine(({ owner, feed: { locked } }) => !locked || owner !== undefined, {
    path: ['feed', 'locked'],
    error: 'false, or true together with an owner, who is asked',
  });

/** Every key of a show; of those that decide, the order is that of version 0.1, then later ones. */
export const SHOW_KEYS = {
  id: 'made',
  title: 'shown',
  author: 'shown',
  language: 'made',
  cover: 'made',
  mode: 'made',
  voices: 'made',
  speed: 'made',
  teaser: 'made',
  tags: 'shown',
  narration: 'made',
  audio: 'made',
  extract: 'made',
  filters: 'made',
  pronounce: 'made',
  resolve: 'made',
  description: 'shown',
  owner: 'shown',
  category: 'shown',
  explicit: 'shown',
  type: 'shown',
  link: 'shown',
  copyright: 'shown',
  feed: 'shown',
  guid: 'shown',
  newFeedUrl: 'shown',
  order: 'run',
  formerly: 'run',
  access: 'run',
  keep: 'run',
  import: 'run',
  schedule: 'run',
  digest: 'run',
  staleAfterHours: 'run',
  sources: 'run',
} as const satisfies Record<keyof z.output<typeof show>, KeyRole>;

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
