/** `npm run coverage:parameters`: what operations accept and no handler has read, in the last test run. */
import { readTable, writeDoc } from './coverage.mjs';
import { setUp } from './set-up.mjs';

function table(unread) {
  const rows = unread.map(([key, names]) => `| \`${key}\` | ${names.map((name) => `\`${name}\``).join(', ')} |`);
  return [
    '# Parameters without effect',
    '',
    'Documented parameters that an operation accepts and that no handler read while the tests ran: they do nothing.',
    'Written by `npm run coverage:parameters` after `npm test`.',
    '',
    '| operation | parameters |',
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

await setUp(() => {
  const unread = Object.entries(readTable('parameters')).filter(([, names]) => names.length > 0);
  writeDoc('docs/parameters.md', table(unread));
  const count = unread.reduce((sum, [, names]) => sum + names.length, 0);
  console.log(`${count} parameters of ${unread.length} operations are accepted and never read`);
});
