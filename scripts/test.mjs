/** `npm test`: sets up, runs the checks and all tests. With arguments, only the tests that they name. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chromium } from './chromium.mjs';
import { at, root } from './project.mjs';
import { contract, install, pages, setUp } from './set-up.mjs';

const filters = process.argv.slice(2);

/** Do the arguments name a test that opens pages? */
function wantsBrowser() {
  const files = readdirSync(at('tests/browser')).map((file) => `tests/browser/${file}`);
  return filters.length === 0 || files.some((file) => filters.some((filter) => file.includes(filter)));
}

await setUp(install, contract, pages, ...(wantsBrowser() ? [chromium] : []));

let checks = { passed: 0, failed: 0 };
if (filters.length === 0) checks = await (await import('./check.mjs')).runChecks();

const vitest = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...filters], {
  cwd: root,
  stdio: 'inherit',
  // The reporter adds the checks to its last line.
  env: { ...process.env, AWNING_CHECKS: JSON.stringify(checks) },
});
process.exitCode = vitest.status || (checks.failed > 0 ? 1 : 0);
if (vitest.error || vitest.signal) {
  console.error(`awning: the test runner ended early: ${vitest.error?.message ?? vitest.signal}`);
  process.exitCode = 1;
}
