import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { CountReporter } from './test/helpers/count-reporter.ts';
import { LongFilesFirst } from './test/helpers/long-files-first.ts';

const filesOf = (...patterns: readonly string[]) => patterns.map((pattern) => `test/${pattern}.test.ts`);

/**
 * Have a process to themselves: they stand in for a module of Node's or for the clock, load an engine, or kill, starve and
 * hold up what runs beside them. The others leave one as they found it: they share one a core, and load each module once.
 */
const ALONE = filesOf(
  'assemble/seek',
  'attacks/{bombs,expressions,tokens,ways-out}',
  'commands/migrate',
  'e2e/{neural-voice,several-machines,shared-state}',
  'faults/*',
  'fuzz/media',
  'io/{address-guard,folder-owner}',
  'jobs/{bullmq-queue,keep-files,killed-anywhere,schedule,stopped-anywhere,worker}',
  'narrate/speakers',
  'narrate/kokoro/kokoro-speaker',
  'narrate/recognizers/{sherpa,sherpa-language}',
  'narrate/verify/real-voice',
  'narrate/voices/{install-kokoro,sherpa-speaker}',
  'serve/{*-in-{chromium,webkit},podcast-clients}',
  'show/late-writer',
  'store/backup-kill',
  // Long expressions take several times as long where many others have run.
  ...['extract/hostile', 'narrate/text/normalize-properties'],
);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: filesOf('**/*'),
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
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
