import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'browser',
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Each file starts a server of its own; two at a time keep a small machine responsive.
    maxWorkers: 2,
  },
});
