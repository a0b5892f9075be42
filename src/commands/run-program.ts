/** argv → a command, which loads its work when it is called; then an exit status. */
import { Command } from 'commander';
import { type LecternError, toLecternError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { addLibraryCommands } from './add-library-commands.ts';
import { addSetupCommands } from './add-setup-commands.ts';
import { addWorkCommands } from './add-work-commands.ts';
import type { CommandContext } from './command-context.ts';
import { describeError, type Output } from './output.ts';

const DEFAULT_CONFIG_FILE = 'seeds/lectern.yaml';

const USAGE_STATUS = 2;
export const STOPPED_STATUS = 130;

/** Commands that only tell end when nobody reads them; every other one goes on to its end. */
const TELLING = new Set(['list', 'runs', 'schedule', 'check', 'schema', 'preview', 'doctor', 'test', 'import']);

/**
 * @param args without the program
 * @param onTelling called before a command that only tells
 * @returns the exit status; what failed is told on standard error, with `--json` as one JSON object
 */
export async function runProgram(
  args: readonly string[],
  output: Output,
  signal: AbortSignal,
  onTelling?: () => void,
): Promise<number> {
  const isJson = args.includes('--json');
  let status = 0;
  const program = new Command('lectern')
    .description('Turns articles, with the audio they carry, into a podcast.')
    .version(VERSION)
    .option('--config <file>', 'the configuration', DEFAULT_CONFIG_FILE)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => (isJson ? undefined : output.warn(text)),
    })
    .hook('preAction', (_program, command) => {
      if (TELLING.has(command.name()) && command.opts()['yes'] !== true) onTelling?.();
    })
    .configureHelp({ showGlobalOptions: true });
  const configFile = () => program.opts<{ readonly config: string }>().config;
  const context: CommandContext = {
    config: async () => {
      const { readConfig } = await import('../config/read-config.ts');
      return readConfig(configFile());
    },
    configFile,
    output,
    signal,
    finish: (finished) => {
      status = finished;
    },
  };
  addWorkCommands(program, context);
  addLibraryCommands(program, context);
  addSetupCommands(program, context);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (thrown) {
    return tellFailure(thrown, output, isJson);
  }
}

function tellFailure(thrown: unknown, output: Output, isJson: boolean): number {
  // Commander has told the user already; its own status is 1 for every slip, and 0 for --help and --version.
  if (thrown instanceof Error && 'exitCode' in thrown) {
    if (thrown.exitCode === 0) return 0;
    if (isJson) output.warn(`${JSON.stringify({ error: { code: 'usage', message: thrown.message } })}\n`);
    return USAGE_STATUS;
  }
  const error = toLecternError(thrown, 'cli');
  const { code, stage, message, hint } = error;
  if (isJson) {
    output.warn(`${JSON.stringify({ error: { code, stage, message, ...(hint !== undefined && { hint }) } })}\n`);
    return statusOf(error);
  }
  for (const line of describeError(hint === undefined ? { message } : { message, hint })) output.warn(`${line}\n`);
  if (code === 'internal') output.warn(`${error.stack ?? ''}\n`);
  return statusOf(error);
}

function statusOf({ code }: LecternError): number {
  if (code === 'cancelled') return STOPPED_STATUS;
  return code === 'config' || code === 'usage' ? USAGE_STATUS : 1;
}
