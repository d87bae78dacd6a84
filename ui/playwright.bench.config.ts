import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Measures instead of testing: see ../bench/README.md. */
export default defineConfig({
  ...tests,
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: 'target/bench-results',
  timeout: 30 * 60_000,
  reporter: [['list']],
  use: { ...tests.use, contextOptions: {}, screenshot: 'off' },
});
