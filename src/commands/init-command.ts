/** `lectern init` and `lectern config schema`: a configuration to begin with, and its schema for editors. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import { z } from 'zod';
import { configSchema } from '../config/config-schema.ts';
import { parseConfig } from '../config.ts';
import { LecternError } from '../errors.ts';
import type { Output } from './terminal.ts';

/** JSON Schema (2020-12) of the configuration file, made from what validates it. */
export function buildConfigSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Lectern configuration', ...schema }, null, 2)}\n`;
}

export type Answers = {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  readonly source: string;
  readonly baseUrl: string;
  readonly timezone: string;
};

const QUESTIONS: readonly { readonly key: keyof Answers; readonly text: string; readonly fallback: string }[] = [
  { key: 'title', text: 'What is the show called?', fallback: 'My articles' },
  { key: 'language', text: 'Its language (zh-CN, en, …)?', fallback: 'en' },
  { key: 'author', text: 'Who makes it?', fallback: 'Lectern' },
  {
    key: 'source',
    text: 'Where do articles come from: the address of a feed or a page, or a folder?',
    fallback: 'articles',
  },
  { key: 'baseUrl', text: 'At which address will apps find the feed?', fallback: 'http://localhost:8080' },
  {
    key: 'timezone',
    text: 'Your time zone?',
    fallback: Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
];

/** The file that the answers make. */
export function buildConfigFile(answers: Answers, schemaFile: string): string {
  const id = answers.title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const config = {
    site: { baseUrl: answers.baseUrl },
    schedule: '*/30 * * * *',
    timezone: answers.timezone,
    shows: [
      {
        id: id || 'show',
        title: answers.title,
        language: answers.language,
        author: answers.author,
        sources: [toSource(answers.source)],
      },
    ],
  };
  return `# yaml-language-server: $schema=${schemaFile}
# \`lectern config check\` says whether this is right; docs/configuration.md explains every key.
${stringify(config)}`;
}

function toSource(source: string): Record<string, string> {
  if (!/^https?:\/\//i.test(source)) return { files: source };
  return /(rss|feed|atom|\.xml|\.json)(\/|\.\w+)?$/i.test(new URL(source).pathname)
    ? { feed: source }
    : { page: source };
}

/**
 * Asks on the terminal, or reads an answer a line from a pipe; an empty answer takes what is proposed.
 *
 * @throws LecternError `usage` when the file is there already
 */
export async function initCommand(file: string, input: NodeJS.ReadableStream, output: Output): Promise<number> {
  const path = resolve(file);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new LecternError(`${file} is there already.`, {
      code: 'usage',
      stage: 'cli',
      hint: 'Name another file with --config FILE, or edit that one.',
    });
  const lines = createInterface({ input });
  const given = lines[Symbol.asyncIterator]();
  const answers: Record<string, string> = {};
  for (const { key, text, fallback } of QUESTIONS) {
    output.write(`${text} [${fallback}] `);
    const { value, done } = await given.next();
    if (!output.isTerminal) output.write('\n');
    answers[key] = (done ? '' : String(value)).trim() || fallback;
  }
  lines.close();
  const schemaPath = join(dirname(path), 'lectern.schema.json');
  // Every question has been answered.
  const text = buildConfigFile(answers as Answers, basename(schemaPath));
  parseConfig(text, file, process.cwd());
  await mkdir(dirname(path), { recursive: true });
  await writeFile(schemaPath, buildConfigSchema());
  await writeFile(path, text, { flag: 'wx' });
  output.write(`Wrote ${file}. \`lectern run\` makes the first episodes, \`lectern serve\` publishes them.\n`);
  return 0;
}
