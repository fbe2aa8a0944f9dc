import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

const PAGE = docs('search');

/** Names of the customers that a query finds, in the order of the answer. */
async function found(stripe: Stripe, query: string): Promise<(string | null | undefined)[]> {
  return (await stripe.customers.search({ query })).data.map(({ name }) => name);
}

async function people(stripe: Stripe): Promise<void> {
  await stripe.customers.create({ name: 'Ada Lovelace', email: 'ada@example.com', metadata: { team: 'engine' } });
  await stripe.customers.create({ name: 'Amy Pond', email: 'amy@rocketrides.io', phone: '+19999999999' });
  await stripe.customers.create({ name: 'Lovelace Ada King', metadata: { team: 'Engine', 'donation-id': 'asdf-jkl' } });
}

test('a search result is a page of its own form', docs('api/pagination/search'), async ({ stripe }) => {
  const { id } = await stripe.customers.create({ email: 'sally@rocketrides.io' });
  const page = await stripe.customers.search({ query: "email:'sally@rocketrides.io'" });
  expect(page).toMatchObject({
    object: 'search_result',
    url: '/v1/customers/search',
    has_more: false,
    next_page: null,
    data: [{ id, object: 'customer', email: 'sally@rocketrides.io' }],
  });
  expect(page).not.toHaveProperty('total_count');
});

test('strings match by words in their order, whatever their case', PAGE, async ({ stripe }) => {
  await people(stripe);
  expect(await found(stripe, 'name:"ada"')).toEqual(['Lovelace Ada King', 'Ada Lovelace']);
  expect(await found(stripe, 'name:"ADA LOVELACE"')).toEqual(['Ada Lovelace']);
  expect(await found(stripe, 'name:"lovelace ada"')).toEqual(['Lovelace Ada King']);
  expect(await found(stripe, 'name:"love"')).toEqual([]);
  expect(await found(stripe, 'email:"AMY@rocketrides.io"')).toEqual(['Amy Pond']);
  expect(await found(stripe, 'email:"rocketrides.io"')).toEqual([]);
});

test('strings match by a part with ~', PAGE, async ({ stripe }) => {
  await people(stripe);
  expect(await found(stripe, 'name~"LOVE"')).toEqual(['Lovelace Ada King', 'Ada Lovelace']);
  expect(await found(stripe, 'email~"rocket"')).toEqual(['Amy Pond']);
  expect(await found(stripe, 'phone~"+1999"')).toEqual(['Amy Pond']);
});

test('metadata by key and value, or by having the key', PAGE, async ({ stripe }) => {
  await people(stripe);
  expect(await found(stripe, 'metadata["team"]:"engine"')).toEqual(['Lovelace Ada King', 'Ada Lovelace']);
  expect(await found(stripe, `metadata['donation-id']:'asdf-jkl'`)).toEqual(['Lovelace Ada King']);
  expect(await found(stripe, 'metadata["Team"]:"engine"')).toEqual([]);
  expect(await found(stripe, '-metadata["donation-id"]:null')).toEqual(['Lovelace Ada King']);
  expect(await found(stripe, 'metadata["team"]:NULL')).toEqual(['Amy Pond']);
});

test('clauses by blanks, AND or OR, and their opposite by a minus', PAGE, async ({ stripe }) => {
  await people(stripe);
  expect(await found(stripe, 'name:"ada" metadata["donation-id"]:null')).toEqual(['Ada Lovelace']);
  expect(await found(stripe, 'name:"ada" and -email:null')).toEqual(['Ada Lovelace']);
  expect(await found(stripe, 'name:"pond" OR metadata["donation-id"]:"asdf-jkl" or name:"king"')).toEqual([
    'Lovelace Ada King',
    'Amy Pond',
  ]);
  expect(await found(stripe, '-name:"ada"')).toEqual(['Amy Pond']);
  expect(await found(stripe, '-email:"ada@example.com"')).toEqual(['Lovelace Ada King', 'Amy Pond']);
});

test('a search finds what was changed, and no longer what it was', PAGE, async ({ stripe }) => {
  const { id } = await stripe.customers.create({ name: 'Before', metadata: { step: '1', kept: 'yes' } });
  await stripe.customers.update(id, { name: 'After', metadata: { step: '2' } });
  expect(await found(stripe, 'name:"before"')).toEqual([]);
  expect(await found(stripe, 'metadata["step"]:"1"')).toEqual([]);
  expect(await found(stripe, 'metadata["step"]:"2" AND metadata["kept"]:"yes"')).toEqual(['After']);
  await stripe.customers.del(id);
  expect(await found(stripe, 'name:"after"')).toEqual([]);
});
