import { describe, expect, test } from 'vitest';
import { createChecker } from './check.ts';
import { contractForTests } from './runtime/contract-for-tests.ts';

const checker = createChecker(contractForTests);
const customer = { id: 'cus_1', object: 'customer', email: null, metadata: {}, address: null };
const refund = { id: 're_1', object: 'refund', amount: 5, charge: 'ch_1' };
const charge = {
  id: 'ch_1',
  object: 'charge',
  amount: 100,
  customer: null,
  details: { payer: null, rate: '0.5' },
  metadata: { a: 'b' },
  status: 'succeeded',
};
const page = (object: string, ...data: object[]) => ({ object, data, has_more: false, url: '/v1/charges' });

describe('answers that keep the contract', () => {
  test.each<[string, object]>([
    ['GET /v1/charges/{charge}', charge],
    ['GET /v1/charges/{charge}', { ...charge, customer: 'cus_1' }],
    ['GET /v1/charges/{charge}', { ...charge, customer }],
    ['GET /v1/charges/{charge}', { ...charge, customer: { id: 'cus_1', object: 'customer', deleted: true } }],
    ['GET /v1/charges/{charge}', { ...charge, refunds: page('list', refund), related: ['ch_1', charge] }],
    ['GET /v1/charges', page('list', charge)],
    ['GET /v1/charges/search', { ...page('search_result', charge), next_page: null }],
  ])('%s', (operation, answer) => {
    expect(checker.check(operation, answer)).toEqual([]);
  });
});

describe('answers that break it', () => {
  test.each<[object | null, string[]]>([
    [{ ...charge, amount: undefined }, ['charge.amount: missing']],
    [{ ...charge, amount: '100' }, ['charge.amount: is no integer']],
    [
      { ...charge, amount: 1.5, status: 'done' },
      ['charge.amount: is no integer', 'charge.status: "done" is not one of failed, succeeded'],
    ],
    [{ ...charge, status: null }, ['charge.status: must not be null']],
    [{ ...charge, extra: 1 }, ['charge.extra: unknown']],
    [{ ...charge, metadata: { a: 1 } }, ['charge.metadata.a: is no string']],
    [{ ...charge, metadata: [] }, ['charge.metadata: is no hash']],
    [{ ...charge, details: { payer: null, rate: 0.5 } }, ['charge.details.rate: is no decimal']],
    [{ ...charge, details: { payer: null, rate: null, ratio: Number.NaN } }, ['charge.details.ratio: is no number']],
    [{ ...charge, customer: { ...customer, email: 7 } }, ['charge.customer.email: is no string']],
    [{ ...charge, customer: 7 }, ['charge.customer: is no customer or deleted_customer']],
    [
      { ...charge, refunds: page('list', { ...refund, amount: undefined }) },
      ['charge.refunds.data[0].amount: missing'],
    ],
    [
      { ...charge, refunds: { object: 'list', data: 1, url: 5, foo: 1 } },
      [
        'charge.refunds.has_more: missing',
        'charge.refunds.url: wrong',
        'charge.refunds.data: wrong',
        'charge.refunds.foo: unknown',
      ],
    ],
    [{ ...charge, refunds: 1 }, ['charge.refunds: is no list']],
    [{ ...charge, related: 'ch_1' }, ['charge.related: is no array']],
    [null, ['answer: is no charge']],
  ])('%j', (answer, breaches) => {
    expect(checker.check('GET /v1/charges/{charge}', answer)).toEqual(breaches);
  });

  test('objects by name, and names that nobody knows', () => {
    expect(checker.checkObject('refund', refund)).toEqual([]);
    expect(checker.checkObject('refund', { ...refund, id: 1 })).toEqual(['refund.id: is no string']);
    expect(checker.checkObject('nothing', {})).toEqual(['nothing: the contract does not know it']);
    expect(checker.check('GET /v1/nothing', {})).toEqual(['answer: the contract does not know it']);
  });
});
