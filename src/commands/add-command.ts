/** `lectern add`: articles that a person names, one by one or in lists, made now. */
import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/read-config.ts';
import { LecternError, toLecternError } from '../errors.ts';
import type { AddedItem } from '../run/add-item.ts';
import { splitBook } from '../run/split-book.ts';
import { toSourceItem } from '../sources/to-source-item.ts';
import type { Output } from './output.ts';
import { type RunCommandOptions, runCommand } from './run-command.ts';

export type AddCommandOptions = RunCommandOptions & {
  /** Addresses and files; `-` is a list on standard input. */
  readonly targets: readonly string[];
  /** A list: one a line. */
  readonly from?: string;
  readonly showId?: string;
  readonly allowDuplicate: boolean;
  /** Books become an episode a chapter. */
  readonly isSplit?: boolean;
};

/** What of a list cannot be added. */
export type Mistake = { readonly list: string; readonly line: number; readonly text: string; readonly message: string };

type Listed = { readonly items: readonly AddedItem[]; readonly mistakes: readonly Mistake[] };

/** @returns as {@link runCommand}; a mistake counts as an article that failed */
export async function addCommand(
  config: Config,
  { targets, from, showId, allowDuplicate, isSplit, ...options }: AddCommandOptions,
  input: AsyncIterable<Uint8Array | string>,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const lists: Listed[] = [];
  for (const target of targets)
    lists.push(
      target === '-'
        ? await readList(await readAll(input), 'standard input', process.cwd())
        : { items: [toItem(target)], mistakes: [] },
    );
  if (from !== undefined) lists.push(await readList(await readListFile(from), from, process.cwd()));
  const mistakes = lists.flatMap((list) => list.mistakes);
  // What is named twice is one article.
  const named = [...new Map(lists.flatMap((list) => list.items).map((item) => [item.url, item])).values()];
  const items = isSplit ? await splitAll(named, signal) : named;
  if (items.length + mistakes.length === 0)
    throw new LecternError('There is nothing to add.', {
      code: 'usage',
      stage: 'cli',
      hint: 'Name addresses or files, - for a list on standard input, or a list with --from.',
    });
  for (const mistake of mistakes)
    if (options.json) output.write(`${JSON.stringify({ kind: 'refused', ...mistake })}\n`);
    else output.warn(`${describeMistake(mistake)}\n`);
  if (items.length === 0) return 1;
  const request = { kind: 'add' as const, items, allowDuplicate, ...(showId !== undefined && { showId }) };
  const status = await runCommand(config, request, options, output, signal);
  if (mistakes.length === 0) return status;
  if (!options.json)
    output.warn(`${mistakes.length} ${mistakes.length === 1 ? 'line was' : 'lines were'} left out: see above.\n`);
  return status === 0 ? 3 : status;
}

/** What cannot be split is told when it is read. */
async function splitAll(items: readonly AddedItem[], signal: AbortSignal): Promise<readonly AddedItem[]> {
  const all: AddedItem[] = [];
  for (const item of items) {
    const bytes = item.url.startsWith('file:')
      ? await readFile(fileURLToPath(item.url)).catch(() => undefined)
      : undefined;
    all.push(...(bytes ? await splitBook(item, bytes, signal) : [item]));
  }
  return all;
}

const describeMistake = ({ list, line, text, message }: Mistake) => `${list}, line ${line}: “${text}” ${message}`;

function toItem(target: string): AddedItem {
  if (/^https?:/i.test(target) && !URL.canParse(target))
    throw new LecternError(`“${target}” is no address.`, {
      code: 'usage',
      stage: 'cli',
      hint: 'It begins with https:// or http:// and a host.',
    });
  return { url: toSourceItem(target, process.cwd()).url };
}

/**
 * One address or file a line, with a title behind a tab, or behind the space after an address, where there is one.
 * Empty lines and those that begin with # say nothing.
 */
export async function readList(content: string, list: string, workingDirectory: string): Promise<Listed> {
  const items: AddedItem[] = [];
  const mistakes: Mistake[] = [];
  for (const [at, row] of content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const [first = '', ...behind] = row.split('\t').map((part) => part.trim());
    // No address has a space: what follows one is what people write beside it.
    const [, address, words] = /^(https?:\/\/\S+)\s+(.*)$/is.exec(first) ?? [];
    const [text, rest] = address === undefined ? [first, behind] : [address, [words ?? '', ...behind]];
    if (text === '' || text.startsWith('#')) continue;
    const message = await findMistake(text, workingDirectory);
    if (message !== undefined) {
      mistakes.push({ list, line: at + 1, text, message });
      continue;
    }
    const title = rest.find((part) => part !== '');
    items.push({ url: toSourceItem(text, workingDirectory).url, ...(title !== undefined && { title }) });
  }
  return { items, mistakes };
}

async function findMistake(text: string, workingDirectory: string): Promise<string | undefined> {
  if (/^https?:/i.test(text)) return URL.canParse(text) ? undefined : 'is no address.';
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text) && !text.startsWith('file:')) return 'is no address of the web.';
  const isThere = await access(fileURLToPath(toSourceItem(text, workingDirectory).url)).then(
    () => true,
    () => false,
  );
  return isThere ? undefined : 'is neither an address nor a file that is here.';
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts).toString();
}

async function readListFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new LecternError(`The list ${path} cannot be read: ${toLecternError(thrown, 'cli').message}`, {
      code: 'usage',
      stage: 'cli',
      hint: 'Name a file with one address a line.',
      cause: thrown,
    });
  }
}
