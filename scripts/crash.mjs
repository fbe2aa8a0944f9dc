/** `npm run test:crash -- --rounds 100 --seed 7 --store sqlite`: kills servers and databases at work, and counts what was lost. */
import { runProgram } from './programs.mjs';
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

await setUp(install, contract, pages, bundle);
await runProgram('tests/crash/main.ts', '.cache/crash/main.mjs');
