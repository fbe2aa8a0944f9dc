/** `npm run differences`: writes docs/differences.md from what the tests of the last run declare. */
import { readTable, writeDoc } from './coverage.mjs';
import { setUp } from './set-up.mjs';

const named = (parameters = []) =>
  parameters.length === 0
    ? []
    : [`- **Parameters without effect:** ${parameters.map((name) => `\`${name}\``).join(', ')}`];

const section = ({ subject, stripe, awning, why, parameters }) =>
  [
    `## ${subject}`,
    '',
    `- **Stripe** ${stripe}`,
    `- **Awning** ${awning}`,
    `- **Why:** ${why}`,
    ...named(parameters),
    '',
  ].join('\n');

await setUp(() => {
  const found = readTable('differences').sort((a, b) => a.subject.localeCompare(b.subject));
  const head = [
    '# What differs from Stripe',
    '',
    'Each of these is declared by a test that shows it. Written by `npm run differences` after `npm test`.',
    'Parameters that are accepted and do nothing are named with the reason; others would stand in [parameters.md](parameters.md).',
    '',
  ];
  writeDoc('docs/differences.md', [...head, ...found.map(section)].join('\n'));
});
