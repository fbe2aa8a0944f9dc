/** `npm run test:crash -- --rounds 100 --seed 7 --store sqlite`: kills servers and databases at work, and counts what was lost. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { at, root } from './project.mjs';
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

const COMMAND = '.cache/crash/main.mjs';

await setUp(install, contract, pages, bundle);
await build({
  entryPoints: [at('tests/crash/main.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: at(COMMAND),
  logLevel: 'silent',
});
const { status } = spawnSync(process.execPath, [at(COMMAND), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
