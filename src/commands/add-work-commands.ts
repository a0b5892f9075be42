/** The commands that make and serve episodes: run, serve, add, retry, preview, export. */
import { type Command, Option } from 'commander';
import { findShow } from '../config/find-shows.ts';
import { ALL_KINDS } from '../jobs/job.ts';
import {
  type CommandContext,
  configWith,
  dryRunOption,
  filesOption,
  jsonOption,
  noFilesOption,
  offlineOption,
  parseCount,
  parseKinds,
  parsePort,
  showId,
  showOption,
} from './command-context.ts';

export function addWorkCommands(
  program: Command,
  { config, output, signal, finish, configFile }: CommandContext,
): void {
  program
    .command('run')
    .description('one pass of the scheduled job, by hand')
    .addOption(showOption())
    .option('--source <number>', 'only this source of each show, counted from 1', parseCount)
    .option('--limit <number>', 'at most so many articles a show', parseCount)
    .option('--digest', 'join what came since the last digest into one episode, instead of looking at sources', false)
    .addOption(dryRunOption())
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async ({ show, source, limit, digest, ...options }) => {
      const { runCommand } = await import('./run-command.ts');
      const bounds = { ...(source !== undefined && { source }), ...(limit !== undefined && { limit }) };
      const request = digest ? { kind: 'digest' as const } : { kind: 'sources' as const, ...bounds };
      finish(
        await runCommand(await configWith(config, show), { ...request, ...showId(show) }, options, output, signal),
      );
    });

  program
    .command('serve')
    .description('the HTTP server and the scheduler')
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for every one', '127.0.0.1')
    .option('--port <number>', 'default: the port of site.baseUrl when that is this machine, else 8080', parsePort)
    .option('--no-schedule', 'has no clock: another process starts the runs')
    .option('--no-work', 'does no jobs: `lectern worker` does them')
    .addOption(filesOption())
    .addOption(noFilesOption())
    .addOption(offlineOption())
    .action(async (options) => {
      // The server and all it needs are loaded for those who serve.
      const { serveCommand } = await import('./serve-command.ts');
      finish(await serveCommand(await config(), { ...options, configFile: configFile() }, output, signal));
    });

  program
    .command('worker')
    .description('does the jobs that a server or a run asks for, beside others')
    .option('--concurrency <number>', 'so many jobs at once', parseCount, 1)
    .addOption(filesOption())
    .addOption(noFilesOption())
    .option('--only <kinds>', `only jobs of these kinds, with commas: ${ALL_KINDS.join(', ')}`, parseKinds)
    .option('--drain-seconds <number>', 'how long a stop waits for the jobs at work', parseCount, 25)
    .option('--metrics-port <number>', 'answers /metrics there, for Prometheus', parsePort)
    .option('--metrics-host <address>', 'the address for it', '127.0.0.1')
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { workerCommand } = await import('./worker-command.ts');
      finish(await workerCommand(await config(), { ...options, configFile: configFile() }, output, signal));
    });

  program
    .command('add [url-or-file...]')
    .description('make articles episodes now; - reads a list of them from standard input')
    .option(
      '--from <file>',
      'a list: one address or file a line, a title behind a tab or behind the space after an address; # begins a comment',
    )
    .option('--again', 'an episode of its own, though another has the same text', false)
    .addOption(
      new Option('--split <how>', 'each chapter of an EPUB file as an episode of its own').choices(['chapters']),
    )
    .addOption(showOption())
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async (targets: readonly string[], { show, from, json, again, offline, split }) => {
      const { addCommand } = await import('./add-command.ts');
      const named = {
        targets,
        allowDuplicate: again,
        isSplit: split !== undefined,
        ...(from !== undefined && { from }),
        ...showId(show),
      };
      const read = await configWith(config, show);
      finish(await addCommand(read, { ...named, json, offline }, process.stdin, output, signal));
    });

  program
    .command('import [files...]')
    .description(
      'what was saved in Pocket, Instapaper, Omnivore, a browser …: shown first, then made episodes bit by bit',
    )
    .option('--skip-read, --only-unread', 'leave out what was read or archived there', false)
    .option('--tag <tag>', 'only what has the tag; again for others', collect)
    .option('--folder <name>', 'only what lies in the folder, or below it; again for others', collect)
    .option('--newest <number>', 'only so many, the latest saved', parseCount)
    .addOption(new Option('--order <order>', 'which come first').choices(['oldest', 'newest']).default('oldest'))
    .option('--yes', 'do it; without, it is only shown', false)
    .option('--cancel', 'what waits is wanted no more', false)
    .option('--write', 'put the feeds of a reader’s OPML into the configuration; without, they are printed', false)
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (files: readonly string[], { show, tag, folder, ...options }) => {
      const { askYes, importCommand } = await import('./import-command.ts');
      const chosen = { ...options, files, ...(tag && { tags: tag }), ...(folder && { folders: folder }) };
      const ask = options.json || !process.stdin.isTTY || !output.isTerminal ? undefined : askYes;
      finish(await importCommand(await configWith(config, show), { ...chosen, ...showId(show) }, output, signal, ask));
    });

  program
    .command('retry [id-or-url]')
    .description('try again what failed: every article, or this one')
    .option('--voice <voice>', 'what reads this one from now on: driver:name, or auto for what the show has')
    .addOption(showOption())
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async (target: string | undefined, { show, voice, json, offline }) => {
      const { retryCommand } = await import('./retry-command.ts');
      const wish = { ...(target !== undefined && { target }), ...(voice !== undefined && { voice }), ...showId(show) };
      finish(await retryCommand(await configWith(config, show), { ...wish, json, offline }, output, signal));
    });

  program
    .command('preview <url-or-file>')
    .description('what would be said and played, and what was left out and why; writes nothing')
    .addOption(showOption())
    .option('--cost', 'only what its narration would take: sentences, characters, time, price', false)
    .addOption(jsonOption())
    .action(async (target: string, { show, json, cost }) => {
      const { previewCommand } = await import('./preview-command.ts');
      const read = await configWith(config, show);
      finish(await previewCommand(read, { target, show: findShow(read, show), json, cost }, output, signal));
    });

  program
    .command('export <directory>')
    .description('the whole site as static files for another address')
    .requiredOption('--base-url <url>', 'the address that the files will have')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (directory: string, { show, baseUrl, json }) => {
      const { exportCommand } = await import('./export-command.ts');
      finish(
        await exportCommand(
          await configWith(config, show),
          { directory, baseUrl, json, ...showId(show) },
          output,
          signal,
        ),
      );
    });
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
