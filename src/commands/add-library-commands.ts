/** The commands that look after what is there: list, runs, schedule, remove, prune, rebuild, check, people. */
import type { Command } from 'commander';
import type { Right } from '../store/store.ts';
import {
  type CommandContext,
  configWith,
  dryRunOption,
  jsonOption,
  offlineOption,
  parseCount,
  parseRights,
  showId,
  showOption,
} from './command-context.ts';

export function addLibraryCommands(program: Command, { config, output, signal, finish }: CommandContext): void {
  program
    .command('list')
    .description('the library: every article and what became of it')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async ({ show, json }) => {
      const { listCommand } = await import('./list-command.ts');
      finish(await listCommand(await configWith(config, show), { json, ...showId(show) }, output));
    });

  program
    .command('runs [id]')
    .description('what the last runs did, or what one of them did with each article')
    .option('--limit <number>', 'so many', parseCount, 20)
    .addOption(jsonOption())
    .action(async (id: string | undefined, { limit, json }) => {
      const { runsCommand } = await import('./runs-command.ts');
      finish(await runsCommand(await config(), { limit, json, ...(id !== undefined && { id }) }, output));
    });

  program
    .command('schedule')
    .description('when the scheduled jobs run next, and when they last did')
    .addOption(jsonOption())
    .action(async ({ json }) => {
      const { scheduleCommand } = await import('./schedule-command.ts');
      finish(await scheduleCommand(await config(), { json }, output));
    });

  program
    .command('remove <id>')
    .description('take an episode out of its show; it is not made again by itself')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (id: string, { show, json }) => {
      const { removeCommand } = await import('./library-command.ts');
      finish(await removeCommand(await configWith(config, show), { id, json, ...showId(show) }, output, signal));
    });

  program
    .command('dismiss <url>')
    .description('a failed article is seen to: it is not tried again')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (url: string, { show, json }) => {
      const { dismissCommand } = await import('./library-command.ts');
      finish(await dismissCommand(await configWith(config, show), { url, json, ...showId(show) }, output, signal));
    });

  program
    .command('prune')
    .description('remove what the shows do not keep, and files that nothing names')
    .addOption(showOption())
    .option(
      '--dropped',
      'also feed, pages and audio of dropped shows, which are not configured any more; with --show, of that one alone',
    )
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async ({ show, json, dryRun, dropped: withDropped }) => {
      const { pruneCommand } = await import('./library-command.ts');
      const options = { json, dryRun, withDropped, ...showId(show) };
      // Of dropped shows the configuration knows nothing.
      const read = await configWith(config, withDropped ? undefined : show);
      finish(await pruneCommand(read, options, output, signal));
    });

  program
    .command('rebuild [id]')
    .description('write the feed and all pages anew; with an episode’s id, make that episode anew')
    .addOption(showOption())
    .addOption(offlineOption())
    .addOption(jsonOption())
    .action(async (id: string | undefined, { show, json, offline }) => {
      const { rebuildCommand } = await import('./library-command.ts');
      const { runCommand } = await import('./run-command.ts');
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
      const { checkCommand } = await import('./check-command.ts');
      finish(await checkCommand(await configWith(config, show), { json, ...showId(show) }, output, signal));
    });

  program
    .command('verify <episode>')
    .description('hear an episode again and compare it with its text')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (id: string, { show, json }) => {
      const { verifyCommand } = await import('./verify-command.ts');
      const read = await configWith(config, show);
      finish(await verifyCommand(read, { id, json, ...showId(show) }, output, signal));
    });

  for (const [name, description, fixed] of [
    ['person', 'who may listen to a private show, and who may add to a show', undefined],
    ['subscriber', 'who may listen to a private show: `person --may listen`', ['listen']],
  ] as const)
    addPeopleCommands(program.command(name).description(description), fixed);

  function addPeopleCommands(people: Command, fixed: readonly Right[] | undefined): void {
    const adding = people.command('add <name>').description('give somebody tokens of their own');
    if (!fixed) adding.option('--may <rights>', 'listen, add, or both with a comma', parseRights, ['listen']);
    adding
      .addOption(showOption())
      .addOption(jsonOption())
      .action(async (name: string, { show, json, may = fixed }) => {
        const { personAddCommand } = await import('./person-command.ts');
        finish(await personAddCommand(await configWith(config, show), { name, json, may, ...showId(show) }, output));
      });
    people
      .command('list')
      .description('who has one')
      .addOption(showOption())
      .addOption(jsonOption())
      .action(async ({ show, json }) => {
        const { personListCommand } = await import('./person-command.ts');
        const options = { json, may: fixed ?? [], ...showId(show) };
        finish(await personListCommand(await configWith(config, show), options, output));
      });
    people
      .command('revoke <id-or-name>')
      .description('take it away, at once, with imports of that person that wait')
      .option('--keep-imports', 'what that person imported and waits is made in its turn')
      .addOption(showOption())
      .addOption(jsonOption())
      .action(async (target: string, { show, json, keepImports = false }) => {
        const { personRevokeCommand } = await import('./person-command.ts');
        const options = { target, json, may: fixed ?? [], keepsImports: keepImports, ...showId(show) };
        finish(await personRevokeCommand(await configWith(config, show), options, output));
      });
  }
}
