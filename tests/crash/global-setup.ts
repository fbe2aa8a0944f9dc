/** The servers that are killed run from the bundle. */
import { execFileSync } from 'node:child_process';

const BUNDLE = `import { bundle, contract, pages, setUp } from './scripts/set-up.mjs'; await setUp(contract, pages, bundle);`;

export default function setUp(): void {
  execFileSync(process.execPath, ['--input-type=module', '--eval', BUNDLE], { stdio: 'inherit' });
}
