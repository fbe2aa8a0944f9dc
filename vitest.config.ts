import { defineConfig } from 'vitest/config';

/** Tests that need no running Awning: rules, engines, the server itself, the test kit. */
const PLAIN = ['src/**/*.test.ts', 'tests/{house,server,support}/**/*.test.ts'];
const PACKAGE = ['tests/package/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: [['default', { summary: false }], './tests/support/reporter.ts'],
    projects: [
      { test: { name: 'plain', include: PLAIN } },
      {
        test: {
          name: 'api',
          include: ['tests/**/*.test.ts'],
          exclude: [...PLAIN, ...PACKAGE],
          globalSetup: './tests/support/global-setup.ts',
          testTimeout: 20_000,
          // The tests share nothing but the server, so a worker can keep its modules from file to file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'package',
          include: PACKAGE,
          globalSetup: './tests/package/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
