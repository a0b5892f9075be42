/** What a configuration may say of a source: where articles come from, which are wanted, how they are read. */
import { z } from 'zod';
import { linkding, wallabag } from './account-schema.ts';
import { cron, httpUrl, type KeyRole, speed, text, voices } from './config-terms.ts';
import { findSelectorProblem } from './css-selector.ts';
import { mail } from './mail-schema.ts';
import { findPatternProblem } from './text-pattern.ts';

/** CSS selectors that help the extractor with one site. */
const selector = text.superRefine((value, context) => addProblem(context, findSelectorProblem(value)));

export const extractHelp = z.strictObject({
  body: selector.optional(),
  remove: z.array(selector).optional(),
  title: selector.optional(),
  byline: selector.optional(),
  date: selector.optional(),
  clips: selector.optional(),
});

const SOURCE_KINDS = ['files', 'page', 'feed', 'index', 'sitemap', 'mail', 'wallabag', 'linkding'] as const;

/** What becomes of an article of which the page holds only the beginning. */
export const teaser = z.enum(['skip', 'publish']);
export const mode = z.enum(['splice', 'original', 'narration', 'auto']);

/** Words, or a regular expression between slashes: `/第\\d+期/i`. */
const patterns = z.array(text.superRefine((value, context) => addProblem(context, findPatternProblem(value))));

/** Which articles become episodes. Every key that is given has to hold. */
export const filters = z.strictObject({
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

export const source = z
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
    links: selector.optional(),
    /** CSS selector of the link to the index's next page. */
    next: selector.optional(),
    /** At most so many pages of an index. */
    maxPages: z.number().int().min(1).max(100).default(1),
    /** A sitemap or a sitemap index, as XML, gzipped or not. */
    sitemap: httpUrl.optional(),
    /** A mailbox with newsletters. */
    mail: mail.optional(),
    /** A Wallabag account. */
    wallabag: wallabag.optional(),
    /** A linkding account. */
    linkding: linkding.optional(),
    /** The newest so many; a feed or a sitemap may name thousands. */
    limit: z.number().int().min(1).optional(),
    /** An EPUB as an episode for each of its chapters. */
    split: z.literal('chapters').optional(),
    /** Of a serial show: the season that what is listed here belongs to. */
    season: z
      .union([
        z.number().int().min(1).max(9999),
        z.strictObject({ number: z.number().int().min(1).max(9999), name: text }),
      ])
      .optional(),
    /** What is narrated of a feed's items: their pages, or the text that the feed itself carries. */
    text: z.enum(['page', 'feed']).default('page'),
    schedule: cron.optional(),
    filters: filters.optional(),
    extract: extractHelp.optional(),
    mode: mode.optional(),
    teaser: teaser.optional(),
    resolve: z.boolean().optional(),
    /** Instead of the show's, language by language. */
    voices: voices.optional(),
    speed: speed.optional(),
  })
  .refine(
    (value) => SOURCE_KINDS.filter((kind) => value[kind] !== undefined).length === 1,
    `exactly one of ${SOURCE_KINDS.join(', ')} (which source is this?)`,
  )
  .refine((value) => (value.index === undefined) === (value.links === undefined), 'links with index, and only there')
  .refine((value) => value.split === undefined || value.files !== undefined, 'split with files only');

/** Every key of a source, in the order of version 0.1, then later ones. */
export const SOURCE_KEYS = {
  files: 'made',
  page: 'made',
  feed: 'made',
  index: 'made',
  links: 'made',
  next: 'made',
  maxPages: 'run',
  sitemap: 'made',
  mail: 'run',
  wallabag: 'run',
  linkding: 'run',
  limit: 'run',
  split: 'run',
  season: 'run',
  text: 'made',
  schedule: 'run',
  filters: 'made',
  extract: 'made',
  mode: 'made',
  teaser: 'made',
  resolve: 'made',
  voices: 'made',
  speed: 'made',
} as const satisfies Record<keyof z.output<typeof source>, KeyRole>;

function addProblem(context: z.RefinementCtx, problem: string | undefined): void {
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
}
