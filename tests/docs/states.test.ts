/** docs/states.md is drawn from the state machines themselves: `npm run docs` writes it anew. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Machine, type Transition } from '../../src/core/machine.ts';

type Row = Transition<string, string, string>;

const RESOURCES = join(import.meta.dirname, '../../src/resources');

/** Every machine, by the folder of its resource. */
async function machines(): Promise<[folder: string, rows: readonly Row[]][]> {
  const found: [string, readonly Row[]][] = [];
  for (const file of readdirSync(RESOURCES, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/(^|\/)states\.ts$/.test(file)) continue;
    const exported = Object.values<unknown>(await import(join(RESOURCES, file)));
    for (const value of exported)
      if (value instanceof Machine) found.push([file.split('/')[0] ?? '', value.transitions]);
  }
  return found;
}

const arrows = (rows: readonly Row[]): string[] => [
  ...new Set(
    rows.flatMap(({ from, action, outcome, to }) => from.map((state) => `  ${state} --> ${to}: ${action}, ${outcome}`)),
  ),
];

const tableRow = ({ from, action, outcome, to, events }: Row): string =>
  `| ${from.join('<br>')} | ${action} | ${outcome} | ${to} | ${events.join('<br>')} |`;

function section([folder, rows]: [string, readonly Row[]]): string {
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
    '# States\n\nDrawn by `npm run docs` from the tables that Awning itself goes by. A move that a table does not have is refused with the error of Stripe.';
  await expect([head, ...found.map(section)].join('\n\n').concat('\n')).toMatchFileSnapshot('../../docs/states.md');
});
