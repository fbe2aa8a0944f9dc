import { expect } from 'vitest';
import type { Api, RawAnswer } from '../support/client.ts';
import { assumed, quoted, test, types } from '../support/test.ts';

interface Failure {
  error: { type: string; message: string; param?: string; code?: string };
}

const SEEN = quoted('by users of the API');

const search = (api: Api, query: string, resource = 'customers'): Promise<RawAnswer<Failure>> =>
  api.get<Failure>(`/v1/${resource}/search`, { query });

const UNPARSABLE = {
  type: 'invalid_request_error',
  message:
    'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to query for metadata ' +
    'or key:"value" to query for other fields.',
};

const unparsable = [
  'asdf',
  'ada@example.com',
  'email',
  'email:',
  'email:ada@example.com',
  'email:"ada@example.com',
  'email:"ada" AND',
  'AND email:"ada"',
  'email:"ada" OR OR name:"ada"',
  'email:"ada"name:"ada"',
  '(email:"ada")',
  'email!"ada"',
  'email~null',
  'metadata:"value"',
  'metadata[key]:"value"',
  'metadata["key":"value"',
  'name["key"]:"value"',
  '--name:"ada"',
  ' ',
];
test('a query that cannot be read', SEEN, async ({ api }) => {
  for (const query of unparsable) {
    const { status, body } = await search(api, query);
    expect({ query, status, error: body.error }).toMatchObject({ query, status: 400, error: UNPARSABLE });
  }
});

test('a field that the resource has not', SEEN, async ({ api }) => {
  for (const [resource, page] of [
    ['customers', 'customers'],
    ['payment_intents', 'payment-intents'],
    ['prices', 'prices'],
  ] as const) {
    const { status, body } = await search(api, 'foo:"bar"', resource);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      type: 'invalid_request_error',
      message:
        `Field \`foo\` is an unsupported search field for resource \`${resource}\`. See ` +
        `http://stripe.com/docs/search#query-fields-for-${page} for a list of supported fields.`,
    });
  }
  expect((await search(api, 'metadata.key:"bar"')).body.error.message).toMatch(/^Field `metadata\.key` is/);
  expect((await search(api, 'constructor:"bar"')).body.error.message).toMatch(/^Field `constructor` is/);
});

test('no query at all', types(), async ({ api }) => {
  const { status, body } = await api.get<Failure>('/v1/customers/search');
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ message: 'Missing required param: query.', param: 'query' });
});

const WORDING = assumed('the docs say that these are errors; nobody quotes their texts');

const refused: readonly [query: string, message: string][] = [
  ['email>"ada"', 'Operator `>` is not supported for field `email` of type string. Supported operators: `:`, `~`.'],
  [
    'metadata["key"]~"value"',
    'Operator `~` is not supported for field `metadata` of type token. Supported operators: `:`.',
  ],
  [
    'created~"123"',
    'Operator `~` is not supported for field `created` of type numeric. Supported operators: `:`, `>`, `<`, `>=`, `<=`.',
  ],
  ['created>"yesterday"', 'Field `created` is numeric, but `yesterday` is not a number.'],
  ['email~"ad"', 'Substring search on field `email` needs a value of at least 3 characters.'],
  [
    'name:"a" AND name:"b" OR name:"c"',
    'You cannot combine AND and OR in the same search query. Use one of them for all clauses.',
  ],
  [
    'name:"a" name:"b" OR name:"c"',
    'You cannot combine AND and OR in the same search query. Use one of them for all clauses.',
  ],
  [Array.from({ length: 11 }, (_, i) => `name:"${i}"`).join(' OR '), 'A search query can have at most 10 clauses.'],
];
test('what the query language does not allow', WORDING, async ({ api }) => {
  for (const [query, message] of refused) {
    const { status, body } = await search(api, query);
    expect({ query, status, error: body.error }).toMatchObject({ query, status: 400, error: { message } });
    expect(body.error.type).toBe('invalid_request_error');
  }
});

test('a page that no search returned', WORDING, async ({ api }) => {
  for (const page of ['nonsense', btoa('{}'), btoa('[1]'), btoa('[1,"2"]'), btoa('[1,2,3]'), 'ä']) {
    const { status, body } = await api.get<Failure>('/v1/customers/search', { query: 'name:"ada"', page });
    expect({ page, status, param: body.error.param }).toEqual({ page, status: 400, param: 'page' });
  }
});

test('limits as those of lists', types(), async ({ stripe, api }) => {
  for (const name of ['Ada King', 'Ada Byron']) await stripe.customers.create({ name });
  const get = (limit: string) =>
    api.get<Failure & { data: unknown[] }>('/v1/customers/search', { query: 'name:"ada"', limit });
  expect((await get('0')).body.data).toHaveLength(1);
  expect((await get('101')).body.data).toHaveLength(2);
  expect((await get('many')).body.error).toMatchObject({ message: 'Invalid integer: many', param: 'limit' });
});

test('searches came with a version', assumed('docs/search names the version, not the words'), async ({ api }) => {
  const inVersion = (version: string) =>
    api.get<Failure>('/v1/customers/search', { query: 'email:"a@example.com"' }, { 'stripe-version': version });
  expect((await inVersion('2020-08-27')).status).toBe(200);
  const refused = await inVersion('2020-03-02');
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatchObject({
    type: 'invalid_request_error',
    message: 'Search is available from API version 2020-08-27 on. Your request used version 2020-03-02.',
  });
});
