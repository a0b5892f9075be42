import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/helpers/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Browsers and processes are late now and then on a busy machine; what fails twice has failed.
    retry: 1,
    reporters: ['default', new CountReporter()],
  },
});
