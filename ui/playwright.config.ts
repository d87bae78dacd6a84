import { defineConfig } from '@playwright/test';

/** Drives the built server in Debian's Chromium; `npm run e2e` wants ../server/target to be built. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['junit', { outputFile: 'target/e2e.xml' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    // It would record every test for the few that fail: --trace on makes one where a failure's screenshot does not tell enough.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Transitions take the processor's time, which draws them.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.PROVENANCE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
      ],
    },
  },
});
