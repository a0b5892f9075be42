/** argv → commands, each of which loads its work when it is called. The only place that ends the process. */
import { Command } from 'commander';
import { addLibraryCommands } from './commands/add-library-commands.ts';
import { addSetupCommands } from './commands/add-setup-commands.ts';
import { addWorkCommands } from './commands/add-work-commands.ts';
import type { CommandContext } from './commands/command-context.ts';
import { describeError } from './commands/output.ts';
import { createProcessOutput } from './commands/process-output.ts';
import { LecternError, toLecternError } from './errors.ts';
import { allowManyListeners } from './io/many-listeners.ts';
import { VERSION } from './version.ts';

const DEFAULT_CONFIG_FILE = 'seeds/lectern.yaml';

const USAGE_STATUS = 2;
const STOPPED_STATUS = 130;
/** What a shell says of a program that SIGPIPE ended. */
const READER_GONE_STATUS = 141;

/** Commands that only tell end when nobody reads them; every other one goes on to its end. */
const TELLING = new Set(['list', 'runs', 'schedule', 'check', 'schema', 'preview', 'doctor', 'test', 'import']);
let isTelling = false;

const output = createProcessOutput(process.stdout, process.stderr, () => {
  if (isTelling) process.exit(READER_GONE_STATUS);
});

/** A failure is then one JSON object on standard error. */
const isJson = process.argv.includes('--json');

const stopping = new AbortController();
let isEnding = false;
allowManyListeners(stopping.signal);
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    // Asked twice, it stops at once; what is finished is safe either way.
    if (stopping.signal.aborted || isEnding) process.exit(STOPPED_STATUS);
    stopping.abort(new LecternError('Stopped on request.', { code: 'cancelled', stage: 'cli', retryable: true }));
  });

function buildProgram(finish: (status: number) => void): Command {
  const program = new Command('lectern')
    .description('Turns articles, with the audio they carry, into a podcast.')
    .version(VERSION)
    .option('--config <file>', 'the configuration', DEFAULT_CONFIG_FILE)
    .exitOverride()
    .configureOutput({ writeErr: (text) => (isJson ? undefined : output.warn(text)) })
    .hook('preAction', (_program, command) => {
      isTelling = TELLING.has(command.name()) && command.opts()['yes'] !== true;
    })
    .configureHelp({ showGlobalOptions: true });
  const configFile = () => program.opts<{ readonly config: string }>().config;
  const context: CommandContext = {
    config: async () => {
      const { readConfig } = await import('./config/read-config.ts');
      return readConfig(configFile());
    },
    configFile,
    output,
    signal: stopping.signal,
    finish,
  };
  addWorkCommands(program, context);
  addLibraryCommands(program, context);
  addSetupCommands(program, context);
  return program;
}

async function main(): Promise<number> {
  let status = 0;
  try {
    await buildProgram((finished) => {
      status = finished;
    }).parseAsync();
    return status;
  } catch (thrown) {
    // Commander has told the user already; its own status is 1 for every slip, and 0 for --help and --version.
    if (thrown instanceof Error && 'exitCode' in thrown) {
      if (thrown.exitCode === 0) return 0;
      if (isJson) output.warn(`${JSON.stringify({ error: { code: 'usage', message: thrown.message } })}\n`);
      return USAGE_STATUS;
    }
    const error = toLecternError(thrown, 'cli');
    if (isJson) {
      const { code, stage, message, hint } = error;
      output.warn(`${JSON.stringify({ error: { code, stage, message, ...(hint !== undefined && { hint }) } })}\n`);
      return statusOf(error);
    }
    for (const line of describeError(
      error.hint === undefined ? { message: error.message } : { message: error.message, hint: error.hint },
    ))
      output.warn(`${line}\n`);
    if (error.code === 'internal') output.warn(`${error.stack ?? ''}\n`);
    return statusOf(error);
  }
}

function statusOf({ code }: LecternError): number {
  if (code === 'cancelled') return STOPPED_STATUS;
  return code === 'config' || code === 'usage' ? USAGE_STATUS : 1;
}

// The bundle is CommonJS, which has no top-level await.
void main().then(async (status) => {
  isEnding = true;
  await output.drain();
  process.exit(status);
});
