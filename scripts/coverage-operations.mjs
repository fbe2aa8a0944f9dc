/** `npm run coverage:operations`: which of the wanted operations a passing test has exercised, in the last test run. */
import { familyOf, readTable, wantedOperations, writeBetweenMarks, writeDoc } from './coverage.mjs';
import { setUp } from './set-up.mjs';

function byFamily(keys) {
  const families = new Map();
  for (const key of keys) families.set(familyOf(key), [...(families.get(familyOf(key)) ?? []), key]);
  return [...families].sort(([a], [b]) => a.localeCompare(b));
}

function summary(wanted, tests) {
  const rows = byFamily(wanted).map(([family, keys]) => {
    const done = keys.filter((key) => tests[key]).length;
    return `| ${family} | ${done} of ${keys.length} |`;
  });
  const done = wanted.filter((key) => tests[key]).length;
  return ['| family | operations |', '| --- | --- |', ...rows, `| **all** | **${done} of ${wanted.length}** |`].join(
    '\n',
  );
}

function details(wanted, tests) {
  const more = Object.keys(tests).filter((key) => !wanted.includes(key));
  const sections = byFamily([...wanted, ...more]).map(([family, keys]) => {
    const rows = keys.map((key) => `| \`${key}\` | ${tests[key] ?? '–'} |`);
    return [`## ${family}`, '', '| operation | tests |', '| --- | --- |', ...rows].join('\n');
  });
  return [
    '# Operations',
    '',
    'An operation counts when a passing test has called it and the answer was what the contract says.',
    'Written by `npm run coverage:operations` after `npm test`.',
    '',
    summary(wanted, tests),
    '',
    ...sections.flatMap((section) => [section, '']),
  ].join('\n');
}

await setUp(() => {
  const tests = readTable('operations');
  const wanted = wantedOperations();
  writeDoc('docs/operations.md', details(wanted, tests));
  writeBetweenMarks('README.md', 'operations', summary(wanted, tests));
  const done = wanted.filter((key) => tests[key]).length;
  console.log(`${done} of ${wanted.length} wanted operations exercised`);
});
