#!/usr/bin/env node
/** argv → commands. The only place that ends the process. */
import { setMaxListeners } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openReading, openSpeakers, VERSION, voiceModelsDirectory } from './app.ts';
import { checkCommand } from './commands/check-command.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { listCommand } from './commands/list-command.ts';
import { previewCommand } from './commands/preview-command.ts';
import { runCommand } from './commands/run-command.ts';
import { serveCommand } from './commands/serve-command.ts';
import { describeError, type Output } from './commands/terminal.ts';
import { voicesInstallCommand, voicesListCommand, voicesSayCommand } from './commands/voices-command.ts';
import { type Config, DEFAULT_CONFIG_FILE, readConfig, type ShowConfig } from './config.ts';
import { LecternError, toLecternError } from './errors.ts';
import { toSourceItem } from './sources/list-source-items.ts';

const output: Output = {
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
};

const stopping = new AbortController();
// Each thread, download and encoder under way listens.
setMaxListeners(0, stopping.signal);
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    // Asked twice, it stops at once; what is finished is safe either way.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort(new LecternError('Stopped on request.', { code: 'cancelled', stage: 'cli', retryable: true }));
  });

const USAGE_STATUS = 2;
const STOPPED_STATUS = 130;

type Globals = { readonly config: string };

function buildProgram(finish: (status: number) => void): Command {
  const program = new Command('lectern')
    .description('Turns articles, with the audio they carry, into a podcast.')
    .version(VERSION)
    .option('--config <file>', 'the configuration', DEFAULT_CONFIG_FILE)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const config = (): Promise<Config> => readConfig(program.opts<Globals>().config);
  const json = () => new Option('--json', 'one JSON object a line, for programs').default(false);
  const showOption = () => new Option('--show <id>', 'only this show');

  program
    .command('run')
    .description('one pass of the scheduled job, by hand')
    .addOption(showOption())
    .option('--source <number>', 'only this source of each show, counted from 1', parseCount)
    .option('--limit <number>', 'at most so many articles a show', parseCount)
    .option('--dry-run', 'say what would be done; make and write nothing', false)
    .addOption(json())
    .action(async ({ show, ...options }) =>
      finish(await runCommand(await config(), { ...options, ...showId(show) }, output, stopping.signal)),
    );

  program
    .command('serve')
    .description('the HTTP server and the scheduler')
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for every one', '127.0.0.1')
    .option('--port <number>', 'default: the port of site.baseUrl when that is this machine, else 8080', parsePort)
    .option('--no-schedule', 'only serve')
    .action(async (options) => finish(await serveCommand(await config(), options, output, stopping.signal)));

  program
    .command('add <url-or-file>')
    .description('make one article an episode now')
    .addOption(showOption())
    .addOption(json())
    .action(async (target: string, { show, json }) => {
      const items = [toSourceItem(target, process.cwd())];
      finish(await runCommand(await config(), { items, json, ...showId(show) }, output, stopping.signal));
    });

  program
    .command('preview <url-or-file>')
    .description('what would be said and played, and what was left out and why; writes nothing')
    .addOption(showOption())
    .option('--cost', 'only what its narration would take: sentences, characters, time, price', false)
    .addOption(json())
    .action(async (target: string, { show, json, cost }) => {
      const read = await config();
      finish(await previewCommand(read, { target, show: findShow(read, show), json, cost }, output, stopping.signal));
    });

  program
    .command('list')
    .description('the library: every article and what became of it')
    .addOption(showOption())
    .addOption(json())
    .action(async ({ show, json }) => {
      const read = await config();
      if (show !== undefined) findShow(read, show);
      finish(await listCommand(read, { json, ...showId(show) }, output));
    });

  program
    .command('check')
    .description('hold the published feed and its files against the rules of apps and directories')
    .addOption(showOption())
    .addOption(json())
    .action(async ({ show, json }) => {
      const read = await config();
      if (show !== undefined) findShow(read, show);
      finish(await checkCommand(read, { json, ...showId(show) }, output, stopping.signal));
    });

  program
    .command('doctor')
    .description('whether this machine can do the work: ffmpeg, voices, disk, database, base URL')
    .addOption(json())
    .action(async ({ json }) => finish(await doctorCommand(await config(), json, output, stopping.signal)));

  const voices = program.command('voices').description('the narrators: which there are, getting another, hearing one');
  voices
    .command('list')
    .description('the voices that are here, and those to be had, with languages, licence and size')
    .addOption(json())
    .action(async ({ json }) =>
      finish(await voicesListCommand({ modelsDirectory: voiceModelsDirectory(await config()), json }, output)),
    );
  voices
    .command('install <name-or-url>')
    .description('download a neural voice, check it, and try it')
    .addOption(json())
    .action(async (name: string, { json }) => {
      const read = await config();
      const { http } = openReading(read);
      const options = { modelsDirectory: voiceModelsDirectory(read), open: http.open, json };
      finish(await voicesInstallCommand(name, options, output, stopping.signal).finally(() => http.close()));
    });
  voices
    .command('say <text>')
    .description('speak a text into a WAV file')
    .option('--voice <driver:name>', 'default: the embedded voice of the text’s language')
    .option('--out <file>', 'default: say.wav')
    .addOption(json())
    .action(async (text: string, { voice, out, json }) => {
      const read = await config();
      const { http } = openReading(read);
      const speakers = openSpeakers(read, http);
      const options = { speakers, json, ...(voice && { voice }), ...(out && { outFile: out }) };
      const saying = voicesSayCommand(text, options, output, stopping.signal);
      finish(await saying.finally(() => Promise.all([speakers.close(), http.close()])));
    });

  program
    .command('config')
    .description('the configuration file')
    .command('check')
    .description('say whether the configuration is right, and what is not')
    .action(async () => {
      const { shows } = await config();
      output.write(
        `${program.opts<Globals>().config} is right: ${shows.length} ${shows.length === 1 ? 'show' : 'shows'}.\n`,
      );
      finish(0);
    });

  return program;
}

const showId = (show: string | undefined) => (show === undefined ? {} : { showId: show });

function findShow({ shows }: Config, id: string | undefined): ShowConfig {
  const found = id === undefined ? shows[0] : shows.find((show) => show.id === id);
  if (found) return found;
  throw new LecternError(`There is no show ${id}.`, {
    code: 'usage',
    stage: 'cli',
    hint: `The configuration has ${shows.map((show) => show.id).join(', ')}.`,
  });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return count;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be from 0 to 65535.');
  return port;
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
    if (thrown instanceof Error && 'exitCode' in thrown) return thrown.exitCode === 0 ? 0 : USAGE_STATUS;
    const error = toLecternError(thrown, 'cli');
    for (const line of describeError(
      error.hint === undefined ? { message: error.message } : { message: error.message, hint: error.hint },
    ))
      output.warn(`${line}\n`);
    if (error.code === 'internal') output.warn(`${error.stack ?? ''}\n`);
    if (error.code === 'cancelled') return STOPPED_STATUS;
    return error.code === 'config' || error.code === 'usage' ? USAGE_STATUS : 1;
  }
}

process.exit(await main());
