/** What a configuration may say: every key, its default, and in words what is allowed. */
import { z } from 'zod';
import { parseCategory } from './publish/apple-categories.ts';
import { RESERVED_SHOW_IDS } from './publish/site-urls.ts';

const text = z.string().trim().min(1);
const seconds = z.number().min(0).max(60);

const httpUrl = text.refine(
  (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'an absolute http:// or https:// URL',
);

const proxyUrl = text.refine(
  (value) => value === 'direct' || /^(https?|socks5h?):$/.test(URL.parse(value)?.protocol ?? ''),
  'a URL that starts with http://, https:// or socks5://, or direct',
);

const timeZone = text.refine(isTimeZone, 'a time zone from the IANA database, e.g. Asia/Shanghai');

/** CSS selectors that help the extractor with one site. */
const extractHelp = z.strictObject({
  body: text.optional(),
  remove: z.array(text).optional(),
  title: text.optional(),
  byline: text.optional(),
  date: text.optional(),
  clips: text.optional(),
});

const mode = z.enum(['splice', 'original', 'narration', 'auto']);

const source = z
  .strictObject({
    /** A file, a folder, or a glob pattern. */
    files: text.optional(),
    /** One article on the web. */
    page: httpUrl.optional(),
    extract: extractHelp.optional(),
    mode: mode.optional(),
  })
  .refine(
    (value) => [value.files, value.page].filter(Boolean).length === 1,
    'exactly one of files, page (which source is this?)',
  );

const voiceName = text.regex(
  /^(espeak|espeak-native|flite|sherpa|openai):[\w+./-]+$/,
  'driver:voice with the driver espeak, espeak-native, flite, sherpa or openai, e.g. flite:slt',
);

/** Narrators beside the embedded ones. */
const narrators = z.strictObject({
  /** Any server with `POST /v1/audio/speech`. */
  openai: z
    .strictObject({
      /** The address before `/v1`. */
      baseUrl: httpUrl,
      model: text.default('tts-1'),
      key: text.optional(),
      speed: z.number().min(0.25).max(4).default(1),
      concurrency: z.number().int().min(1).max(64).default(2),
      /** In whatever currency; for `preview --cost`. */
      pricePerMillionCharacters: z.number().min(0).optional(),
    })
    .optional(),
});

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

const narration = z.strictObject({
  /** Spoken first; {title} {byline} {date} {site} {show} are filled in. */
  intro: text.optional(),
  outro: text.optional(),
  /** Said before each clip. */
  leadIn: text.optional(),
  /** Whether the title, the author and the date are said. */
  announce: z.boolean().default(true),
  pauses: z
    .strictObject({
      title: seconds.default(1),
      heading: seconds.default(0.9),
      paragraph: seconds.default(0.6),
      quote: seconds.default(0.7),
      clip: seconds.default(0.7),
    })
    .prefault({}),
});

const audio = z.strictObject({
  format: z.enum(['mp3', 'm4a', 'opus']).default('mp3'),
  bitrateKbps: z.number().int().min(16).max(320).default(64),
  channels: z.enum(['mono', 'stereo']).default('mono'),
  /** Default: −19 for mono, −16 for stereo. */
  loudnessLufs: z.number().min(-31).max(-9).optional(),
  truePeakDbtp: z.number().min(-9).max(0).default(-1),
  copy: z.enum(['auto', 'never']).default('never'),
  lite: z.boolean().default(false),
});

const show = z.strictObject({
  id: text
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens')
    .refine((id) => !RESERVED_SHOW_IDS.includes(id), 'another name: the server needs this one for itself'),
  title: text,
  description: text.optional(),
  language: text.refine(isLanguageTag, 'a BCP 47 language tag, e.g. zh-CN or en'),
  author: text,
  owner: z.strictObject({ name: text, email: z.email() }).optional(),
  /** Apple's category, with its subcategory after " > ". */
  category: text
    .refine((name) => parseCategory(name) !== undefined, 'a category of Apple’s list, e.g. News, or News > Politics')
    .default('News'),
  explicit: z.boolean().default(false),
  link: httpUrl.optional(),
  copyright: text.optional(),
  feed: z
    .strictObject({
      /** The newest so many; the older ones are in archive documents (RFC 5005). */
      items: z.number().int().min(1).max(5000).default(300),
    })
    .prefault({}),
  /** A square PNG or JPEG. */
  cover: text.optional(),
  mode: mode.default('splice'),
  /** From a language to the voice that reads it; `*` is for every other language. */
  voices: z.record(text, voiceName).default({}),
  narration: narration.prefault({}),
  audio: audio.prefault({}),
  extract: extractHelp.optional(),
  pronounce: z.record(text, pronunciation).default({}),
  sources: z.array(source).min(1),
});

export const configSchema = z.strictObject({
  site: z
    .strictObject({
      /** Every absolute URL in the feed starts with this. */
      baseUrl: httpUrl.default('http://localhost:8080'),
      /** Of the front page; the first counts. Default: the first show's. */
      languages: z.array(text).optional(),
    })
    .prefault({}),
  paths: z
    .strictObject({ feed: text.default('feed'), media: text.default('media'), data: text.default('data') })
    .prefault({}),
  fetch: z
    .strictObject({
      /** For everything, or from a host (`*.example.org`, `*`) to the proxy for it. */
      proxy: z.union([proxyUrl, z.record(text, proxyUrl)]).optional(),
      /** Where a URL that starts with `from` is fetched instead. */
      mirrors: z.array(z.strictObject({ from: text, to: httpUrl })).default([]),
      /** host:port that may resolve to a private address. */
      allowPrivate: z.array(text.regex(/^\S+:\d{1,5}$/, 'host:port')).default([]),
      userAgent: text.optional(),
      timeoutSeconds: z.number().min(1).max(600).default(30),
      maxPageMegabytes: z.number().min(0.1).max(100).default(20),
      maxClipMegabytes: z.number().min(0.1).max(4000).default(500),
    })
    .prefault({}),
  cache: z.strictObject({ maxMegabytes: z.number().min(10).default(5000) }).prefault({}),
  narrators: narrators.prefault({}),
  /** Cron expression of the scheduled job. */
  schedule: text.default('*/30 * * * *'),
  timezone: timeZone.default('UTC'),
  shows: z
    .array(show)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'a different id for each show'),
});

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
