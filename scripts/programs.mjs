/** Programs of the tests that are written in TypeScript, and run by themselves. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { at, root } from './project.mjs';

/**
 * @param entry such as `tests/crash/main.ts`
 * @param output as deep as the sources are, so that paths from file to file hold: `.cache/crash/main.mjs`
 * @returns the path of what can be run
 */
export async function compiled(entry, output) {
  await build({
    entryPoints: [at(entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: at(output),
    logLevel: 'silent',
  });
  return at(output);
}

/** Runs it with the arguments of this process, and ends as it does. */
export async function runProgram(entry, output) {
  const program = await compiled(entry, output);
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
