/** docs/search.md is written from the fields that resources declare: `npm run docs` writes it anew. */
import { expect, test } from 'vitest';
import type { SearchFields } from '../../src/core/search/fields.ts';
import { OPERATORS } from '../../src/core/search/match.ts';
import { resources } from '../../src/resources/index.ts';

const code = (text: string): string => `\`${text}\``;

const rows = (fields: SearchFields): string[] =>
  Object.entries(fields).map(
    ([name, { type }]) =>
      `| ${code(name === 'metadata' ? 'metadata["key"]' : name)} | ${type} | ${OPERATORS[type].map(code).join(' ')} |`,
  );

test('docs/search.md shows every field that can be searched by', async () => {
  const text = [
    '# Search',
    '',
    'Written by `npm run docs` from the tables that Awning itself goes by; they follow [docs.stripe.com/search](https://docs.stripe.com/search), where the query language is explained.',
    'Every field also takes `null`, and `-` before a clause turns it into its opposite; no field minds upper and lower case.',
    ...resources.flatMap(({ object, search }) =>
      search === undefined
        ? []
        : ['', `## ${code(object)}`, '', '| field | type | operators |', '| --- | --- | --- |', ...rows(search)],
    ),
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../../docs/search.md');
});
