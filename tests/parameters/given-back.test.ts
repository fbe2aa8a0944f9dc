/** Hashes that several operations take, and that come back as they were given. */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { type Exceptions, sampleOf } from '../support/samples.ts';
import { docs, type Tools, test } from '../support/test.ts';

type Api = Tools['api'];

interface WithId {
  id: string;
  latest_charge: string;
}

const PAYMENT: Form = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };
const HOLD: Form = { ...PAYMENT, capture_method: 'manual', confirm: true, payment_method: 'pm_card_visa' };

const intent = async (api: Api, form: Form): Promise<string> =>
  (await api.post<WithId>('/v1/payment_intents', form)).body.id;

const newSource = async (api: Api): Promise<string> =>
  (await api.post<WithId>('/v1/sources', { card: { token: 'tok_visa' }, type: 'card' })).body.id;

/** Operations, each with what makes its path and with the parameters that it needs besides. */
const PLACES: Readonly<Record<string, { path: (api: Api) => Promise<string>; more?: Form }>> = {
  'POST /v1/payment_intents': { path: async () => '/v1/payment_intents', more: PAYMENT },
  'POST /v1/payment_intents/{intent}': { path: async (api) => `/v1/payment_intents/${await intent(api, PAYMENT)}` },
  'POST /v1/payment_intents/{intent}/confirm': {
    path: async (api) => `/v1/payment_intents/${await intent(api, PAYMENT)}/confirm`,
    more: { payment_method: 'pm_card_visa' },
  },
  'POST /v1/payment_intents/{intent}/capture': {
    path: async (api) => `/v1/payment_intents/${await intent(api, HOLD)}/capture`,
  },
  'POST /v1/payment_intents/{intent}/increment_authorization': {
    path: async (api) => {
      const payment_method_options = { card: { request_incremental_authorization: 'if_available' } };
      const id = await intent(api, { ...HOLD, amount: 1000, payment_method_options });
      return `/v1/payment_intents/${id}/increment_authorization`;
    },
    more: { amount: 2000 },
  },
  'POST /v1/charges': { path: async () => '/v1/charges', more: { amount: 2000, currency: 'usd', source: 'tok_visa' } },
  'POST /v1/charges/{charge}': {
    path: async (api) => {
      const form = { amount: 2000, currency: 'usd', source: 'tok_visa' };
      return `/v1/charges/${(await api.post<WithId>('/v1/charges', form)).body.id}`;
    },
  },
  'POST /v1/customers': { path: async () => '/v1/customers' },
  'POST /v1/customers/{customer}': {
    path: async (api) => `/v1/customers/${(await api.post<WithId>('/v1/customers')).body.id}`,
  },
  'POST /v1/sources': { path: async () => '/v1/sources', more: { card: { token: 'tok_visa' }, type: 'card' } },
  'POST /v1/sources/{source}': { path: async (api) => `/v1/sources/${await newSource(api)}` },
  'POST /v1/customers/{customer}/sources/{id}': {
    path: async (api) => {
      const source = await newSource(api);
      const customer = (await api.post<WithId>('/v1/customers', { source })).body.id;
      return `/v1/customers/${customer}/sources/${source}`;
    },
  },
  'POST /v1/test_helpers/confirmation_tokens': {
    path: async () => '/v1/test_helpers/confirmation_tokens',
    more: { payment_method: 'pm_card_visa' },
  },
};

const OWNED = Object.keys(PLACES).filter((name) => name.includes('/sources'));
const SHIPPED = Object.keys(PLACES).filter((name) => !/capture|increment|sources/.test(name));
const DETAILED = Object.keys(PLACES).filter((name) => name.includes('payment_intents'));

/** The parts of an amount of 2000. */
const PARTS: Exceptions = {
  discount_amount: undefined,
  line_items: undefined,
  'shipping.amount': 500,
  'tax.total_tax_amount': 100,
};

const CASES: readonly [parameter: string, operations: readonly string[], exceptions: Exceptions][] = [
  ['shipping', SHIPPED, {}],
  ['payment_details', DETAILED, {}],
  ['amount_details', DETAILED, PARTS],
  ['owner', OWNED, {}],
];

for (const [parameter, operations, exceptions] of CASES) {
  for (const operation of operations) {
    const { path, more } = PLACES[operation] as (typeof PLACES)[string];
    const only = operation.includes('test_helpers') ? test.awningOnly : test;
    only(`${operation}: ${parameter} comes back`, docs('api/payment_intents/create'), async ({ api }) => {
      const given = sampleOf(operation, parameter, exceptions);
      const { enforce_arithmetic_validation: _asked, ...shown } = given;
      const { body } = await api.post(await path(api), { ...more, [parameter]: given });
      expect(body).toMatchObject({ [parameter]: shown });
    });
  }
}

const CHECKED = docs('payments/payment-line-items');
const ITEM: Exceptions = { 'line_items.payment_method_options.paypal.category': 'physical_goods' };

for (const operation of DETAILED) {
  const { path, more } = PLACES[operation] as (typeof PLACES)[string];

  test(`${operation}: what does not add up`, CHECKED, async ({ api }) => {
    const amount_details = { discount_amount: 5000, enforce_arithmetic_validation: true };
    const { body } = await api.post<{ error: { code: string } }>(await path(api), { ...more, amount_details });
    expect(body.error.code).toBe('amount_details_tax_shipping_discount_greater_than_amount');
    const lenient = { discount_amount: 5000, enforce_arithmetic_validation: false };
    const kept = await api.post(await path(api), { ...more, amount_details: lenient });
    expect(kept.body).toMatchObject({ amount_details: { discount_amount: 5000, error: { code: body.error.code } } });
  });

  test(`${operation}: the products of a payment`, CHECKED, async ({ api }) => {
    const { line_items } = sampleOf(operation, 'amount_details', ITEM);
    const amount_details = { enforce_arithmetic_validation: false, line_items };
    const { body } = await api.post<WithId>(await path(api), { ...more, amount_details });
    const items = await api.get(`/v1/payment_intents/${body.id}/amount_details_line_items`);
    expect(items.body).toMatchObject({ data: line_items });
  });
}
