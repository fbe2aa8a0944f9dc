/** What every answer looks like; that fields and enums are those of the types, the test kit checks on each answer. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test, types } from '../support/test.ts';

test('the objects of a payment, expanded into one answer, are what the types say', types(), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const intent = await stripe.paymentIntents.create({
    amount: 1500,
    currency: 'usd',
    customer,
    confirm: true,
    payment_method: 'pm_card_visa',
    payment_method_types: ['card'],
    capture_method: 'automatic',
    expand: ['customer', 'payment_method', 'latest_charge.balance_transaction'],
  });
  const charge = intent.latest_charge as Stripe.Charge;
  expect([intent.customer, intent.payment_method, charge, charge.balance_transaction]).toMatchObject([
    { object: 'customer', livemode: false },
    { object: 'payment_method', type: 'card' },
    { object: 'charge', amount: 1500 },
    { object: 'balance_transaction', amount: 1500 },
  ]);
});

test('errors are in the form of the types', types(), async ({ api }) => {
  const { status, body } = await api.get('/v1/customers/cus_none');
  expect({ status, body }).toMatchObject({
    status: 404,
    body: {
      error: { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message: expect.any(String) },
    },
  });
});

test('answers are laid out for people', recording('refunds the payment'), async ({ api }) => {
  const found = await api.get('/v1/customers?limit=1');
  expect(found.text).toMatch(/^\{\n {2}"object": "list",\n {2}"data": \[\],\n/);
  const missing = await api.get('/v1/customers/cus_none');
  expect(missing.text).toMatch(/^\{\n {2}"error": \{\n {4}"code": "resource_missing",\n/);
});

test(
  'keys come in the order of the docs, also those that a change adds',
  docs('api/customers/object'),
  async ({ api }) => {
    const made = await api.post('/v1/customers', { name: 'Ada', invoice_settings: { footer: 'Thanks' } });
    const changed = await api.post(`/v1/customers/${made.body.id}`, { business_name: 'Ada & Co', name: 'Ada L.' });
    for (const { body } of [made, changed]) {
      const [first, second, ...rest] = Object.keys(body);
      expect([first, second]).toEqual(['id', 'object']);
      expect(rest).toEqual(rest.toSorted());
      const settings = Object.keys(body.invoice_settings as object);
      expect(settings).toEqual(settings.toSorted());
    }
    expect(changed.body.business_name).toBe('Ada & Co');
  },
);
