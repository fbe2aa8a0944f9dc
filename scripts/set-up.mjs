/** What must stand before anything runs: packages, contract, pages, bundle. Each step does nothing when nothing has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, root, run, SetUpError } from './project.mjs';

/** Everything that the contract is made from. */
const CONTRACT_INPUTS = [
  'node_modules/stripe/package.json',
  'src/contract/compile',
  ...['aliases', 'format', 'patches'].map((name) => `src/contract/${name}.ts`),
  'scripts/contract.mjs',
];
/** Everything that the pages are made from. */
const PAGES_INPUTS = ['web', 'scripts/pages.mjs', 'package-lock.json'];
/** Everything that the bundle is made from. */
const BUNDLE_INPUTS = [
  'src',
  'generated',
  'scripts/bundle.mjs',
  'scripts/spreads.mjs',
  'package.json',
  'package-lock.json',
  'LICENSE',
];

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

export function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm?.endsWith('.js')) run('npm ci', process.execPath, [npm, ...args]);
  else run('npm ci', 'npm', args, { shell: process.platform === 'win32' });
}

function filesIn(path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [at(path)];
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Makes something again when what goes in has changed, or what came out is gone. */
async function whenChanged({ name, inputs, output, make }) {
  const mark = at(`.cache/${name}.sha256`);
  const hash = hashOf(inputs);
  if (existsSync(at(output)) && existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  await make();
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(mark, hash);
}

export async function contract() {
  const make = async () => {
    console.log("Reading Stripe's types …");
    await (await import('./contract.mjs')).makeContract();
  };
  await whenChanged({ name: 'contract', inputs: CONTRACT_INPUTS, output: 'generated/contract.json', make });
}

export async function pages() {
  const make = async () => (await import('./pages.mjs')).makePages();
  await whenChanged({ name: 'pages', inputs: PAGES_INPUTS, output: 'generated/pages.json', make });
}

export async function bundle() {
  const make = async () => {
    console.log('Bundling …');
    await (await import('./bundle.mjs')).makeBundle();
  };
  await whenChanged({ name: 'bundle', inputs: BUNDLE_INPUTS, output: 'dist/awning.js', make });
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
