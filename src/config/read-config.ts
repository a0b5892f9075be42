/** The configuration file and the environment, read once, validated whole, frozen. The only reader of `process.env`. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { LecternError } from '../errors.ts';
import { formatPath, listProblems, type PlacedProblem, type Problem } from './config-problems.ts';
import { configSchema } from './config-schema.ts';
import { lineOf } from './line-of.ts';

type Readonlyish<T> = T extends readonly (infer U)[]
  ? readonly Readonlyish<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Readonlyish<T[K]> }
    : T;

export type Config = Readonlyish<z.output<typeof configSchema>> & {
  /** The file that it was read from, absolute. */
  readonly file: string;
};
export type ShowConfig = Config['shows'][number];
export type SourceConfig = ShowConfig['sources'][number];

/** The environment variables that Lectern looks at. */
export type Environment = {
  readonly LECTERN_FFMPEG?: string;
  /** Opens `/api` and `/status`; both are closed without it. */
  readonly LECTERN_ADMIN_TOKEN?: string;
  /** Anything: no place is asked for a better voice, as with `--offline`. */
  readonly LECTERN_OFFLINE?: string;
  readonly PATH?: string;
};

export function readEnvironment(): Environment {
  const { LECTERN_FFMPEG, LECTERN_ADMIN_TOKEN, LECTERN_OFFLINE, PATH } = process.env;
  return {
    ...(LECTERN_FFMPEG && { LECTERN_FFMPEG }),
    ...(LECTERN_ADMIN_TOKEN && { LECTERN_ADMIN_TOKEN }),
    ...(LECTERN_OFFLINE && { LECTERN_OFFLINE }),
    ...(PATH && { PATH }),
  };
}

/**
 * Reads and validates a configuration file. Relative `paths` are made absolute against `workingDirectory`.
 *
 * @throws LecternError `config` that lists every problem with its place in the file, what was found, and what is allowed
 */
export async function readConfig(file: string, workingDirectory: string = process.cwd()): Promise<Config> {
  return parseConfig(await readConfigFile(file, workingDirectory), file, workingDirectory);
}

/** The file's text. @throws LecternError `config` */
export async function readConfigFile(file: string, workingDirectory: string = process.cwd()): Promise<string> {
  const path = resolve(workingDirectory, file);
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new LecternError(`Cannot read the configuration ${path}: ${cause.code ?? cause.message}.`, {
      code: 'config',
      stage: 'config',
      hint: 'Name another file with --config FILE.',
      cause,
    });
  });
}

/** {@link readConfig} without the reading. */
export function parseConfig(source: string, file: string, workingDirectory: string): Config {
  const { config, problems } = examineConfig(source, file, workingDirectory);
  if (!config) throw configError(file, problems);
  return config;
}

export type ExaminedConfig = {
  /** Absent when there are problems. */
  readonly config?: Config;
  readonly problems: readonly PlacedProblem[];
  /** Adds to a problem where it stands in the file. */
  place(problem: Problem): PlacedProblem;
};

/** Validates the text of a configuration whole. */
export function examineConfig(source: string, file: string, workingDirectory: string): ExaminedConfig {
  const lines = new LineCounter();
  const document = parseDocument(source, { prettyErrors: true, lineCounter: lines });
  const place = ({ keys, message }: Problem): PlacedProblem => {
    const line = lineOf(document, lines, keys);
    return { path: formatPath(keys), ...(line !== undefined && { line }), message };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, linePos }) => ({
      path: formatPath([]),
      ...(linePos && { line: linePos[0].line }),
      message,
    }));
    return { problems, place };
  }
  try {
    const found = validate(document.toJS({ maxAliasCount: 100 }), resolve(workingDirectory, file), workingDirectory);
    return 'problems' in found ? { problems: found.problems.map(place), place } : { ...found, problems: [], place };
  } catch (thrown) {
    // Nested without end, or naming itself again and again.
    return {
      problems: [place({ keys: [], message: thrown instanceof Error ? thrown.message : String(thrown) })],
      place,
    };
  }
}

function validate(
  written: unknown,
  file: string,
  workingDirectory: string,
): { readonly config: Config } | { readonly problems: readonly Problem[] } {
  const unset: Problem[] = [];
  const parsed = configSchema.safeParse(resolveSecrets(written, [], unset));
  if (unset.length > 0 || !parsed.success) {
    const other = parsed.success ? [] : listProblems(parsed.error, configSchema, written);
    const isUnset = ({ keys }: Problem) => unset.some((one) => formatPath(one.keys) === formatPath(keys));
    return { problems: [...unset, ...other.filter((problem) => !isUnset(problem))] };
  }
  const { paths } = parsed.data;
  const config = deepFreeze({
    ...parsed.data,
    file,
    site: { ...parsed.data.site, baseUrl: parsed.data.site.baseUrl.replace(/\/+$/, '') },
    shows: parsed.data.shows.map((show) => ({
      ...show,
      sources: show.sources.map((source) =>
        source.mail?.caFile === undefined
          ? source
          : { ...source, mail: { ...source.mail, caFile: resolve(workingDirectory, source.mail.caFile) } },
      ),
    })),
    fetch: { ...parsed.data.fetch, sites: parsed.data.fetch.sites.map((site) => inDirectory(site, workingDirectory)) },
    paths: {
      feed: resolve(workingDirectory, paths.feed),
      media: resolve(workingDirectory, paths.media),
      data: resolve(workingDirectory, paths.data),
    },
  });
  return { config };
}

const inDirectory = <T extends { readonly cookieFile?: string | undefined }>(site: T, directory: string): T =>
  site.cookieFile === undefined ? site : { ...site, cookieFile: resolve(directory, site.cookieFile) };

/**
 * A value as the configuration takes it: `env:NAME` is that environment variable's.
 *
 * @throws LecternError `usage` when it is not set
 */
export function readSecret(written: string): string {
  const unset: Problem[] = [];
  const value = resolveSecrets(written, [], unset);
  const [problem] = unset;
  if (problem === undefined && typeof value === 'string') return value;
  throw new LecternError(`${problem?.message ?? written}.`, { code: 'usage', stage: 'config' });
}

/** Several times what any key needs. */
const DEEPEST = 50;

/** Replaces every string `env:NAME` by that variable's value, and notes the ones that are not set. */
function resolveSecrets(value: unknown, path: readonly PropertyKey[], unset: Problem[]): unknown {
  if (path.length > DEEPEST) throw new RangeError(`more than ${DEEPEST} levels, or a part that contains itself`);
  if (typeof value === 'string') {
    const name = /^env:(\w+)$/.exec(value)?.[1];
    if (name === undefined) return value;
    const secret = process.env[name];
    if (secret === undefined || secret === '')
      unset.push({ keys: path, message: `the environment variable ${name} is not set` });
    return secret;
  }
  if (Array.isArray(value)) return value.map((inner, index) => resolveSecrets(inner, [...path, index], unset));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, resolveSecrets(inner, [...path, key], unset)]),
    );
  return value;
}

/** Every problem of a file as one error. */
export function configError(file: string, problems: readonly PlacedProblem[]): LecternError {
  const lines = problems.map(
    ({ path, line, message }) => `  ${line === undefined ? '' : `line ${line}: `}${path}: ${message}`,
  );
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new LecternError(`${file} has ${count}:\n${lines.join('\n')}`, {
    code: 'config',
    stage: 'config',
    hint: 'Correct the file; `lectern config check` tells whether it is right.',
  });
}

function deepFreeze<T>(value: T): Readonlyish<T> {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  // The type only adds `readonly` to what was just frozen.
  return value as Readonlyish<T>;
}
