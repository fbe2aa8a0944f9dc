// Makes generated/contract.json and generated/operations.ts from the installed `stripe` package; does nothing when they are up to date.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sdk = join(root, 'node_modules', 'stripe');
const out = join(root, 'generated');
const stamp = join(out, 'contract.hash');

function inputs() {
  const hash = createHash('sha256').update(readFileSync(join(sdk, 'package.json')));
  const folder = join(root, 'src', 'contract');
  const files = [...readdirSync(join(folder, 'compile')).map((name) => join('compile', name)), 'aliases.ts', 'patches.ts', 'format.ts'];
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

export async function makeContract() {
  const now = inputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  const { build } = await import('esbuild');
  const { execFileSync } = await import('node:child_process');
  const compiler = join(root, '.cache', 'contract-compiler.mjs');
  await build({
    entryPoints: [join(root, 'src', 'contract', 'compile', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: compiler,
    logLevel: 'error',
  });
  mkdirSync(out, { recursive: true });
  execFileSync(process.execPath, [compiler, sdk, out], { stdio: 'inherit' });
  writeFileSync(stamp, now);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeContract();
