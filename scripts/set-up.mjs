/** What must stand before anything runs: packages, contract, bundle. Each step does nothing when nothing has changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, root, SetUpError } from './project.mjs';

const BUNDLE_MARK = '.cache/bundle.sha256';
/** Everything that the bundle is made from. */
const BUNDLE_INPUTS = ['src', 'web', 'generated', 'scripts/bundle.mjs', 'package.json', 'package-lock.json', 'LICENSE'];

const readJson = (path) => JSON.parse(readFileSync(at(path), 'utf8'));

/** Says whether node_modules holds exactly what the lock file names, by npm's own record of what it installed. */
function isInstalled() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const found = readJson('node_modules/.package-lock.json').packages;
  const same = (path) =>
    found[path]?.version === wanted[path]?.version && found[path]?.integrity === wanted[path]?.integrity;
  return (
    Object.keys(found).every(same) &&
    Object.keys(wanted).every(
      (path) => path === '' || wanted[path].optional || wanted[path].devOptional || path in found,
    )
  );
}

/** Runs a program quietly; what it printed is shown only when it fails. */
function run(what, command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (result.status === 0) return;
  const said = `${result.stderr ?? ''}${result.stdout ?? ''}${result.error?.message ?? ''}`.trim();
  throw new SetUpError(`${what} failed: ${said.split('\n').slice(0, 20).join('\n')}`);
}

export function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm?.endsWith('.js')) run('npm ci', process.execPath, [npm, ...args]);
  else run('npm ci', 'npm', args, { shell: process.platform === 'win32' });
}

export function contract() {
  if (!existsSync(at('generated/contract.json'))) console.log("Reading Stripe's types …");
  run('Making the contract', process.execPath, ['scripts/contract.mjs']);
}

function filesIn(path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [at(path)];
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of BUNDLE_INPUTS.flatMap(filesIn)) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

export async function bundle() {
  const hash = hashOfInputs();
  const marked = existsSync(at(BUNDLE_MARK)) && readFileSync(at(BUNDLE_MARK), 'utf8') === hash;
  if (marked && existsSync(at('dist/awning.js'))) return;
  console.log('Bundling …');
  const { makeBundle } = await import('./bundle.mjs');
  await makeBundle();
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(at(BUNDLE_MARK), hash);
}

/** Runs steps in order; a failure is told in one place and ends the process. */
export async function setUp(...steps) {
  try {
    for (const step of steps) await step();
  } catch (error) {
    console.error(error instanceof SetUpError ? `awning: ${error.message}` : error);
    process.exit(1);
  }
}
