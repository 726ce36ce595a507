import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'browser',
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/support/demoDoor.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A browser and, for an empty company, a server each; two at a time keep a small machine responsive.
    maxWorkers: 2,
    // The default of a second is short for a page on a machine that runs two browsers, two servers and PostgreSQL.
    expect: { poll: { timeout: 15_000 } },
    // One more try where nobody watches: a browser that was starved for a moment is no finding.
    retry: process.env.CI ? 1 : 0,
  },
});
