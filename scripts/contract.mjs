/** Makes generated/contract.json and generated/operations.ts from the declarations of the installed `stripe` package. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { at, SetUpError } from './project.mjs';

const COMPILER = '.cache/contract-compiler.mjs';

export async function makeContract() {
  await build({
    entryPoints: [at('src/contract/compile/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: at(COMPILER),
    logLevel: 'silent',
  });
  mkdirSync(at('generated'), { recursive: true });
  try {
    execFileSync(process.execPath, [at(COMPILER), at('node_modules/stripe'), at('generated')], { encoding: 'utf8' });
  } catch (error) {
    throw new SetUpError(`making the contract failed: ${error.stderr || error.message}`);
  }
}
