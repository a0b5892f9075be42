/** Which articles the operator does not want, and why, in words. */

import { compilePattern } from '../config/text-pattern.ts';
import type { Article, Block, SourceItem } from '../model.ts';

/** Every key that is given has to hold; of a list of patterns or languages, one is enough. */
export type Filters = {
  readonly titleIncludes?: readonly string[];
  readonly titleExcludes?: readonly string[];
  readonly textIncludes?: readonly string[];
  readonly textExcludes?: readonly string[];
  readonly tagIncludes?: readonly string[];
  readonly tagExcludes?: readonly string[];
  /** BCP 47; `zh` also stands for `zh-TW`. */
  readonly languages?: readonly string[];
  /** Of the text that is read aloud, spaces not counted. */
  readonly minCharacters?: number;
  readonly maxCharacters?: number;
  readonly maxAgeDays?: number;
  readonly hasAudio?: boolean;
};

const DAY_MS = 86_400_000;

/**
 * Why an article is left out; `undefined` when it is wanted. What the article does not say of itself, its item may.
 */
export function findFilterReason(article: Article, item: SourceItem, filters: Filters, now: Date): string | undefined {
  const text = spokenText(article.blocks);
  const audio = article.blocks.some(({ kind }) => kind === 'clip') || (item.enclosures ?? []).length > 0;
  return (
    titleReason(article.title, filters) ??
    tagReason([...article.tags, ...(item.tags ?? [])], filters) ??
    ageReason(article.publishedAt ?? item.publishedAt, filters, now) ??
    languageReason(article.language, filters) ??
    lengthReason(text, filters) ??
    audioReason(audio, filters) ??
    textReason(text, filters)
  );
}

/**
 * {@link findFilterReason} as far as the listing alone decides it, so that the page need not be asked for. What the
 * page may still say otherwise (more tags, a date that the listing lacks) is left to it.
 */
export function listingReason(item: SourceItem, filters: Filters, now: Date): string | undefined {
  const { tagExcludes } = filters;
  return (
    (item.title === undefined ? undefined : titleReason(item.title, filters)) ??
    (tagExcludes && item.tags ? tagReason(item.tags, { tagExcludes }) : undefined) ??
    ageReason(item.publishedAt, filters, now)
  );
}

function titleReason(title: string, { titleIncludes, titleExcludes }: Filters): string | undefined {
  if (titleIncludes && titleIncludes.length > 0 && firstMatch(titleIncludes, [title]) === undefined)
    return `The title has nothing of filters.titleIncludes (${titleIncludes.join(', ')}).`;
  const found = firstMatch(titleExcludes ?? [], [title]);
  return found && `The title has ${found.pattern}, which filters.titleExcludes names.`;
}

function tagReason(tags: readonly string[], { tagIncludes, tagExcludes }: Filters): string | undefined {
  const has = tags.length === 0 ? 'It has no tags' : `Its tags (${[...new Set(tags)].join(', ')}) are other ones`;
  if (tagIncludes && tagIncludes.length > 0 && firstMatch(tagIncludes, tags) === undefined)
    return `${has}; filters.tagIncludes wants ${tagIncludes.join(', ')}.`;
  const found = firstMatch(tagExcludes ?? [], tags);
  return found && `It is tagged ${found.text}, which filters.tagExcludes names.`;
}

function ageReason(publishedAt: string | undefined, { maxAgeDays }: Filters, now: Date): string | undefined {
  if (maxAgeDays === undefined || publishedAt === undefined) return undefined;
  // A date without a time is as young as its last moment.
  const at = Date.parse(publishedAt) + (/^\d{4}-\d{2}-\d{2}$/.test(publishedAt) ? DAY_MS : 0);
  const days = (now.getTime() - at) / DAY_MS;
  if (!(days > maxAgeDays)) return undefined;
  return `It is ${Math.floor(days)} days old; filters.maxAgeDays is ${maxAgeDays}.`;
}

function languageReason(language: string, { languages }: Filters): string | undefined {
  if (!languages || languages.length === 0) return undefined;
  const written = language.toLowerCase();
  const wanted = languages.some((one) => `${written}-`.startsWith(`${one.toLowerCase()}-`));
  return wanted ? undefined : `Its language is ${language}; filters.languages wants ${languages.join(', ')}.`;
}

function lengthReason(text: string, { minCharacters, maxCharacters }: Filters): string | undefined {
  if (minCharacters === undefined && maxCharacters === undefined) return undefined;
  const characters = [...text.replace(/\s/g, '')].length;
  if (minCharacters !== undefined && characters < minCharacters)
    return `It has ${characters} characters; filters.minCharacters is ${minCharacters}.`;
  if (maxCharacters !== undefined && characters > maxCharacters)
    return `It has ${characters} characters; filters.maxCharacters is ${maxCharacters}.`;
  return undefined;
}

function audioReason(hasAny: boolean, { hasAudio }: Filters): string | undefined {
  if (hasAudio === undefined || hasAudio === hasAny) return undefined;
  return hasAny ? 'It has a recording; filters.hasAudio is false.' : 'It has no recording; filters.hasAudio is true.';
}

function textReason(text: string, { textIncludes, textExcludes }: Filters): string | undefined {
  if (textIncludes && textIncludes.length > 0 && firstMatch(textIncludes, [text]) === undefined)
    return `The text has nothing of filters.textIncludes (${textIncludes.join(', ')}).`;
  const found = firstMatch(textExcludes ?? [], [text]);
  return found && `The text has ${found.pattern}, which filters.textExcludes names.`;
}

function firstMatch(patterns: readonly string[], texts: readonly string[]) {
  for (const pattern of patterns) {
    const text = texts.find(compilePattern(pattern));
    if (text !== undefined) return { pattern, text };
  }
  return undefined;
}

function spokenText(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'quote' || block.kind === 'listItem'
        ? [block.text]
        : [],
    )
    .join('\n');
}
