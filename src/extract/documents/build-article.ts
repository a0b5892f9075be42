/** What a format brings → the article, with the title where the text says it itself. */
import type { Article, Block } from '../../model.ts';
import type { ExtractReport, ReportedBlock } from '../extract-types.ts';
import { formatDate, parseDate } from '../parse-date.ts';
import { readLanguage } from '../read-language.ts';
import { squash } from '../squash.ts';
import { type DocumentInput, DocumentRefusal, type DocumentText, type ReadDocument } from './document-types.ts';

const TITLE_LIMIT = 500;
const SPOKEN = new Set<Block['kind']>(['heading', 'paragraph', 'quote', 'listItem']);

/** @throws DocumentRefusal for a document without text */
export function buildArticle(
  { url, fileName }: Pick<DocumentInput, 'url' | 'fileName'>,
  about: Omit<DocumentText, 'html'>,
  blocks: readonly Block[],
  reported: readonly ReportedBlock[],
): ReadDocument {
  const text = blocks.flatMap((block) => (SPOKEN.has(block.kind) && 'text' in block ? [block.text] : []));
  if (!text.some((one) => /\p{L}/u.test(one))) throw new DocumentRefusal('holds no text');
  const { title, body } = takeTitle(about.title?.replace(/\s+/g, ' ').trim(), blocks, fileName, url);
  const written = about.publishedAt === undefined ? undefined : parseDate(about.publishedAt);
  const byline = about.byline?.replace(/\s+/g, ' ').trim();
  const article: Article = {
    url,
    canonicalUrl: url,
    title: title.slice(0, TITLE_LIMIT),
    ...(byline && { byline: byline.slice(0, 200) }),
    ...(written && { publishedAt: formatDate(written) }),
    language: readLanguage([about.language], text.join('\n')),
    tags: [],
    blocks: body,
  };
  const report: ExtractReport = {
    title: about.title ?? '',
    characters: text.reduce((sum, one) => sum + one.length, 0),
    blocks: reported,
    links: {},
    problems: about.problems ?? [],
  };
  return { article, report };
}

/** A title that the text begins with is said once. */
function takeTitle(
  given: string | undefined,
  blocks: readonly Block[],
  fileName: string | undefined,
  url: string,
): { readonly title: string; readonly body: readonly Block[] } {
  const [first] = blocks;
  if (given) {
    const isSaid = first && 'text' in first && first.text !== '' && squash(first.text) === squash(given);
    return { title: given, body: isSaid ? blocks.slice(1) : blocks };
  }
  if (first?.kind === 'heading' && blocks.length > 1) return { title: first.text, body: blocks.slice(1) };
  const named = nameOf(fileName) ?? nameOf(url.startsWith('file:') || url.startsWith('http') ? lastOf(url) : undefined);
  const start = blocks.find((block) => SPOKEN.has(block.kind) && 'text' in block);
  const sentence = start && 'text' in start ? /^.{4,60}?(?=[。！？.!?\n]|$)/u.exec(start.text)?.[0] : undefined;
  return { title: named ?? sentence ?? (start && 'text' in start ? start.text.slice(0, 60) : url), body: blocks };
}

function lastOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  } catch {
    return undefined;
  }
}

/** A file's name as a title, if it is made of words. */
function nameOf(fileName: string | undefined): string | undefined {
  const name =
    fileName
      ?.replace(/^.*[/\\]/, '')
      .replace(/\.[a-z\d]{1,8}$/i, '')
      .replace(/[_+]+/g, ' ')
      .trim() ?? '';
  return /\p{L}{2}/u.test(name) && !/^[\da-f-]{16,}$/i.test(name) ? name : undefined;
}
