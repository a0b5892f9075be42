import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/helpers/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', new CountReporter()],
  },
});
