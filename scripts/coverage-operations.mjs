/** `npm run coverage:operations`: which of the wanted operations a passing test has exercised, in the last test run. */
import { readTable, wantedOperations } from './coverage.mjs';

const tests = readTable('coverage/operations.json');
const wanted = wantedOperations();
const done = wanted.filter((key) => tests[key]);

for (const key of wanted)
  console.log(`${tests[key] ? 'yes' : 'no '}  ${String(tests[key] ?? 0).padStart(4)} tests  ${key}`);
const others = Object.keys(tests).filter((key) => !wanted.includes(key));
for (const key of others) console.log(`more ${String(tests[key]).padStart(4)} tests  ${key}`);
console.log(`\n${done.length} of ${wanted.length} wanted operations exercised; ${others.length} more`);
