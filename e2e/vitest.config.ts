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
  },
});
