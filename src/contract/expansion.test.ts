import { describe, expect, test } from 'vitest';
import { StripeError } from './errors.ts';
import { type ExpandTree, expandAnswer, parseExpand } from './expansion.ts';
import { contractForTests } from './runtime/contract-for-tests.ts';

const customer = Object.freeze({ id: 'cus_1', object: 'customer', email: null });
const charge = Object.freeze({
  id: 'ch_1',
  object: 'charge',
  customer: 'cus_1',
  details: Object.freeze({ payer: 'cus_1', rate: null }),
  metadata: Object.freeze({ customer: 'cus_1' }),
  related: Object.freeze(['ch_2', 'ch_none']),
});
const stored: Record<string, object> = {
  cus_1: customer,
  ch_1: charge,
  ch_2: Object.freeze({ id: 'ch_2', object: 'charge', customer: 'cus_1', related: ['ch_1'] }),
};

const tree = (operation: string, ...paths: string[]) => parseExpand(contractForTests, operation, paths);
const retrieve = (...paths: string[]) => tree('GET /v1/charges/{charge}', ...paths);

async function expanded(given: object, wanted: ExpandTree, loaded: string[] = []): Promise<object> {
  return expandAnswer(
    given,
    wanted,
    async (names, id) => {
      loaded.push(`${names[0]} ${id}`);
      return stored[id];
    },
    async (owner, field) =>
      field === 'refunds' ? { object: 'list', data: [{ id: 're_1', object: 'refund', charge: owner.id }] } : undefined,
  );
}

describe('what may be expanded', () => {
  test.each([
    ['GET /v1/charges/{charge}', 'customer'],
    ['GET /v1/charges/{charge}', 'customer.address'],
    ['GET /v1/charges/{charge}', 'details'],
    ['GET /v1/charges/{charge}', 'details.payer'],
    ['GET /v1/charges/{charge}', 'refunds.data.charge.customer'],
    ['GET /v1/charges/{charge}', 'related.customer'],
    ['GET /v1/charges/{charge}', 'options'],
    ['POST /v1/charges', 'customer'],
    ['GET /v1/charges', 'data'],
    ['GET /v1/charges', 'data.refunds.data.charge'],
    ['GET /v1/charges/search', 'data.customer'],
    ['GET /v1/charges/search', 'total_count'],
  ])('%s %s', (operation, path) => {
    expect(() => tree(operation, path)).not.toThrow();
  });
});

/** Texts quoted by users of the API, the last by several. */
describe('what is refused', () => {
  test.each([
    ['GET /v1/charges/{charge}', 'foo', 'This property cannot be expanded (foo).'],
    ['GET /v1/charges/{charge}', '', 'This property cannot be expanded ().'],
    ['GET /v1/charges/{charge}', 'metadata', 'This property cannot be expanded (metadata).'],
    ['GET /v1/charges/{charge}', 'amount', 'This property cannot be expanded (amount).'],
    ['GET /v1/charges/{charge}', '__proto__', 'This property cannot be expanded (__proto__).'],
    ['GET /v1/charges/{charge}', 'details.bogus', 'This property cannot be expanded (details.bogus).'],
    [
      'GET /v1/charges',
      'customer',
      "This property cannot be expanded (customer). You may want to try expanding 'data.customer' instead.",
    ],
    ['GET /v1/charges', 'data.status', 'This property cannot be expanded (data.status).'],
    ['GET /v1/charges', 'total_count', 'This property cannot be included (total_count)'],
    [
      'GET /v1/charges',
      'data.refunds.data.charge.customer',
      'You cannot expand more than 4 levels of a property. Property: data.refunds.data.charge.customer',
    ],
  ])('%s %s', (operation, path, message) => {
    const code = message.startsWith('You cannot') ? 'property_expansion_max_depth' : undefined;
    expect(() => tree(operation, path)).toThrow(expect.objectContaining({ message, status: 400 }));
    expect(() => tree(operation, path)).toThrow(StripeError);
    expect(() => tree(operation, path)).toThrow(
      expect.objectContaining({ body: { type: 'invalid_request_error', message, code } }),
    );
  });
});

describe('expanding', () => {
  test('nothing to expand costs nothing', async () => {
    expect(await expanded(charge, retrieve())).toBe(charge);
  });

  test('ids become objects, and what is stored stays as it is', async () => {
    const answer = await expanded(charge, retrieve('customer', 'details.payer'));
    expect(answer).toEqual({ ...charge, customer, details: { payer: customer, rate: null } });
    expect(charge.customer).toBe('cus_1');
  });

  test('a deeper path expands what lies on the way', async () => {
    const answer = await expanded(charge, retrieve('related.customer'));
    expect(answer).toMatchObject({ customer: 'cus_1', related: [{ id: 'ch_2', customer }, 'ch_none'] });
  });

  test('fields that only come when asked for are loaded, and lists looked through', async () => {
    expect(await expanded(charge, retrieve('refunds.data.charge'))).toMatchObject({
      refunds: { data: [{ id: 're_1', charge }] },
    });
    expect(await expanded(charge, retrieve('details'))).not.toHaveProperty('refunds');
  });

  test('a page of a list loads each object once', async () => {
    const loaded: string[] = [];
    const page = { object: 'list', data: [charge, charge], has_more: false, url: '/v1/charges' };
    const answer = await expanded(page, tree('GET /v1/charges', 'data.customer', 'data.details.payer'), loaded);
    expect(answer).toMatchObject({ data: [{ customer }, { customer, details: { payer: customer } }] });
    expect(loaded).toEqual(['customer cus_1']);
  });

  test('null stays null', async () => {
    expect(await expanded({ ...charge, customer: null }, retrieve('customer.address'))).toMatchObject({
      customer: null,
    });
  });
});
