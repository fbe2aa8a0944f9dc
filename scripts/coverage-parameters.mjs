/** `npm run coverage:parameters`: what operations accept and no handler has read, in the last test run. */
import { readTable } from './coverage.mjs';

const unread = Object.entries(readTable('coverage/parameters.json')).filter(([, names]) => names.length > 0);
for (const [key, names] of unread) console.log(`${key}\n  ${names.join(', ')}`);
const count = unread.reduce((sum, [, names]) => sum + names.length, 0);
console.log(`\n${count} parameters of ${unread.length} operations are accepted and never read`);
