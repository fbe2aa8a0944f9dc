/** `npm run test:hostile -- --requests 100000 --seed x`: sends hostile requests to a server of its own, and tells what it got wrong. */
import { runProgram } from './programs.mjs';
import { bundle, contract, install, pages, setUp } from './set-up.mjs';

await setUp(install, contract, pages, bundle);
await runProgram('tests/hostile/main.ts', '.cache/hostile/main.mjs');
