/** docs/states.md is drawn from the state machines themselves: `npm run docs` writes it anew. */
import { expect, test } from 'vitest';
import { type Found, machines, type Row } from '../support/machines.ts';

const arrows = (rows: readonly Row[]): string[] => [
  ...new Set(
    rows.flatMap(({ from, action, outcome, to }) => from.map((state) => `  ${state} --> ${to}: ${action}, ${outcome}`)),
  ),
];

const tableRow = ({ from, action, outcome, to, events }: Row): string =>
  `| ${from.join('<br>')} | ${action} | ${outcome} | ${to} | ${events.join('<br>')} |`;

function section({ folder, rows }: Found): string {
  return [
    `## ${folder.replaceAll('-', ' ')}`,
    '```mermaid',
    'stateDiagram-v2',
    ...arrows(rows),
    '```',
    '| from | action | outcome | to | events |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(tableRow),
  ]
    .join('\n')
    .replace('\n```mermaid', '\n\n```mermaid')
    .replace('\n```\n|', '\n```\n\n|');
}

test('docs/states.md shows every machine', async () => {
  const found = await machines();
  expect(found.length).toBeGreaterThan(2);
  const head =
    '# States\n\nDrawn by `npm run docs` from the tables that Awning itself goes by. A move that a table does not have is refused with the error of Stripe. A charge that is held, captured or released has the status `succeeded`.';
  await expect([head, ...found.map(section)].join('\n\n').concat('\n')).toMatchFileSnapshot('../../docs/states.md');
});
