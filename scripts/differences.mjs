/** `npm run differences`: writes docs/differences.md from what the tests of the last run declare. */
import { readTable, writeDoc } from './coverage.mjs';
import { setUp } from './set-up.mjs';

const section = ({ subject, stripe, awning, why }) =>
  [`## ${subject}`, '', `- **Stripe** ${stripe}`, `- **Awning** ${awning}`, `- **Why:** ${why}`, ''].join('\n');

await setUp(() => {
  const found = readTable('differences').sort((a, b) => a.subject.localeCompare(b.subject));
  const head = [
    '# What differs from Stripe',
    '',
    'Each of these is declared by a test that shows it. Written by `npm run differences` after `npm test`.',
    'Parameters that are accepted and do nothing stand in [parameters.md](parameters.md).',
    '',
  ];
  writeDoc('docs/differences.md', [...head, ...found.map(section)].join('\n'));
});
