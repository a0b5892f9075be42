/** `lectern init` and `lectern config schema`: a configuration to begin with, and its schema for editors. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import { z } from 'zod';
import { configSchema } from '../config/config-schema.ts';
import { type Config, examineConfig, parseConfig } from '../config/read-config.ts';
import { openOwned } from '../drivers/open-published.ts';
import { LecternError, usageError } from '../errors.ts';
import { findOtherOwner } from '../io/folder-owner.ts';
import { makeFolder } from '../io/make-folder.ts';
import type { ChosenSource } from './choose-source.ts';
import type { Output } from './output.ts';

/** JSON Schema (2020-12) of the configuration file, made from what validates it. */
export function buildConfigSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Lectern configuration', ...schema }, null, 2)}\n`;
}

type Answers = {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  readonly source: string;
  readonly baseUrl: string;
  readonly timezone: string;
};

const QUESTIONS: readonly { readonly key: keyof Answers; readonly text: string }[] = [
  { key: 'title', text: 'What is the show called?' },
  { key: 'language', text: 'Its language (zh-CN, en, …)?' },
  { key: 'author', text: 'Who makes it?' },
  { key: 'source', text: 'Where do articles come from: the address of a site, a feed or a page, or a folder?' },
  { key: 'baseUrl', text: 'At which address will apps find the feed?' },
  { key: 'timezone', text: 'Your time zone?' },
];

const DEFAULTS: Answers = {
  title: 'My articles',
  language: 'en',
  author: 'Lectern',
  source: 'articles',
  baseUrl: 'http://localhost:8080',
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const showIdOf = ({ title }: Answers): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'show';

/** Folders beside those that another configuration uses. */
const ownPaths = (id: string) => ({ feed: join(id, 'feed'), media: join(id, 'media'), data: join(id, 'data') });

/** The file that the answers make. */
function buildConfigFile(
  answers: Answers,
  source: ChosenSource['source'],
  schemaFile: string,
  paths?: Config['paths'],
): string {
  const config = {
    site: { baseUrl: answers.baseUrl },
    ...(paths && { paths }),
    schedule: '*/30 * * * *',
    timezone: answers.timezone,
    shows: [
      {
        id: showIdOf(answers),
        title: answers.title,
        language: answers.language,
        author: answers.author,
        mode: 'auto',
        sources: [source],
      },
    ],
  };
  return `# yaml-language-server: $schema=${schemaFile}
# \`lectern config check\` says whether this is right; docs/configuration.md explains every key.
${stringify(config)}`;
}

export type InitParts = {
  readonly input: NodeJS.ReadableStream;
  /** Makes a source of the answer that names one. */
  readonly chooseSource: (answer: string, signal: AbortSignal) => Promise<ChosenSource>;
};

/**
 * Asks on the terminal, or reads an answer a line from a pipe; an empty answer takes what is proposed, and one that cannot
 * be used is asked for again.
 *
 * @throws LecternError `usage` when the file is there already, or the answers end before every one can be used
 */
export async function initCommand(
  file: string,
  { input, chooseSource }: InitParts,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const path = resolve(file);
  if (existsSync(path))
    throw usageError(`${file} is there already.`, 'Name another file with --config FILE, or edit that one.');
  const lines = createInterface({ input });
  const given = lines[Symbol.asyncIterator]();
  let answers: Answers = DEFAULTS;
  try {
    for (const { key, text } of QUESTIONS)
      for (let problem: string | undefined = ''; problem !== undefined; ) {
        output.write(`${text} [${DEFAULTS[key]}] `);
        const { value, done } = await unlessStopped(given.next(), signal);
        if (!output.isTerminal) output.write('\n');
        if (done && problem !== '') throw unusable(problem);
        const written = (done ? '' : String(value)).trim();
        const next = { ...answers, [key]: written || DEFAULTS[key] };
        problem = findProblem(next);
        if (problem === undefined) answers = next;
        else output.write(`${unusable(problem).message}\n`);
      }
  } finally {
    lines.close();
  }
  const { source, says } = await chooseSource(answers.source, signal);
  output.write(`${says}\n`);
  const schemaPath = join(dirname(path), 'lectern.schema.json');
  const build = (paths?: Config['paths']) => buildConfigFile(answers, source, basename(schemaPath), paths);
  // A source may name a variable that is still to be set.
  const usual = parseConfig(buildConfigFile(answers, { files: 'x' }, ''), file, process.cwd());
  const id = showIdOf(answers);
  const places = { paths: usual.paths, ...(await openOwned(usual)) };
  const other = await findOtherOwner(places, { file: path, shows: [id] });
  const text = other ? build(ownPaths(id)) : build();
  if (other) output.write(`The usual folders are those of ${other.name}; this one gets its own in ${id}.\n`);
  await makeFolder(dirname(path));
  if ('files' in source && typeof source['files'] === 'string') await makeArticlesFolder(source['files']);
  await writeFile(schemaPath, buildConfigSchema());
  await writeFile(path, text, { flag: 'wx' });
  output.write(`Wrote ${file}. \`lectern run\` makes the first episodes, \`lectern serve\` publishes them.\n`);
  return 0;
}

const unusable = (problem: string) =>
  new LecternError(`That cannot be used: ${problem}.`, { code: 'usage', stage: 'cli' });

/** Why the answers so far cannot be used; those that are still to come are the proposed ones. */
function findProblem(answers: Answers): string | undefined {
  const { problems } = examineConfig(buildConfigFile(answers, { files: answers.source }, ''), '', process.cwd());
  return problems.length === 0 ? undefined : problems.map(({ message }) => message).join('; ');
}

/** A folder of articles that is named before it is made; not what looks like a file or a pattern. */
async function makeArticlesFolder(path: string): Promise<void> {
  if (/^[^*?[\]{}()!]+$/.test(path) && extname(path) === '') await makeFolder(path);
}

/** Reading from a terminal does not end by itself. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
