import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { CountReporter } from './test/helpers/count-reporter.ts';
import { LongFilesFirst } from './test/helpers/long-files-first.ts';

const filesOf = (...patterns: readonly string[]) => patterns.map((pattern) => `test/${pattern}.test.ts`);
const inFolder = (folder: string) => `${folder}/**/*`;

/** Have a process to themselves: they stand in for a module of Node's, or kill, starve and hold up what runs beside them. */
const ALONE = filesOf(
  ...['io/address-guard', 'io/folder-owner', 'serve/*-in-{chromium,webkit}', 'serve/podcast-clients'],
  ...['show/late-writer', 'store/backup-kill'],
  // Long expressions take several times as long where many others have run.
  ...['narrate/text/normalize-properties', 'extract/hostile'],
);
/** Leave a process as they found it: they share one a core, and load each module once. */
const SHARED = filesOf(
  ...['config', 'drivers', 'extract', 'formats', 'io', 'narrate/text', 'publish', 'run'].map(inFolder),
  ...['serve', 'show', 'sources', 'store'].map(inFolder),
  ...['assemble/{assemble,chapters,encode-together,envelope,ffmpeg,lite,loudness,probe}', 'fuzz/found'],
  ...['attacks/{audit,pictures,served-program,threat-model,whole-program}', 'docs', 'imports'],
  'commands/{add-command,config-check,doctor-recognizer,import-command,init,mail-address,person,preview}',
  'commands/{serve-admin,serve-items,start,terminal,terminal-qr,try-voices}',
  'e2e/!(neural-voice|several-machines|shared-state)',
  'jobs/{install-voice,keep-upload,kept-articles,list-articles,local-events,postgres-events,queue-facts}',
  'jobs/{release-imports,run-control,spread-narration,sweep-originals,tell-hooks,wake-logins}',
  'narrate/{check-speech,choose-voices,languages,narrate,transcribe-recording,trim-silence}',
  'narrate/kokoro/{engine-fingerprint,find-runtime,mandarin,phonemize,split-symbols,words}',
  'narrate/recognizers/{install-recognizer,openai}',
  'narrate/verify/{compare-speech,find-unheard,proof-listening,time-words}',
  'narrate/voices/{plan-model,voices-command}',
);
const ALL = filesOf('**/*');

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: SHARED, exclude: [...configDefaults.exclude, ...ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: { name: 'whole', include: ALL, exclude: [...configDefaults.exclude, ...SHARED, ...ALONE] },
      },
    ],
    // Many tests run the whole program several times, on machines that may be busy.
    testTimeout: 90_000,
    globalSetup: 'test/helpers/scratch-in-memory.ts',
    // No test brings a voice unasked.
    env: { LECTERN_OFFLINE: '1' },
    hookTimeout: 120_000,
    // Vitest leaves one core to itself, which is every other one on the machine that this is for. One more than there are
    // cores: files that run the whole program wait for a sixth of their time, for timeouts, locks and servers.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFilesFirst },
    reporters: ['default', new CountReporter()],
  },
});
