/** What the groups of commands share: the configuration, the output, common options and arguments. */
import { InvalidArgumentError, Option } from 'commander';
import { findShow } from '../config/find-shows.ts';
import type { Config } from '../config/read-config.ts';
import { ALL_KINDS, type JobKind } from '../jobs/job.ts';
import { RIGHTS, type Right } from '../store/store.ts';
import type { Output } from './output.ts';

export type CommandContext = {
  readonly config: () => Promise<Config>;
  /** As it was named on the command line. */
  readonly configFile: () => string;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly finish: (status: number) => void;
};

export const jsonOption = () => new Option('--json', 'one JSON object a line, for programs').default(false);
/** Without either it is looked for. */
export const filesOption = () =>
  new Option('--files', 'lists the sources that are files; default on a shared state: if their folders are there');
export const noFilesOption = () => new Option('--no-files', 'leaves them to another process').default(undefined);

export const offlineOption = () =>
  new Option('--offline', 'look nowhere for a better voice than those that are here').default(false);
export const showOption = () => new Option('--show <id>', 'only this show');
export const dryRunOption = () =>
  new Option('--dry-run', 'say what would be done; make and write nothing').default(false);

export const showId = (show: string | undefined) => (show === undefined ? {} : { showId: show });

/** The configuration, once it is sure that it has the show that was named. @throws LecternError `usage` */
export async function configWith(config: CommandContext['config'], show: string | undefined): Promise<Config> {
  const read = await config();
  if (show !== undefined) findShow(read, show);
  return read;
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return count;
}

export function parseKinds(text: string): readonly JobKind[] {
  return text.split(',').map((name) => {
    const kind = ALL_KINDS.find((one) => one === name.trim());
    if (!kind) throw new InvalidArgumentError(`The kinds are ${ALL_KINDS.join(', ')}.`);
    return kind;
  });
}

export function parseRights(text: string): readonly Right[] {
  const rights = new Set(
    text.split(',').map((name) => {
      const right = RIGHTS.find((one) => one === name.trim());
      if (!right) throw new InvalidArgumentError(`The rights are ${RIGHTS.join(' and ')}.`);
      return right;
    }),
  );
  return RIGHTS.filter((right) => rights.has(right));
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be from 0 to 65535.');
  return port;
}
