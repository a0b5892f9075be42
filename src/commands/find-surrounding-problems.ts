/** What a configuration names and this machine does not have: folders, covers, voices. Writes nothing that stays. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Problem } from '../config/config-problems.ts';
import type { Config } from '../config/read-config.ts';
import { voiceModelsDirectory } from '../drivers/open-speakers.ts';
import { toLecternError } from '../errors.ts';
import { cookiesOf, parseCookieFile } from '../io/cookie-file.ts';
import { hasFolder } from '../jobs/watch-sources.ts';
import { findVoiceProblem } from '../narrate/find-voice-problem.ts';
import { assertCover } from '../show/show-cover.ts';
import { listFiles } from '../sources/list-files.ts';

type Check = readonly [keys: readonly PropertyKey[], find: () => Promise<string | undefined>];

export async function findSurroundingProblems(
  config: Config,
  workingDirectory: string,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const places = {
    modelsDirectory: voiceModelsDirectory(config),
    hasOpenAi: config.narrators.openai !== undefined,
  };
  const folders = Object.entries(config.paths).map(([name, path]) => [['paths', name], () => tryFolder(path)] as const);
  const ofVoices = (voices: unknown, keys: readonly PropertyKey[]): readonly Check[] => {
    if (typeof voices === 'string') return [[keys, () => findVoiceProblem(voices, places, signal)]];
    return Object.entries(voices ?? {}).flatMap(([key, value]) => ofVoices(value, [...keys, key]));
  };
  const isShared = config.state !== 'sqlite';
  const ofShows = config.shows.flatMap(({ cover, voices, sources }, index): readonly Check[] => [
    ...(cover === undefined ? [] : [[['shows', index, 'cover'], () => told(assertCover(cover))] as const]),
    ...(voices === 'auto' ? [] : ofVoices(voices, ['shows', index, 'voices'])),
    ...sources.flatMap(({ files, mail, voices: own = 'auto' }, number): readonly Check[] => {
      const keys = ['shows', index, 'sources', number];
      return [
        ...(own === 'auto' ? [] : ofVoices(own, [...keys, 'voices'])),
        ...(mail?.caFile === undefined
          ? []
          : [[[...keys, 'mail', 'caFile'], () => tryAuthority(mail.caFile)] as const]),
        ...(files === undefined
          ? []
          : [[[...keys, 'files'], () => tryFiles(files, workingDirectory, isShared)] as const]),
      ];
    }),
  ]);
  const found: Problem[] = [];
  const ofSites = config.fetch.sites.map(
    (site, index): Check => [['fetch', 'sites', index, 'cookieFile'], () => tryCookies(site)],
  );
  for (const [keys, find] of [...folders, ...ofSites, ...ofShows]) {
    const message = await find();
    if (message !== undefined) found.push({ keys, message });
  }
  return found;
}

/** Whether files can be written there, or in what is there of its path. */
async function tryFolder(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return dirname(path) === path ? `there is no folder ${path}` : tryFolder(dirname(path));
  if (!found.isDirectory()) return `${path} is no folder`;
  return told(mkdtemp(join(path, '.lectern-')).then((made) => rm(made, { recursive: true })));
}

async function tryAuthority(caFile = ''): Promise<string | undefined> {
  const text = await readFile(caFile, 'utf8').catch(() => undefined);
  if (text === undefined) return `there is no file ${caFile}, or none that can be read`;
  return text.includes('-----BEGIN CERTIFICATE-----')
    ? undefined
    : `${caFile} holds no certificate; allowed: a PEM file`;
}

async function tryCookies({ host, cookieFile }: Config['fetch']['sites'][number]): Promise<string | undefined> {
  if (cookieFile === undefined) return undefined;
  const text = await readFile(cookieFile, 'utf8').catch(() => undefined);
  if (text === undefined) return `there is no file ${cookieFile}, or none that can be read`;
  const cookies = parseCookieFile(text);
  if (cookies.length === 0) return `${cookieFile} has no cookies; allowed: a cookies.txt, as browsers export it`;
  const { hostname } = new URL(`https://${host}`);
  if (cookiesOf(cookies, hostname, 0).length === 0) return `${cookieFile} has no cookies for ${host}`;
  return cookiesOf(cookies, hostname, Date.now()).length === 0
    ? `the cookies for ${host} in ${cookieFile} have expired; export it anew`
    : undefined;
}

/** A folder may still be empty. */
async function tryFiles(files: string, workingDirectory: string, isShared: boolean): Promise<string | undefined> {
  // They lie on another machine, perhaps.
  if (isShared && !hasFolder(files, workingDirectory)) return undefined;
  const found = await stat(resolve(workingDirectory, files)).catch(() => undefined);
  return found?.isDirectory() ? undefined : told(listFiles(files, workingDirectory));
}

const told = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (thrown: unknown) => {
      const { message, hint } = toLecternError(thrown, 'config');
      return hint === undefined ? message : `${message} ${hint}`;
    },
  );
