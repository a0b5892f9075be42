/** What a format brings → the article, with the title where the text says it itself. */

import type { Article, Block } from '../../model.ts';
import { firstWords } from '../../words/first-words.ts';
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
  const isHeard = text.some((one) => /\p{L}/u.test(one)) || blocks.some(({ kind }) => kind === 'clip');
  if (!isHeard) throw new DocumentRefusal('holds no text', 'no-text');
  const byline = about.byline?.replace(/\s+/g, ' ').trim();
  const { title, body } = takeTitle(about, byline, blocks, fileName, url);
  const written = about.publishedAt === undefined ? undefined : parseDate(about.publishedAt);
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

/** Above the text, its title, its author and its date may stand, and the title again. */
const HEAD_BLOCKS = 5;

/** A title, an author and a day that the text begins with are said once. */
function withoutHead(
  titles: readonly string[],
  byline: string | undefined,
  blocks: readonly Block[],
): readonly Block[] {
  const said = new Set(
    [...titles, byline ?? '', `by ${byline}`, `作者${byline}`].map(squash).filter((one) => one !== ''),
  );
  let from = 0;
  while (from < Math.min(HEAD_BLOCKS, blocks.length - 1)) {
    const block = blocks[from];
    const text = block && 'text' in block && block.kind !== 'table' && block.kind !== 'code' ? block.text : undefined;
    const isDay = from > 0 && text !== undefined && text.length < 40 && isDateline(text);
    if (text === undefined || !(said.has(squash(text)) || isDay)) break;
    from += 1;
  }
  return blocks.slice(from);
}

const isDateline = (text: string) =>
  parseDate(text) !== undefined && (text.match(/\p{L}+/gu)?.length ?? 0) <= 4 && !/[.。!?]$/.test(text);

function takeTitle(
  about: Pick<DocumentText, 'title' | 'chapter'>,
  byline: string | undefined,
  blocks: readonly Block[],
  fileName: string | undefined,
  url: string,
): { readonly title: string; readonly body: readonly Block[] } {
  const [first] = blocks;
  const given = about.title?.replace(/\s+/g, ' ').trim();
  if (about.chapter !== undefined) {
    // Without contents, a chapter has a number, and its heading is its name.
    const isNamed = /\p{L}/u.test(about.chapter) || first?.kind !== 'heading';
    const chapter = isNamed ? about.chapter : first.text;
    return {
      title: given ? `${given} · ${chapter}` : chapter,
      body: withoutHead([chapter, given ?? ''], byline, blocks),
    };
  }
  if (given) return { title: given, body: withoutHead([given], byline, blocks) };
  if (first?.kind === 'heading' && blocks.length > 1)
    return { title: first.text, body: withoutHead([first.text], byline, blocks) };
  const named = nameOf(fileName) ?? nameOf(url.startsWith('file:') || url.startsWith('http') ? lastOf(url) : undefined);
  const start = blocks.find((block) => SPOKEN.has(block.kind) && 'text' in block);
  const text = start && 'text' in start ? start.text : undefined;
  const isName = named !== undefined && !(text !== undefined && isBeginning(named, text));
  return { title: isName ? named : text === undefined ? url : firstWords(text), body: blocks };
}

/** Programs name a file by the words that its text begins with. A name of few words is one, though they stand there too. */
const isBeginning = (name: string, text: string) =>
  (name.match(/\p{Script=Han}/gu)?.length ?? 0) + name.split(/\s+/).length > NAME_WORDS &&
  squash(text).startsWith(squash(name));

const NAME_WORDS = 4;

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
