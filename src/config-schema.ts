/** What a configuration may say: every key, its default, and in words what is allowed. */
import { z } from 'zod';
import { isCron } from './cron-expression.ts';
import { parseCategory } from './publish/apple-categories.ts';
import { RESERVED_SHOW_IDS } from './publish/site-urls.ts';
import { findPatternProblem } from './text-pattern.ts';

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

const SOURCE_KINDS = ['files', 'page', 'feed', 'index', 'sitemap'] as const;

const mode = z.enum(['splice', 'original', 'narration', 'auto']);

/** Words, or a regular expression between slashes: `/第\\d+期/i`. */
const patterns = z.array(text.superRefine((value, context) => addProblem(context, findPatternProblem(value))));

/** Which articles become episodes. Every key that is given has to hold. */
const filters = z.strictObject({
  titleIncludes: patterns.optional(),
  titleExcludes: patterns.optional(),
  textIncludes: patterns.optional(),
  textExcludes: patterns.optional(),
  tagIncludes: patterns.optional(),
  tagExcludes: patterns.optional(),
  languages: z.array(text).optional(),
  minCharacters: z.number().int().min(0).optional(),
  maxCharacters: z.number().int().min(1).optional(),
  maxAgeDays: z.number().min(0).optional(),
  hasAudio: z.boolean().optional(),
});

const cron = text.refine(isCron, 'a cron expression of five fields, e.g. "*/30 * * * *"');

const source = z
  .strictObject({
    /** A file, a folder, or a glob pattern. */
    files: text.optional(),
    /** One article on the web. */
    page: httpUrl.optional(),
    /** RSS, RDF, Atom or JSON Feed. */
    feed: httpUrl.optional(),
    /** A page that links to articles; `links` says which. */
    index: httpUrl.optional(),
    /** CSS selector of the links to articles on an index page. */
    links: text.optional(),
    /** CSS selector of the link to the index's next page. */
    next: text.optional(),
    /** At most so many pages of an index. */
    maxPages: z.number().int().min(1).max(100).default(1),
    /** A sitemap or a sitemap index, as XML, gzipped or not. */
    sitemap: httpUrl.optional(),
    /** The newest so many; a feed or a sitemap may name thousands. */
    limit: z.number().int().min(1).optional(),
    /** What is narrated of a feed's items: their pages, or the text that the feed itself carries. */
    text: z.enum(['page', 'feed']).default('page'),
    schedule: cron.optional(),
    filters: filters.optional(),
    extract: extractHelp.optional(),
    mode: mode.optional(),
  })
  .refine(
    (value) => SOURCE_KINDS.filter((kind) => value[kind] !== undefined).length === 1,
    `exactly one of ${SOURCE_KINDS.join(', ')} (which source is this?)`,
  )
  .refine((value) => (value.index === undefined) === (value.links === undefined), 'links with index, and only there');

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
  /** A small file for slow networks beside the other; `true` is `aac`. */
  lite: z.union([z.boolean(), z.enum(['opus', 'aac', 'mp3'])]).default(false),
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
  /** A PNG, JPEG or WebP; made square and resized when needed. */
  cover: text.optional(),
  mode: mode.default('splice'),
  /** From a language to the voice that reads it; `*` is for every other language. */
  voices: z.record(text, voiceName).default({}),
  narration: narration.prefault({}),
  audio: audio.prefault({}),
  extract: extractHelp.optional(),
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
      /** Whether `lectern subscriber add` gives people tokens of their own. */
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
  sources: z.array(source).min(1),
});

export const configSchema = z.strictObject({
  site: z
    .strictObject({
      /** Every absolute URL in the feed starts with this. */
      baseUrl: httpUrl.default('http://localhost:8080'),
      /** Of the front page; the first counts. Default: the first show's. */
      languages: z.array(text).optional(),
      /** Other addresses at which the media folder is published as well. */
      mirrors: z.array(httpUrl).default([]),
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
      /** Between two requests to one host. */
      delaySeconds: z.number().min(0).max(60).default(1),
      /** `ignore` is for sites whose owner has allowed it. */
      robots: z.enum(['obey', 'ignore']).default('obey'),
      timeoutSeconds: z.number().min(1).max(600).default(30),
      maxPageMegabytes: z.number().min(0.1).max(100).default(20),
      maxClipMegabytes: z.number().min(0.1).max(4000).default(500),
    })
    .prefault({}),
  cache: z.strictObject({ maxMegabytes: z.number().min(10).default(5000) }).prefault({}),
  narrators: narrators.prefault({}),
  /** Cron expression of the scheduled job. */
  schedule: cron.default('*/30 * * * *'),
  timezone: timeZone.default('UTC'),
  /** What is told of a run's outcome, to a program or to a server. */
  hooks: z
    .array(
      z
        .strictObject({
          on: z.array(z.enum(['published', 'updated', 'failed', 'stale'])).min(1),
          /** A program and its arguments; what happened is JSON on its standard input. */
          command: z.array(text).min(1).optional(),
          /** Gets the same JSON as a POST. */
          url: httpUrl.optional(),
          /** Signs the POST: HMAC-SHA256 of the body in `X-Lectern-Signature`. */
          secret: text.optional(),
        })
        .refine((value) => (value.command === undefined) !== (value.url === undefined), 'either command or url'),
    )
    .default([]),
  /** Hubs that are told of a changed feed (W3C WebSub). */
  websub: z.array(httpUrl).default([]),
  shows: z
    .array(show)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'a different id for each show'),
});

function addProblem(context: z.RefinementCtx, problem: string | undefined): void {
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
}

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
