/** The commands that set an installation up: init, config, doctor, source, voices. */
import { type Command, Option } from 'commander';
import { findShow } from '../config/find-shows.ts';
import { LecternError } from '../errors.ts';
import { type CommandContext, dryRunOption, jsonOption, showOption } from './command-context.ts';

/** What is used before there is a configuration. */
const NOTHING_SET = 'shows: [{ id: none, title: none, language: en, author: none, sources: [{ files: none }] }]';

export function addSetupCommands(program: Command, context: CommandContext): void {
  const { config, configFile, output, signal, finish } = context;
  program
    .command('init')
    .description('ask a few questions and write a configuration')
    .action(async () => {
      const { openReading } = await import('../app.ts');
      const { parseConfig } = await import('../config/read-config.ts');
      const { chooseSource } = await import('./choose-source.ts');
      const { initCommand } = await import('./init-command.ts');
      // The addresses of a configuration that is not written yet: the defaults.
      const defaults = parseConfig(NOTHING_SET, '', process.cwd());
      const { http } = openReading(defaults);
      const parts = {
        input: process.stdin,
        chooseSource: (answer: string, stop: AbortSignal) =>
          chooseSource(answer, http, defaults.fetch.maxPageMegabytes * 1e6, stop),
      };
      finish(await initCommand(configFile(), parts, output, signal).finally(() => http.close()));
    });

  const configuration = program.command('config').description('the configuration file');
  configuration
    .command('check')
    .description('say whether the configuration is right, and what is not')
    .addOption(jsonOption())
    .action(async ({ json }) => {
      const { configCheckCommand } = await import('./config-command.ts');
      finish(await configCheckCommand(configFile(), json, output, signal));
    });
  configuration
    .command('adopt')
    .description('let this configuration take over the folders that another one used')
    .action(async () => {
      const { ownerOf } = await import('../app.ts');
      const { openOwned } = await import('../drivers/open-published.ts');
      const { adoptFolders } = await import('../io/folder-owner.ts');
      const read = await config();
      const { paths } = read;
      await adoptFolders({ paths, ...(await openOwned(read)) }, ownerOf(read));
      output.write(`${read.file} now uses ${paths.data}, ${paths.feed} and ${paths.media}.\n`);
      finish(0);
    });
  configuration
    .command('schema')
    .description('its JSON Schema, for editors')
    .action(async () => {
      const { buildConfigSchema } = await import('./init-command.ts');
      output.write(buildConfigSchema());
      finish(0);
    });

  program
    .command('doctor')
    .description('whether this machine can do the work: ffmpeg, voices, disk, database, base URL')
    .addOption(jsonOption())
    .action(async ({ json }) => {
      const { doctorCommand } = await import('./doctor-command.ts');
      finish(await doctorCommand(await config(), json, output, signal));
    });

  program
    .command('migrate')
    .description('move an installation to another database, or what it has published into its bucket or back')
    .option('--to <state>', 'sqlite, postgres://… or env:NAME: where articles, episodes and listeners are to be kept')
    .addOption(
      new Option('--storage [place]', 'copy feeds, pages and audio there').choices(['s3', 'disk']).preset('configured'),
    )
    .addOption(dryRunOption())
    .action(async ({ to, storage, dryRun: isDryRun }) => {
      const { migrateCommand } = await import('./migrate-command.ts');
      const { migrateStorageCommand } = await import('./migrate-storage-command.ts');
      if ((to === undefined) === (storage === undefined))
        throw new LecternError('Name either --to or --storage.', { code: 'usage', stage: 'cli' });
      const read = await config();
      finish(
        storage === undefined
          ? await migrateCommand(read, { to, isDryRun }, output, signal)
          : await migrateStorageCommand(
              read,
              { isDryRun, ...(storage !== 'configured' && { to: storage }) },
              output,
              signal,
            ),
      );
    });

  const source = program.command('source').description('where articles come from');
  source
    .command('test <url>')
    .description('find the feeds and the articles of a site, and print the source to put into the configuration')
    .addOption(jsonOption())
    .action(async (url: string, { json }) => {
      const { sourceTestCommand } = await import('./source-command.ts');
      finish(await sourceTestCommand(await config(), { url, json }, output, signal));
    });
  source
    .command('import <file>')
    .description('print the feeds of an OPML file as sources')
    .addOption(jsonOption())
    .action(async (file: string, { json }) => {
      const { sourceImportCommand } = await import('./source-command.ts');
      finish(await sourceImportCommand({ file, json }, output));
    });

  const recognizers = program.command('recognizers').description('what hears again what was spoken, on this machine');
  recognizers
    .command('list')
    .description('the recognisers that are here, and those to be had')
    .addOption(jsonOption())
    .action(async ({ json }) => {
      const { recognizersDirectory } = await import('../drivers/open-recognizer.ts');
      const { recognizersListCommand } = await import('./recognizers-command.ts');
      finish(await recognizersListCommand(recognizersDirectory(await config()), json, output));
    });
  recognizers
    .command('install <name-or-url>')
    .description('bring a recogniser: download it, and try it')
    .addOption(jsonOption())
    .action(async (name: string, { json }) => {
      const { openReading } = await import('../app.ts');
      const { recognizersDirectory } = await import('../drivers/open-recognizer.ts');
      const { runTool } = await import('../io/run-tool.ts');
      const { recognizersInstallCommand } = await import('./recognizers-command.ts');
      const read = await config();
      const { http } = openReading(read);
      const options = { directory: recognizersDirectory(read), open: http.open, run: runTool, json, signal };
      finish(await recognizersInstallCommand(name, options, output).finally(() => http.close()));
    });
  recognizers
    .command('remove <name>')
    .description('take a recogniser away again')
    .action(async (name: string) => {
      const { recognizersDirectory } = await import('../drivers/open-recognizer.ts');
      const { recognizersRemoveCommand } = await import('./recognizers-command.ts');
      finish(await recognizersRemoveCommand(recognizersDirectory(await config()), name, output));
    });

  const voices = program.command('voices').description('the narrators: which there are, getting another, hearing one');
  voices
    .command('list')
    .description('the voices that are here, and those to be had, with languages, licence and size')
    .addOption(jsonOption())
    .action(async ({ json }) => {
      const { voiceModelsDirectory } = await import('../drivers/open-speakers.ts');
      const { voicesListCommand } = await import('./voices-list-command.ts');
      const read = await config();
      const options = { paths: read.paths, modelsDirectory: voiceModelsDirectory(read), json };
      finish(await voicesListCommand(options, output));
    });
  voices
    .command('install [name-or-url]')
    .description('bring the neural voice, or this one: download it, check it, and try it')
    .addOption(jsonOption())
    .action(async (name: string | undefined, { json }) => {
      const { openReading } = await import('../app.ts');
      const { voiceModelsDirectory } = await import('../drivers/open-speakers.ts');
      const { kokoroInstallCommand, parseKokoroName, voicesInstallCommand } = await import(
        './voices-install-command.ts'
      );
      const read = await config();
      const { http } = openReading(read);
      const options = { modelsDirectory: voiceModelsDirectory(read), open: http.open, json };
      const ofKokoro = name === undefined || name === 'kokoro' ? undefined : parseKokoroName(name);
      const installing =
        name === undefined || name === 'kokoro' || ofKokoro !== undefined
          ? kokoroInstallCommand(read, ofKokoro, options, output, signal)
          : voicesInstallCommand(name, options, output, signal);
      finish(await installing.finally(() => http.close()));
    });
  voices
    .command('remove [name]')
    .description('take the neural voice away again, or this one')
    .action(async (name: string | undefined) => {
      const { voiceModelsDirectory } = await import('../drivers/open-speakers.ts');
      const { voicesRemoveCommand } = await import('./voices-install-command.ts');
      const read = await config();
      finish(await voicesRemoveCommand(read, name, { modelsDirectory: voiceModelsDirectory(read) }, output));
    });
  voices
    .command('say <text>')
    .description('speak a text into a WAV file, as an episode of the show would')
    .option('--voice <driver:name>', 'default: the voice of the text’s language')
    .option('--out <file>', 'default: say.wav')
    .addOption(showOption())
    .addOption(jsonOption())
    .action(async (text: string, { voice, out, json, show }) => {
      const { openReading } = await import('../app.ts');
      const { openSpeakers } = await import('../drivers/open-speakers.ts');
      const { kokoroFolder, readKokoroState } = await import('../narrate/voice-models/kokoro-state.ts');
      const { voicesSayCommand } = await import('./voices-say-command.ts');
      const read = await config();
      const { http, own } = openReading(read);
      const speakers = openSpeakers(read, own);
      const kokoro = readKokoroState(kokoroFolder(read.paths.data));
      const options = {
        speakers,
        kokoro,
        show: findShow(read, show),
        json,
        ...(voice && { voice }),
        ...(out && { outFile: out }),
      };
      const saying = voicesSayCommand(text, options, output, signal);
      finish(await saying.finally(() => Promise.all([speakers.close(), http.close()])));
    });
}
