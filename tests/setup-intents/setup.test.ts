/** A payment method is kept for later, and everything says so. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test, types } from '../support/test.ts';

const CARD = { payment_method_types: ['card'] };
const GUIDE = docs('payments/save-and-reuse');

test('a new intent', recording('can create setup intent'), async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({ ...CARD, customer, metadata: { route: '7' } });
  expect(intent).toMatchObject({
    object: 'setup_intent',
    automatic_payment_methods: null,
    customer,
    last_setup_error: null,
    latest_attempt: null,
    metadata: { route: '7' },
    next_action: null,
    payment_method: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    usage: 'off_session',
  });
  expect(intent.id).toMatch(/^seti_1[A-Za-z0-9]{23}$/);
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_[A-Za-z0-9]{31}$`));
  const automatic = await stripe.setupIntents.create();
  expect(automatic.automatic_payment_methods).toEqual({ allow_redirects: 'always', enabled: true });
  expect((await events()).slice(1)).toEqual(['setup_intent.created', 'setup_intent.created']);
});

test('confirming attaches the card to the customer', GUIDE, async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.setupIntents.create({ ...CARD, customer, payment_method: 'pm_card_visa' });
  const done = await stripe.setupIntents.confirm(id, { expand: ['latest_attempt', 'payment_method'] });
  expect(done).toMatchObject({ status: 'succeeded', mandate: null, next_action: null, last_setup_error: null });
  const method = done.payment_method as Stripe.PaymentMethod;
  expect(method).toMatchObject({ customer, card: { checks: { cvc_check: 'pass' } } });
  expect(done.latest_attempt).toMatchObject({
    object: 'setup_attempt',
    customer,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242', three_d_secure: null } },
    setup_error: null,
    setup_intent: id,
    status: 'succeeded',
    usage: 'off_session',
  });
  expect(await events()).toEqual([
    'customer.created',
    'setup_intent.created',
    'payment_method.attached',
    'setup_intent.succeeded',
  ]);
});

test(
  'without a customer the method is used up',
  docs('api/setup_intents/create#create_setup_intent-customer'),
  async ({ stripe }) => {
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    const keep = () => stripe.setupIntents.create({ ...CARD, payment_method: method.id, confirm: true });
    expect((await keep()).status).toBe('succeeded');
    await expect(keep()).rejects.toMatchObject({ message: expect.stringMatching(/was previously used/) });
  },
);

test('a card described in place', docs('api/setup_intents/create'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const { payment_method } = await stripe.setupIntents.create({
    ...CARD,
    customer,
    confirm: true,
    payment_method_data: { type: 'card', billing_details: { name: 'Ada' }, card: { token: 'tok_mastercard' } } as never,
  });
  const kept = await stripe.customers.retrievePaymentMethod(customer, payment_method as string);
  expect(kept).toMatchObject({ billing_details: { name: 'Ada' }, card: { brand: 'mastercard' } });
});

test('a declined card', docs('api/setup_intents/object'), async ({ stripe, api, events }) => {
  const { id: customer } = await stripe.customers.create();
  const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa_chargeDeclined' } });
  const form = { 'payment_method_types[0]': 'card', customer, payment_method: method.id, confirm: 'true' };
  const { status, body } = await api.post<{ error: { setup_intent: Stripe.SetupIntent } }>('/v1/setup_intents', form);
  expect(status).toBe(402);
  expect(body.error).toMatchObject({
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    payment_method: { id: method.id, card: { checks: { cvc_check: 'pass' } } },
  });
  const failed = await stripe.setupIntents.retrieve(body.error.setup_intent.id, { expand: ['latest_attempt'] });
  expect(failed).toMatchObject({
    status: 'requires_payment_method',
    payment_method: null,
    last_setup_error: { code: 'card_declined', type: 'card_error', payment_method: { id: method.id } },
    latest_attempt: { status: 'failed', setup_error: { code: 'card_declined' } },
  });
  expect(failed.last_setup_error).not.toHaveProperty('setup_intent');
  expect((await events()).slice(1)).toEqual(['setup_intent.created', 'setup_intent.setup_failed']);
  const done = await stripe.setupIntents.confirm(failed.id, { payment_method: 'pm_card_visa' });
  expect(done).toMatchObject({ status: 'succeeded', last_setup_error: null });
  const { data } = await stripe.setupAttempts.list({ setup_intent: failed.id });
  expect(data.map((attempt) => attempt.status)).toEqual(['succeeded', 'failed']);
});

test('a card that can be kept and not be charged', docs('testing#declined-payments'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const intent = { ...CARD, customer, payment_method: 'pm_card_chargeCustomerFail', confirm: true };
  expect((await stripe.setupIntents.create(intent)).status).toBe('succeeded');
});

test('changing an intent', docs('api/setup_intents/update'), async ({ stripe }) => {
  const { id } = await stripe.setupIntents.create({ ...CARD, metadata: { a: '1' }, description: 'before' });
  const { id: customer } = await stripe.customers.create();
  const changed = await stripe.setupIntents.update(id, {
    customer,
    description: 'after',
    metadata: { b: '2' },
    payment_method: 'pm_card_visa',
    payment_method_options: { card: { request_three_d_secure: 'any', network: 'visa' } },
  });
  expect(changed).toMatchObject({
    customer,
    description: 'after',
    metadata: { a: '1', b: '2' },
    status: 'requires_confirmation',
    payment_method_options: { card: { request_three_d_secure: 'any', network: 'visa' } },
  });
  expect((await stripe.setupIntents.update(id, { description: '' })).description).toBeNull();
});

test('canceling an intent', docs('api/setup_intents/cancel'), async ({ stripe, events }) => {
  const { id } = await stripe.setupIntents.create({ ...CARD, payment_method: 'pm_card_visa' });
  const canceled = await stripe.setupIntents.cancel(id, { cancellation_reason: 'duplicate' });
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'duplicate', next_action: null });
  expect(canceled.payment_method).toMatch(/^pm_/);
  expect(await events()).toEqual(['setup_intent.created', 'setup_intent.canceled']);
});

test('listing by customer and by method', types(), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const first = await stripe.setupIntents.create({ ...CARD, customer, payment_method: 'pm_card_visa' });
  const second = await stripe.setupIntents.create({ ...CARD, customer });
  await stripe.setupIntents.create(CARD);
  const ids = async (params: Stripe.SetupIntentListParams) =>
    (await stripe.setupIntents.list(params)).data.map(({ id }) => id);
  expect(await ids({ customer })).toEqual([second.id, first.id]);
  expect(await ids({ payment_method: first.payment_method as string })).toEqual([first.id]);
});

test('a mandate for regular charges to an Indian card', docs('india-recurring-payments'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const start_date = 1_900_000_000;
  const intent = await stripe.setupIntents.create({
    ...CARD,
    customer,
    confirm: true,
    mandate_data: { customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1', user_agent: 'x' } } },
    payment_method: 'pm_card_visa',
    payment_method_options: {
      card: {
        mandate_options: {
          amount: 1000,
          amount_type: 'maximum',
          currency: 'inr',
          interval: 'sporadic',
          reference: 'order-1',
          start_date,
          supported_types: ['india'],
        },
      },
    },
  });
  expect(intent.payment_method_options?.card?.mandate_options).toEqual({
    amount: 1000,
    amount_type: 'maximum',
    currency: 'inr',
    description: null,
    end_date: null,
    interval: 'sporadic',
    interval_count: null,
    reference: 'order-1',
    start_date,
    supported_types: ['india'],
  });
  const mandate = await stripe.mandates.retrieve(intent.mandate as string);
  expect(mandate).toMatchObject({
    customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1', user_agent: 'x' } },
    multi_use: {},
    payment_method: intent.payment_method,
    payment_method_details: { type: 'card', card: {} },
    status: 'active',
    type: 'multi_use',
  });
});
