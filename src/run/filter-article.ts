/** Which articles the operator does not want, and why, in words. */

import { compilePattern } from '../config/text-pattern.ts';
import type { Article, Block, SourceItem } from '../model.ts';
import type { Told } from '../words/why.ts';

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
export function findFilterReason(article: Article, item: SourceItem, filters: Filters, now: Date): Told | undefined {
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
export function listingReason(item: SourceItem, filters: Filters, now: Date): Told | undefined {
  const { tagExcludes } = filters;
  return (
    (item.title === undefined ? undefined : titleReason(item.title, filters)) ??
    (tagExcludes && item.tags ? tagReason(item.tags, { tagExcludes }) : undefined) ??
    ageReason(item.publishedAt, filters, now)
  );
}

function titleReason(title: string, { titleIncludes, titleExcludes }: Filters): Told | undefined {
  if (titleIncludes && titleIncludes.length > 0 && firstMatch(titleIncludes, [title]) === undefined)
    return {
      text: `The title has nothing of filters.titleIncludes (${titleIncludes.join(', ')}).`,
      why: { kind: 'title-lacks', patterns: titleIncludes },
    };
  const found = firstMatch(titleExcludes ?? [], [title]);
  return (
    found && {
      text: `The title has ${found.pattern}, which filters.titleExcludes names.`,
      why: { kind: 'title-has', pattern: found.pattern },
    }
  );
}

function tagReason(tags: readonly string[], { tagIncludes, tagExcludes }: Filters): Told | undefined {
  const has = tags.length === 0 ? 'It has no tags' : `Its tags (${[...new Set(tags)].join(', ')}) are other ones`;
  if (tagIncludes && tagIncludes.length > 0 && firstMatch(tagIncludes, tags) === undefined)
    return {
      text: `${has}; filters.tagIncludes wants ${tagIncludes.join(', ')}.`,
      why: { kind: 'tags-lack', wanted: tagIncludes },
    };
  const found = firstMatch(tagExcludes ?? [], tags);
  return (
    found && {
      text: `It is tagged ${found.text}, which filters.tagExcludes names.`,
      why: { kind: 'tag-has', tag: found.text },
    }
  );
}

function ageReason(publishedAt: string | undefined, { maxAgeDays }: Filters, now: Date): Told | undefined {
  if (maxAgeDays === undefined || publishedAt === undefined) return undefined;
  // A date without a time is as young as its last moment.
  const at = Date.parse(publishedAt) + (/^\d{4}-\d{2}-\d{2}$/.test(publishedAt) ? DAY_MS : 0);
  const days = (now.getTime() - at) / DAY_MS;
  if (!(days > maxAgeDays)) return undefined;
  const old = Math.floor(days);
  return {
    text: `It is ${old} days old; filters.maxAgeDays is ${maxAgeDays}.`,
    why: { kind: 'too-old', days: old, most: maxAgeDays },
  };
}

function languageReason(language: string, { languages }: Filters): Told | undefined {
  if (!languages || languages.length === 0) return undefined;
  const written = language.toLowerCase();
  const wanted = languages.some((one) => `${written}-`.startsWith(`${one.toLowerCase()}-`));
  if (wanted) return undefined;
  return {
    text: `Its language is ${language}; filters.languages wants ${languages.join(', ')}.`,
    why: { kind: 'other-language', language, wanted: languages },
  };
}

function lengthReason(text: string, { minCharacters, maxCharacters }: Filters): Told | undefined {
  if (minCharacters === undefined && maxCharacters === undefined) return undefined;
  const characters = [...text.replace(/\s/g, '')].length;
  if (minCharacters !== undefined && characters < minCharacters)
    return {
      text: `It has ${characters} characters; filters.minCharacters is ${minCharacters}.`,
      why: { kind: 'too-short', characters, least: minCharacters },
    };
  if (maxCharacters !== undefined && characters > maxCharacters)
    return {
      text: `It has ${characters} characters; filters.maxCharacters is ${maxCharacters}.`,
      why: { kind: 'too-long', characters, most: maxCharacters },
    };
  return undefined;
}

function audioReason(hasAny: boolean, { hasAudio }: Filters): Told | undefined {
  if (hasAudio === undefined || hasAudio === hasAny) return undefined;
  return hasAny
    ? { text: 'It has a recording; filters.hasAudio is false.', why: { kind: 'has-recording' } }
    : { text: 'It has no recording; filters.hasAudio is true.', why: { kind: 'lacks-recording' } };
}

function textReason(text: string, { textIncludes, textExcludes }: Filters): Told | undefined {
  if (textIncludes && textIncludes.length > 0 && firstMatch(textIncludes, [text]) === undefined)
    return {
      text: `The text has nothing of filters.textIncludes (${textIncludes.join(', ')}).`,
      why: { kind: 'text-lacks', patterns: textIncludes },
    };
  const found = firstMatch(textExcludes ?? [], [text]);
  return (
    found && {
      text: `The text has ${found.pattern}, which filters.textExcludes names.`,
      why: { kind: 'text-has', pattern: found.pattern },
    }
  );
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
