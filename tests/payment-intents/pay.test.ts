/** The main job: money is taken, and everything says so. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, recording, test } from '../support/test.ts';

const CARD = { currency: 'usd', payment_method: 'pm_card_visa', payment_method_types: ['card'] };

test('create, then confirm', docs('payments/paymentintents/lifecycle'), async ({ stripe, events }) => {
  const intent = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method_types: ['card'] });
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    amount: 2000,
    amount_received: 0,
    latest_charge: null,
    capture_method: 'automatic_async',
  });
  expect(intent.id).toMatch(/^pi_3[A-Za-z0-9]{23}$/);
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_[A-Za-z0-9]{25}$`));
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 2000, amount_capturable: 0 });
  expect(paid.latest_charge).toMatch(/^ch_3/);
  expect((await events()).slice(0, 3)).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test('create and confirm at once, captured at once', docs('api/payment_intents/create'), async ({ stripe, events }) => {
  const intent = await stripe.paymentIntents.create({
    ...CARD,
    amount: 1099,
    confirm: true,
    capture_method: 'automatic',
    description: 'A book',
    metadata: { order: '6735' },
    receipt_email: 'ada@example.com',
    expand: ['latest_charge.balance_transaction'],
  });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(charge).toMatchObject({
    amount: 1099,
    amount_captured: 1099,
    captured: true,
    paid: true,
    status: 'succeeded',
    description: 'A book',
    metadata: { order: '6735' },
    receipt_email: 'ada@example.com',
    payment_intent: intent.id,
    outcome: { network_status: 'approved_by_network', type: 'authorized', seller_message: 'Payment complete.' },
  });
  expect(charge.payment_method_details?.card).toMatchObject({ brand: 'visa', last4: '4242', amount_authorized: 1099 });
  const transaction = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(transaction).toMatchObject({
    amount: 1099,
    fee: 62,
    net: 1037,
    type: 'charge',
    status: 'pending',
    reporting_category: 'charge',
    source: charge.id,
  });
  expect(await events()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
});

test(
  'asynchronous capture brings the balance transaction a moment later',
  docs('payments/payment-intents/asynchronous-capture'),
  async ({ stripe, events }) => {
    const intent = await stripe.paymentIntents.create({
      ...CARD,
      amount: 2000,
      confirm: true,
      expand: ['latest_charge'],
    });
    const { id, balance_transaction } = intent.latest_charge as Stripe.Charge;
    expect(balance_transaction).toBeNull();
    await eventually(async () => expect((await stripe.charges.retrieve(id)).balance_transaction).toMatch(/^txn_3/));
    expect(await events()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    const [updated] = (await stripe.events.list({ type: 'charge.updated' })).data;
    expect(updated?.data.previous_attributes).toMatchObject({ balance_transaction: null });
    expect(updated?.request).toEqual({ id: null, idempotency_key: null });
  },
);

test(
  'a payment method that is given waits for confirmation',
  docs('payments/paymentintents/lifecycle'),
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({ ...CARD, amount: 2000 });
    expect(intent.status).toBe('requires_confirmation');
    expect(intent.payment_method).toMatch(/^pm_1/);
    expect((await stripe.paymentIntents.confirm(intent.id)).status).toBe('succeeded');
  },
);

test('ids of one payment share their stem', recording('ids of a payment'), async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create({
    ...CARD,
    amount: 2000,
    confirm: true,
    capture_method: 'automatic',
    expand: ['latest_charge'],
  });
  const charge = intent.latest_charge as Stripe.Charge;
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  const stem = intent.id.slice(3, 20);
  for (const id of [charge.id, charge.balance_transaction, refund.id, refund.balance_transaction])
    expect(
      String(id)
        .replace(/^[a-z]+_/, '')
        .slice(0, 17),
    ).toBe(stem);
});

test('an amount must be charged in a currency, within its bounds', docs('currencies'), async ({ stripe }) => {
  const create = (amount: number, currency: string) => stripe.paymentIntents.create({ amount, currency });
  await expect(create(49, 'usd')).rejects.toMatchObject({
    code: 'amount_too_small',
    param: 'amount',
    message: 'Amount must be at least $0.50 usd',
  });
  await expect(create(0, 'usd')).rejects.toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' });
  await expect(create(-5, 'usd')).rejects.toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' });
  await expect(create(100_000_000, 'usd')).rejects.toMatchObject({
    code: 'amount_too_large',
    message: 'Amount must be no more than $999,999.99',
  });
  await expect(create(100, 'xxx')).rejects.toMatchObject({
    param: 'currency',
    message: expect.stringMatching(/^Invalid currency: xxx\. Stripe currently supports/),
  });
  expect((await create(50, 'JPY')).currency).toBe('jpy');
});

test('a paid intent cannot be paid again', recording('confirm twice'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ ...CARD, amount: 2000, confirm: true });
  const failure = await stripe.paymentIntents.confirm(id).catch((error: Stripe.errors.StripeError) => error);
  expect(failure).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    message: 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
  });
  expect((failure as Stripe.errors.StripeError).payment_intent?.id).toBe(id);
});

test('confirming needs a payment method', recording('confirm without a method'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  await expect(stripe.paymentIntents.confirm(id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
    message: expect.stringMatching(/^You cannot confirm this PaymentIntent because it's missing a payment method/),
  });
});

test('200 confirmations at once charge once', docs('api/payment_intents/confirm'), async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({ ...CARD, amount: 2000 });
  const results = await Promise.allSettled(Array.from({ length: 200 }, () => stripe.paymentIntents.confirm(id)));
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'payment_intent_unexpected_state' });
  expect((await stripe.charges.list({ payment_intent: id })).data.length).toBe(1);
});

test(
  'statement descriptors reach the charge',
  docs('get-started/account/statement-descriptors'),
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({
      ...CARD,
      amount: 2000,
      confirm: true,
      statement_descriptor_suffix: 'order 12',
      expand: ['latest_charge'],
    });
    expect(intent.latest_charge).toMatchObject({
      statement_descriptor_suffix: 'order 12',
      calculated_statement_descriptor: 'AWNING* ORDER 12',
    });
    await expect(
      stripe.paymentIntents.create({ ...CARD, amount: 2000, statement_descriptor: 'MY SHOP' }),
    ).rejects.toMatchObject({ param: 'statement_descriptor' });
  },
);

test(
  'a used payment method is used up, unless a customer keeps it',
  recording('reuse of a payment method'),
  async ({ stripe }) => {
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    const pay = (rest: Partial<Stripe.PaymentIntentCreateParams>) =>
      stripe.paymentIntents.create({
        amount: 500,
        currency: 'usd',
        payment_method_types: ['card'],
        payment_method: method.id,
        confirm: true,
        ...rest,
      });
    await pay({});
    await expect(pay({})).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/^The provided PaymentMethod was previously used/),
    });

    const customer = await stripe.customers.create();
    const kept = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    await pay({ payment_method: kept.id, customer: customer.id, setup_future_usage: 'off_session' });
    expect((await stripe.paymentMethods.retrieve(kept.id)).customer).toBe(customer.id);
    expect((await pay({ payment_method: kept.id, customer: customer.id, off_session: true })).status).toBe('succeeded');
    await expect(pay({ payment_method: kept.id })).rejects.toMatchObject({
      message: expect.stringContaining(`belongs to the Customer ${customer.id}`),
    });
  },
);

test(
  'confirmation settings are refused without confirm',
  recording('off_session without confirm'),
  async ({ stripe }) => {
    await expect(
      stripe.paymentIntents.create({ amount: 500, currency: 'usd', off_session: true }),
    ).rejects.toMatchObject({ statusCode: 400, param: 'off_session' });
  },
);

test('parameters that exclude each other', docs('api/payment_intents/create'), async ({ stripe }) => {
  await expect(
    stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      payment_method_types: ['card'],
      automatic_payment_methods: { enabled: true },
    }),
  ).rejects.toMatchObject({
    statusCode: 400,
    message: 'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.',
  });
});

test(
  "the card's own options go before those of the intent",
  docs('api/payment_intents/create#create_payment_intent-payment_method_options-card-setup_future_usage'),
  async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create();
    const pay = (card: Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card) =>
      stripe.paymentIntents.create({
        amount: 1500,
        currency: 'usd',
        customer,
        confirm: true,
        payment_method: 'pm_card_visa',
        payment_method_types: ['card'],
        setup_future_usage: 'off_session',
        payment_method_options: { card },
      });
    const intent = await pay({ setup_future_usage: 'none', network: 'visa', request_multicapture: 'if_available' });
    expect(intent.payment_method_options?.card).toMatchObject({
      network: 'visa',
      request_multicapture: 'if_available',
      request_three_d_secure: 'automatic',
      setup_future_usage: 'none',
    });
    expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
    await pay({ setup_future_usage: 'on_session', capture_method: 'manual' });
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1);
  },
);
