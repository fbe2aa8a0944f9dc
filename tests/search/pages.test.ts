import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const PAGE = docs('api/pagination/search');
const NEWEST_FIRST = assumed('Stripe does not say in which order results come; examples show the newest first');

/** @returns ids, newest first */
async function make(stripe: Stripe, number: number, metadata: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < number; i++) ids.unshift((await stripe.customers.create({ metadata })).id);
  return ids;
}

const ids = ({ data }: { data: { id: string }[] }): string[] => data.map(({ id }) => id);

test('ten unless said, newest first, and the page that comes next', NEWEST_FIRST, async ({ stripe }) => {
  const query = 'metadata["kind"]:"one"';
  const made = await make(stripe, 12, { kind: 'one' });
  await make(stripe, 1, { kind: 'other' });
  const first = await stripe.customers.search({ query });
  expect([ids(first), first.has_more, typeof first.next_page]).toEqual([made.slice(0, 10), true, 'string']);
  const second = await stripe.customers.search({ query, page: first.next_page as string });
  expect([ids(second), second.has_more, second.next_page]).toEqual([made.slice(10), false, null]);
});

test('the SDK pages through everything by itself', PAGE, async ({ stripe }) => {
  const made = await make(stripe, 25, { kind: 'one' });
  const all: string[] = [];
  for await (const { id } of stripe.customers.search({ query: 'metadata["kind"]:"one"', limit: 10 })) all.push(id);
  expect(all).toEqual(made);
  const some = await stripe.customers
    .search({ query: 'metadata["kind"]:"one" OR metadata["kind"]:"two"', limit: 3 })
    .autoPagingToArray({ limit: 7 });
  expect(some.map(({ id }) => id)).toEqual(made.slice(0, 7));
});

test('clauses of which one must hold give each object once', docs('search'), async ({ stripe }) => {
  const both = await stripe.customers.create({ name: 'Both', email: 'both@example.com' });
  const one = await stripe.customers.create({ name: 'One', email: 'one@example.com' });
  const query = 'name:"both" OR email:"both@example.com" OR name:"one" OR created>0';
  const page = await stripe.customers.search({ query, limit: 1, expand: ['total_count'] });
  expect([ids(page), page.total_count]).toEqual([[one.id], 2]);
  expect(ids(await stripe.customers.search({ query, limit: 1, page: page.next_page as string }))).toEqual([both.id]);
});

test(
  'paging goes on where it was, although what it gave is deleted',
  assumed('a page is a place'),
  async ({ stripe }) => {
    const made = await make(stripe, 9, { kind: 'old' });
    const deleted: string[] = [];
    for await (const { id } of stripe.customers.search({ query: 'metadata["kind"]:"old"', limit: 2 })) {
      await stripe.customers.del(id);
      deleted.push(id);
    }
    expect(deleted).toEqual(made);
  },
);

test('how many there are is counted when it is asked for', PAGE, async ({ stripe }) => {
  await make(stripe, 3, { kind: 'one' });
  const page = await stripe.customers.search({ query: 'metadata["kind"]:"one"', limit: 1, expand: ['total_count'] });
  expect([page.total_count, page.data.length, page.has_more]).toEqual([3, 1, true]);
  const none = await stripe.customers.search({ query: 'name:"nobody"', expand: ['total_count'] });
  expect([none.total_count, none.data]).toEqual([0, []]);
});

test('what is found can be expanded', docs('expand'), async ({ stripe }) => {
  const product = await stripe.products.create({
    name: 'Book',
    default_price_data: { currency: 'usd', unit_amount: 500 },
  });
  const { data } = await stripe.products.search({
    query: 'name:"book"',
    expand: ['data.default_price', 'total_count'],
  });
  expect(data[0]?.default_price).toMatchObject({ object: 'price', product: product.id, unit_amount: 500 });
});

test('sandboxes do not find what is in others', docs('keys'), async ({ stripe, client }) => {
  await stripe.customers.create({ name: 'Mine' });
  const { data } = await client('sk_test_someone_else').customers.search({ query: 'name:"mine"' });
  expect(data).toEqual([]);
});
