/** Makes dist/*.js: the command, the library for Node, and the library for everything else. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { at, root, SetUpError } from './project.mjs';
import { fastSpreads } from './spreads.mjs';

/** The contract is made from the declarations of this package, which the bundler does not see. */
const READ_AT_BUILD = ['stripe'];

/** Drivers with binaries of their own: whoever uses them installs them. */
const DRIVERS = Object.keys(JSON.parse(readFileSync(at('package.json'), 'utf8')).peerDependencies);

/** Engines parse JSON in a string faster than the same text as code. */
const jsonAsText = {
  name: 'json-as-text',
  setup(builder) {
    builder.onLoad({ filter: /generated[\\/].*\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

/** @throws when what browsers load needs Node */
function refuseNodeIn(outputs, file, seen = new Set()) {
  if (seen.has(file)) return;
  seen.add(file);
  for (const { path, external } of outputs[file].imports) {
    if (external) throw new SetUpError(`src/index.ts must run without Node, but what it imports needs '${path}'`);
    refuseNodeIn(outputs, path, seen);
  }
}

function packagesIn(inputs) {
  const names = Object.keys(inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  return [...new Set([...READ_AT_BUILD, ...names.filter(Boolean)])].sort();
}

function licenceOf(name) {
  const folder = at(`node_modules/${name}`);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new SetUpError(`${name} has no licence file; its notice must go into the package`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

export async function makeBundle() {
  for (const file of existsSync(at('dist')) ? readdirSync(at('dist')) : []) {
    if (file.endsWith('.js')) rmSync(at(`dist/${file}`));
  }
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { awning: 'src/server/awning.ts', library: 'src/server/library.ts', index: 'src/index.ts' },
    outdir: 'dist',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: DRIVERS.flatMap((name) => [name, `${name}/*`]),
    metafile: true,
    logLevel: 'silent',
    plugins: [jsonAsText, fastSpreads],
  }).catch((error) => {
    throw new SetUpError(`bundling failed: ${error.message}`);
  });
  refuseNodeIn(metafile.outputs, 'dist/index.js');
  chmodSync(at('dist/awning.js'), 0o755);
  mkdirSync(at('dist'), { recursive: true });
  const licences = packagesIn(metafile.inputs).map(licenceOf);
  writeFileSync(
    at('dist/LICENSES.txt'),
    `Awning contains work of others:\n\n${licences.join(`\n${'-'.repeat(80)}\n\n`)}`,
  );
}
