/** Makes dist/types: the declarations that the public entry reaches, and no others. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at, root, SetUpError } from './project.mjs';

const MADE = at('.cache/types');
const ENTRY = 'src/server/library.d.ts';
const SPECIFIER = /((?:from|import\()\s*)(['"])([^'"]+)\2/g;

/** @throws when a public type needs a package that users do not install with Awning */
function targetOf(file, specifier) {
  if (!specifier.startsWith('.'))
    throw new SetUpError(`${file}: a public type imports '${specifier}', which users of the package need not have`);
  return join(dirname(file), specifier.replace(/\.ts$/, '.d.ts'));
}

function copy(file, done = new Set()) {
  if (done.has(file)) return;
  done.add(file);
  const text = readFileSync(join(MADE, file), 'utf8');
  for (const [, , , specifier] of text.matchAll(SPECIFIER)) copy(targetOf(file, specifier), done);
  const out = at(`dist/types/${file}`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(
    out,
    text.replace(
      SPECIFIER,
      (_all, before, quote, specifier) => `${before}${quote}${specifier.replace(/\.ts$/, '.js')}${quote}`,
    ),
  );
}

export function makeDeclarations() {
  for (const folder of [MADE, at('dist/types')]) rmSync(folder, { recursive: true, force: true });
  const tsc = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', relative(root, MADE)],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (tsc.status !== 0) throw new SetUpError(`making declarations failed: ${tsc.stdout}${tsc.stderr}`);
  copy(ENTRY);
}
