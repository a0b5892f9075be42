/** The commands that look after what is there: list, runs, schedule, remove, prune, rebuild, check, subscribers. */
import type { Command } from 'commander';
import { checkCommand } from './check-command.ts';
import {
  type CommandContext,
  configWith,
  dryRunOption,
  jsonOption,
  offlineOption,
  parseCount,
  showId,
  showOption,
} from './command-context.ts';
import { dismissCommand, pruneCommand, rebuildCommand, removeCommand } from './library-command.ts';
import { listCommand } from './list-command.ts';
import { runCommand } from './run-command.ts';
import { runsCommand } from './runs-command.ts';
import { scheduleCommand } from './schedule-command.ts';
import { subscriberAddCommand, subscriberListCommand, subscriberRevokeCommand } from './subscriber-command.ts';

export function addLibraryCommands(program: Command, { config, output, signal, finish }: CommandContext): void {
  program
    .command('list')
    .description('the library: every article and what became of it')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async ({ show, json }) =>
      finish(await listCommand(await configWith(config, show), { json, ...showId(show) }, output)),
    );

  program
    .command('runs [id]')
    .description('what the last runs did, or what one of them did with each article')
    .option('--limit <number>', 'so many', parseCount, 20)
    .addOption(jsonOption())
    .action(async (id: string | undefined, { limit, json }) =>
      finish(await runsCommand(await config(), { limit, json, ...(id !== undefined && { id }) }, output)),
    );

  program
    .command('schedule')
    .description('when the scheduled jobs run next, and when they last did')
    .addOption(jsonOption())
    .action(async ({ json }) => finish(await scheduleCommand(await config(), { json }, output)));

  program
    .command('remove <id>')
    .description('take an episode out of its show; it is not made again by itself')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (id: string, { show, json }) =>
      finish(await removeCommand(await configWith(config, show), { id, json, ...showId(show) }, output, signal)),
    );

  program
    .command('dismiss <url>')
    .description('a failed article is seen to: it is not tried again')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (url: string, { show, json }) =>
      finish(await dismissCommand(await configWith(config, show), { url, json, ...showId(show) }, output, signal)),
    );

  program
    .command('prune')
    .description('remove what the shows do not keep, and files that nothing names')
    .addOption(showOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async ({ show, json, dryRun }) =>
      finish(await pruneCommand(await configWith(config, show), { json, dryRun, ...showId(show) }, output, signal)),
    );

  program
    .command('rebuild [id]')
    .description('write the feed and all pages anew; with an episode’s id, make that episode anew')
    .addOption(showOption())
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async (id: string | undefined, { show, json, offline }) => {
      const read = await configWith(config, show);
      const working =
        id === undefined
          ? rebuildCommand(read, { json, ...showId(show) }, output, signal)
          : runCommand(read, { kind: 'rebuild', item: id, ...showId(show) }, { json, offline }, output, signal);
      finish(await working);
    });

  program
    .command('check')
    .description('hold the published feed and its files against the rules of apps and directories')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async ({ show, json }) => {
      finish(await checkCommand(await configWith(config, show), { json, ...showId(show) }, output, signal));
    });

  const subscriber = program.command('subscriber').description('who may listen to a private show');
  subscriber
    .command('add <name>')
    .description('give somebody an address of their own')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (name: string, { show, json }) =>
      finish(await subscriberAddCommand(await configWith(config, show), { name, json, ...showId(show) }, output)),
    );
  subscriber
    .command('list')
    .description('who has one')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async ({ show, json }) =>
      finish(await subscriberListCommand(await configWith(config, show), { json, ...showId(show) }, output)),
    );
  subscriber
    .command('revoke <id-or-name>')
    .description('take it away, at once')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (target: string, { show, json }) =>
      finish(await subscriberRevokeCommand(await configWith(config, show), { target, json, ...showId(show) }, output)),
    );
}
