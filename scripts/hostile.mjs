/** `npm run test:hostile -- --requests 100000 --seed x`: sends hostile requests to a server of its own, and tells what it got wrong. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { at, root } from './project.mjs';
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

// As deep as the sources are, so that paths from file to file hold.
const COMMAND = '.cache/hostile/main.mjs';

await setUp(install, contract, pages, bundle);
await build({
  entryPoints: [at('tests/hostile/main.ts')],
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
