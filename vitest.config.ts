import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { ENGINES, type Engine } from './tests/support/stores.ts';

/** Tests that need no running Awning: rules, engines, the server itself, the test kit. */
const PLAIN = ['src/**/*.test.ts', 'tests/{docs,house,in-process,server,support}/**/*.test.ts'];
const PACKAGE = ['tests/package/**/*.test.ts'];
const CRASH = ['tests/crash/**/*.test.ts'];

/** The black-box tests, against one server that keeps its data in this engine. */
const api = (engine: Engine): TestProjectInlineConfiguration => ({
  test: {
    name: `api-${engine}`,
    include: ['tests/**/*.test.ts'],
    exclude: [...PLAIN, ...PACKAGE, ...CRASH],
    globalSetup: './tests/support/global-setup.ts',
    testTimeout: 20_000,
    // The tests share nothing but the server, so a worker can keep its modules from file to file.
    isolate: false,
  },
});

// A target that is given from outside has the store that it has.
const engines = process.env.AWNING_TARGET ? ENGINES.slice(0, 1) : ENGINES;

export default defineConfig({
  test: {
    reporters: [['default', { summary: false }], './tests/support/reporter.ts'],
    projects: [
      { test: { name: 'plain', include: PLAIN, testTimeout: 20_000 } },
      ...engines.map(api),
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
      {
        test: {
          name: 'crash',
          include: CRASH,
          globalSetup: './tests/crash/global-setup.ts',
          testTimeout: 300_000,
          // The package project makes the bundle anew.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
