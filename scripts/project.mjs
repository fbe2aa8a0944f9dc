/** What all scripts share: where the project is, and errors that a person can do something about. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param path from the root of the project */
export const at = (path) => join(root, path);

/** Something went wrong for a reason that one message can tell; no stack is needed. */
export class SetUpError extends Error {}

/** Runs a program quietly; what it printed is shown only when it fails. @throws SetUpError */
export function run(what, command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (result.status === 0) return;
  const said = `${result.stderr ?? ''}${result.stdout ?? ''}${result.error?.message ?? ''}`.trim();
  throw new SetUpError(`${what} failed: ${said.split('\n').slice(0, 20).join('\n')}`);
}
