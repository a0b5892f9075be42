import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { CountReporter } from './test/helpers/count-reporter.ts';
import { LongFilesFirst } from './test/helpers/long-files-first.ts';

/** Of functions that keep nothing: their tests share one process a core, and load each module once. */
const PURE = ['config', 'extract', 'formats', 'narrate/text', 'publish', 'run', 'sources'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
/** Of these too, but long: expressions that run for minutes take several times as long where many others have run. */
const APART = ['test/narrate/text/normalize-properties.test.ts', 'test/extract/hostile.test.ts'];
const ALL = ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE, exclude: [...configDefaults.exclude, ...APART], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: APART } },
      { extends: true, test: { name: 'whole', include: ALL, exclude: [...configDefaults.exclude, ...PURE] } },
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
