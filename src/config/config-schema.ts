/** What a configuration may say: every key, its default, and in words what is allowed. */
import { z } from 'zod';
import { feedUrl } from '../publish/site-urls.ts';
import { cron, httpUrl, postgresUrl, text } from './config-terms.ts';
import { show } from './show-schema.ts';
import { sites } from './site-schema.ts';

const proxyUrl = text.refine(
  (value) => value === 'direct' || /^(https?|socks5h?):$/.test(URL.parse(value)?.protocol ?? ''),
  'a URL that starts with http://, https:// or socks5://, or direct',
);

const timeZone = text.refine(isTimeZone, 'a time zone from the IANA database, e.g. Asia/Shanghai');

/** Narrators beside the embedded ones. */
const narrators = z.strictObject({
  /** The neural voice. */
  kokoro: z
    .strictObject({
      /** A folder, or an address, that has its files; default: where they are published. */
      from: text.optional(),
      /** `never`: it is installed only by `lectern voices install`. */
      download: z.enum(['auto', 'never']).default('auto'),
    })
    .prefault({}),
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

/** What hears again what was spoken, and writes down what recordings say. */
const recognizers = z.strictObject({
  /** Any server with `POST /v1/audio/transcriptions`. */
  openai: z
    .strictObject({
      /** The address before `/v1`. */
      baseUrl: httpUrl,
      model: text.default('whisper-1'),
      key: text.optional(),
      concurrency: z.number().int().min(1).max(64).default(2),
      /** In whatever currency; for `preview --cost`. */
      pricePerMinute: z.number().min(0).optional(),
    })
    .optional(),
});

const configuration = z.strictObject({
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
  /** Where it is kept what is known of articles, episodes and listeners: a file in `paths.data`, or a PostgreSQL server. */
  state: z.union([z.literal('sqlite'), postgresUrl]).default('sqlite'),
  /** Where the feed, the pages and the finished audio are: the folders of `paths`, or a bucket. */
  storage: z
    .union([
      z.literal('disk'),
      z.strictObject({
        s3: z
          .strictObject({
            /** Absent: Amazon's own. */
            endpoint: httpUrl.optional(),
            region: text.default('us-east-1'),
            bucket: text,
            /** Before every key of the bucket; ends with a slash. */
            prefix: z
              .string()
              .regex(/^(?:(?!\.{1,2}\/)[^/\\]+\/)*$/, 'nothing, or folders that each end with a slash, e.g. podcasts/')
              .default(''),
            /** Where the world finds what is below `public/`. */
            publicUrl: httpUrl.optional(),
            /** Whether `serve` sends listeners to the bucket for audio: to addresses that are signed for a while, or to `publicUrl`. */
            redirect: z.literal([false, 'signed', 'public']).default(false),
          })
          .refine(({ redirect, publicUrl }) => redirect !== 'public' || publicUrl !== undefined, {
            path: ['redirect'],
            error: 'false or signed, or public together with publicUrl',
          }),
      }),
    ])
    .default('disk'),
  fetch: z
    .strictObject({
      /** For everything, or from a host (`*.example.org`, `*`) to the proxy for it. */
      proxy: z.union([proxyUrl, z.record(text, proxyUrl)]).optional(),
      /** Where a URL that starts with `from` is fetched instead. */
      mirrors: z.array(z.strictObject({ from: text, to: httpUrl })).default([]),
      /** host:port that may resolve to a private address. */
      allowPrivate: z.array(text.regex(/^\S+:\d{1,5}$/, 'host:port')).default([]),
      userAgent: text.optional(),
      /** Accounts of the operator's: what is sent to one host, and to no other. */
      sites: sites.default([]),
      /** Between two requests to one host. */
      delaySeconds: z.number().min(0).max(60).default(1),
      /** `ignore` is for sites whose owner has allowed it. */
      robots: z.enum(['obey', 'ignore']).default('obey'),
      timeoutSeconds: z.number().min(1).max(600).default(30),
      maxPageMegabytes: z.number().min(0.1).max(100).default(20),
      maxClipMegabytes: z.number().min(0.1).max(4000).default(500),
    })
    .prefault({}),
  /** Documents that are sent to `serve`. */
  uploads: z.strictObject({ maxMegabytes: z.number().min(0.1).max(1000).default(50) }).prefault({}),
  cache: z.strictObject({ maxMegabytes: z.number().min(10).default(5000) }).prefault({}),
  narrators: narrators.prefault({}),
  recognizers: recognizers.prefault({}),
  /** Whether what was spoken is heard again and compared with its text. */
  verify: z
    .strictObject({
      /** `auto`: what neural and remote voices speak, where there is a recogniser; a number: that share of it. */
      when: z.union([z.enum(['auto', 'always', 'never']), z.number().gt(0).max(1)]).default('auto'),
      /** A sentence that no voice says right is marked as not spoken, or its article fails. */
      onFailure: z.enum(['mark', 'fail']).default('mark'),
    })
    .prefault({}),
  /** Whether it is written down what is said in articles' recordings, where there is a recogniser. */
  transcribeClips: z.enum(['auto', 'never']).default('auto'),
  /** Episodes that a stand-in spoke and that are not older are made again when the voice is there; 0: none. */
  remake: z.strictObject({ days: z.number().min(0).default(7) }).prefault({}),
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
  /** Tells the directories that listen to Podping of a changed feed. */
  podping: z
    .strictObject({
      /** The token of an account. */
      key: text,
      url: httpUrl.default('https://podping.cloud'),
    })
    .optional(),
  shows: z
    .array(show)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'a different id for each show')
    .superRefine((all, context) => {
      for (const [at, { formerly }] of all.entries())
        for (const [place, id] of formerly.entries()) {
          const isTaken = all.some((other, index) => index !== at && [other.id, ...other.formerly].includes(id));
          if (isTaken || formerly.indexOf(id) !== place)
            context.addIssue({
              code: 'custom',
              path: [at, 'formerly', place],
              message: isTaken ? 'an id that no other show has or had' : 'each former id once',
            });
        }
    }),
});

export const configSchema = configuration.superRefine(({ site, shows }, context) => {
  for (const [at, { id, formerly, newFeedUrl }] of shows.entries()) {
    if (newFeedUrl === undefined || !URL.canParse(newFeedUrl) || !URL.canParse(site.baseUrl)) continue;
    const place = (url: string) => `${new URL(url).host}${new URL(url).pathname}`;
    // A former id leads on to the feed, and the feed would lead back to it.
    if ([id, ...formerly].some((own) => place(feedUrl(site, { id: own })) === place(newFeedUrl)))
      context.addIssue({
        code: 'custom',
        path: ['shows', at, 'newFeedUrl'],
        message: 'another address than the feed has here: it would lead to itself',
      });
  }
});

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
