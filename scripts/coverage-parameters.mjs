/** `npm run coverage:parameters`: what operations accept and no handler has read, in the last test run. */
import { readTable, writeDoc } from './coverage.mjs';
import { setUp } from './set-up.mjs';

const HEAD = [
  '# Parameters without effect',
  '',
  'Documented parameters that an operation accepts and that no handler read while the tests ran: they do nothing.',
  'Those that [differences.md](differences.md) names, with the reason, are left out.',
  'Written by `npm run coverage:parameters` after `npm test`.',
  '',
];

function table(unread) {
  if (unread.length === 0) return [...HEAD, 'There are none.'].join('\n');
  const rows = unread.map(([key, names]) => `| \`${key}\` | ${names.map((name) => `\`${name}\``).join(', ')} |`);
  return [...HEAD, '| operation | parameters |', '| --- | --- |', ...rows].join('\n');
}

/** Names that tests declare with a reason; what lies within them goes with them. */
const isNamed = (names) => (operation, parameter) =>
  names.some((name) => {
    const [only, path] = name.includes(' ')
      ? [name.slice(0, name.lastIndexOf(' ')), name.split(' ').at(-1)]
      : ['', name];
    return (only === '' || only === operation) && (parameter === path || parameter.startsWith(`${path}[`));
  });

await setUp(() => {
  const named = isNamed(readTable('differences').flatMap(({ parameters = [] }) => parameters));
  const all = Object.entries(readTable('parameters'));
  const unread = all
    .map(([operation, names]) => [operation, names.filter((name) => !named(operation, name))])
    .filter(([, names]) => names.length > 0);
  writeDoc('docs/parameters.md', table(unread));
  const count = (rows) => rows.reduce((sum, [, names]) => sum + names.length, 0);
  console.log(`${count(unread)} parameters of ${unread.length} operations are accepted and never read`);
  console.log(`${count(all) - count(unread)} more are named in docs/differences.md, with the reason`);
});
