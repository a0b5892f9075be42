/** What a configuration may say in a show's feed beyond what every feed has. */
import { z } from 'zod';
import { findXmlFault } from '../formats/find-xml-fault.ts';
import { parseCategory } from '../publish/apple-categories.ts';
import { BUILT_IN_PREFIXES, listPrefixes } from '../publish/feed-prefixes.ts';
import { httpUrl, text } from './config-terms.ts';

const categoryName = text.refine(
  (name) => parseCategory(name) !== undefined,
  'a category of Apple’s list, e.g. News, or News > Politics',
);

/** Apple's categories, the first one being the show's; a subcategory after " > ". */
export const category = z.union([categoryName, z.array(categoryName).min(1)]).default('News');

/** What apps show of an element's text. */
const label = text.max(128);

const PREFIX = /^(?!xml)[a-z][\w.-]*$/i;

/** Elements go into the feed as they are, so that they must not be able to end it, or to run in a reader of feeds. */
const element = z.string().superRefine((value, context) => {
  const fault = /<[!?]/.test(value)
    ? 'no comments, CDATA or processing instructions'
    : /<(?:[\w.-]+:)?(?:script|iframe|style|object|embed)\b|[\s"'](?:on\w+)\s*=|javascript:/i.test(value)
      ? 'nothing that runs'
      : findXmlFault(value);
  if (fault !== undefined)
    context.addIssue({ code: 'custom', message: `one well-formed XML element (here: ${fault})` });
});

export const feed = z
  .strictObject({
    /** The newest so many; the older ones are in archive documents (RFC 5005). */
    items: z.number().int().min(1).max(5000).default(1000),
    /** Whether other hosts are forbidden to take the feed over; asks for an owner. */
    locked: z.boolean().default(false),
    /** No more episodes will come. */
    complete: z.boolean().default(false),
    funding: z.array(z.strictObject({ url: httpUrl, text: label })).default([]),
    license: z.strictObject({ name: label, url: httpUrl.optional() }).optional(),
    location: z
      .strictObject({
        name: label,
        /** What it is about, or where it is made. */
        rel: z.enum(['subject', 'creator']).optional(),
        geo: text.regex(/^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?/, 'e.g. geo:31.23,121.47').optional(),
        osm: text.regex(/^[NWR]\d+/, 'e.g. R913067').optional(),
        country: text.regex(/^[a-z]{2}$/i, 'two letters, e.g. cn').optional(),
      })
      .optional(),
    /** Proofs of ownership, and what else somebody reads there. */
    txt: z.array(z.strictObject({ purpose: label.optional(), text: text.max(4000) })).default([]),
    persons: z
      .array(
        z.strictObject({
          name: label,
          role: label.optional(),
          group: label.optional(),
          img: httpUrl.optional(),
          href: httpUrl.optional(),
        }),
      )
      .default([]),
    trailers: z
      .array(
        z.strictObject({
          title: label,
          url: httpUrl,
          publishedAt: text.refine((value) => !Number.isNaN(Date.parse(value)), 'a date, e.g. 2024-05-18'),
          byteLength: z.number().int().min(1).optional(),
          mimeType: text.regex(/^(audio|video)\/[\w.+-]+$/, 'e.g. audio/mpeg').optional(),
          season: z.number().int().min(1).optional(),
        }),
      )
      .default([]),
    /** Prefixes of further elements, with their namespaces. */
    namespaces: z
      .record(
        text,
        text.refine((value) => URL.canParse(value), 'a URI'),
      )
      .default({}),
    /** Further elements of the channel, as XML. */
    elements: z.array(element).default([]),
  })
  .superRefine(({ namespaces, elements }, context) => {
    for (const prefix of Object.keys(namespaces))
      if (!PREFIX.test(prefix) || BUILT_IN_PREFIXES.has(prefix))
        context.addIssue({
          code: 'custom',
          path: ['namespaces', prefix],
          message: BUILT_IN_PREFIXES.has(prefix)
            ? 'another prefix: the feed has that one'
            : 'a prefix of letters and digits, without xml in front',
        });
    for (const [at, value] of elements.entries())
      for (const prefix of listPrefixes(value))
        if (!(prefix in namespaces) && !BUILT_IN_PREFIXES.has(prefix))
          context.addIssue({
            code: 'custom',
            path: ['elements', at],
            message: prefix === '' ? 'elements with a prefix' : `the prefix ${prefix} in feed.namespaces`,
          });
  })
  .prefault({});
