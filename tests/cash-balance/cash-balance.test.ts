/** What customers send by bank. https://docs.stripe.com/payments/customer-balance */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

const RECONCILE = docs('payments/customer-balance/reconciliation');
const ACCEPT = docs('payments/bank-transfers/accept-a-payment');
const FUND = docs('api/cash_balance/fund_cash_balance');

type Transfer = Stripe.PaymentIntentCreateParams.PaymentMethodOptions.CustomerBalance.BankTransfer;

const payment = (customer: string, amount: number, currency: string, transfer: Transfer) => ({
  amount,
  confirm: true,
  currency,
  customer,
  payment_method_data: { type: 'customer_balance' as const },
  payment_method_options: { customer_balance: { funding_type: 'bank_transfer' as const, bank_transfer: transfer } },
  payment_method_types: ['customer_balance'],
});

const owed = (stripe: Stripe, customer: string, amount: number) =>
  stripe.paymentIntents.create(payment(customer, amount, 'usd', { type: 'us_bank_transfer' }));

const fund = (stripe: Stripe, customer: string, amount: number, reference?: string) =>
  stripe.testHelpers.customers.fundCashBalance(customer, { amount, currency: 'usd', ...(reference && { reference }) });

const newCustomer = async (stripe: Stripe, params: Stripe.CustomerCreateParams = {}): Promise<string> =>
  (await stripe.customers.create(params)).id;

const TRANSFERS: readonly [currency: string, transfer: Transfer, addresses: string[]][] = [
  ['eur', { type: 'eu_bank_transfer', eu_bank_transfer: { country: 'FR' } }, ['iban']],
  ['gbp', { type: 'gb_bank_transfer' }, ['sort_code']],
  ['jpy', { type: 'jp_bank_transfer' }, ['zengin']],
  ['mxn', { type: 'mx_bank_transfer' }, ['spei']],
  ['usd', { type: 'us_bank_transfer' }, ['aba', 'swift']],
];

for (const [currency, transfer, types] of TRANSFERS) {
  test(`a transfer in ${currency} pays`, ACCEPT, async ({ stripe }) => {
    const customer = await newCustomer(stripe);
    const intent = await stripe.paymentIntents.create(payment(customer, 5000, currency, transfer));
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'display_bank_transfer_instructions',
        display_bank_transfer_instructions: {
          amount_remaining: 5000,
          currency,
          financial_addresses: types.map((type) => ({ type })),
          type: transfer.type,
        },
      },
    });
    const instructions = await stripe.customers.createFundingInstructions(customer, {
      bank_transfer: transfer as Stripe.CustomerCreateFundingInstructionsParams.BankTransfer,
      currency,
      funding_type: 'bank_transfer',
    });
    expect(instructions.bank_transfer).toMatchObject({
      type: transfer.type,
      financial_addresses: intent.next_action?.display_bank_transfer_instructions?.financial_addresses,
    });
    const sent = await stripe.testHelpers.customers.fundCashBalance(customer, { amount: 5000, currency });
    expect(sent).toMatchObject({
      id: expect.stringMatching(/^ccsbtxn_/),
      type: 'funded',
      net_amount: 5000,
      ending_balance: 5000,
      funded: { bank_transfer: { type: transfer.type, reference: null } },
    });
    expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({
      status: 'succeeded',
      amount_received: 5000,
      next_action: null,
      latest_charge: { status: 'succeeded', payment_method_details: { type: 'customer_balance' } },
    });
  });
}

test('a part is applied, and the rest awaited', RECONCILE, async ({ stripe, events }) => {
  const customer = await newCustomer(stripe);
  const { id } = await owed(stripe, customer, 3000);
  await fund(stripe, customer, 1000);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_action',
    next_action: { display_bank_transfer_instructions: { amount_remaining: 2000 } },
  });
  await fund(stripe, customer, 2500);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded', amount_received: 3000 });
  expect(await stripe.customers.retrieveCashBalance(customer)).toMatchObject({ available: { usd: 500 } });
  const { data } = await stripe.customers.listCashBalanceTransactions(customer);
  expect(data.map(({ type, net_amount, ending_balance }) => [type, net_amount, ending_balance])).toEqual([
    ['applied_to_payment', -2000, 500],
    ['funded', 2500, 2500],
    ['applied_to_payment', -1000, 0],
    ['funded', 1000, 1000],
  ]);
  expect(data[0]?.applied_to_payment).toEqual({ payment_intent: id });
  const transaction = data[0]?.id as string;
  expect(await stripe.customers.retrieveCashBalanceTransaction(customer, transaction)).toEqual(data[0]);
  const happened = await events();
  expect(happened.filter((type) => type === 'customer_cash_balance_transaction.created')).toHaveLength(4);
  expect(happened.filter((type) => type === 'payment_intent.partially_funded')).toHaveLength(1);
  expect(happened.filter((type) => type === 'cash_balance.funds_available')).toHaveLength(1);
});

test('a reference goes first, then the same amount, then age', RECONCILE, async ({ stripe }) => {
  const customer = await newCustomer(stripe);
  const intents = [
    await owed(stripe, customer, 1000),
    await owed(stripe, customer, 2000),
    await owed(stripe, customer, 3000),
  ];
  const statuses = () =>
    Promise.all(intents.map(async ({ id }) => (await stripe.paymentIntents.retrieve(id)).status === 'succeeded'));
  await fund(stripe, customer, 2000);
  expect(await statuses()).toEqual([false, true, false]);
  const reference = intents[2]?.next_action?.display_bank_transfer_instructions?.reference as string;
  expect(reference).toMatch(/^[0-9A-Z]{12}$/);
  await fund(stripe, customer, 3000, reference);
  expect(await statuses()).toEqual([false, true, true]);
  await fund(stripe, customer, 1000);
  expect(await statuses()).toEqual([true, true, true]);
});

test('what lies there pays at once', RECONCILE, async ({ stripe }) => {
  const customer = await newCustomer(stripe);
  await fund(stripe, customer, 1500);
  expect(await owed(stripe, customer, 1000)).toMatchObject({ status: 'succeeded', amount_received: 1000 });
  expect(await owed(stripe, customer, 1000)).toMatchObject({
    status: 'requires_action',
    next_action: { display_bank_transfer_instructions: { amount_remaining: 500 } },
  });
});

test('by hand, nothing is applied unless asked', RECONCILE, async ({ stripe }) => {
  const manual = { cash_balance: { settings: { reconciliation_mode: 'manual' as const } } };
  const customer = await newCustomer(stripe, manual);
  const { id } = await owed(stripe, customer, 1000);
  await fund(stripe, customer, 1000);
  expect(await stripe.customers.retrieve(customer, { expand: ['cash_balance'] })).toMatchObject({
    cash_balance: {
      available: { usd: 1000 },
      settings: { reconciliation_mode: 'manual', using_merchant_default: false },
    },
  });
  await expect(stripe.paymentIntents.applyCustomerBalance(id, { amount: 1001 })).rejects.toMatchObject({
    param: 'amount',
  });
  await stripe.paymentIntents.applyCustomerBalance(id, { amount: 400 });
  expect(await stripe.paymentIntents.applyCustomerBalance(id)).toMatchObject({ status: 'succeeded' });
  await expect(stripe.paymentIntents.applyCustomerBalance(id)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
  });
  const back = await stripe.customers.updateCashBalance(customer, {
    settings: { reconciliation_mode: 'merchant_default' },
  });
  expect(back.settings).toEqual({ reconciliation_mode: 'automatic', using_merchant_default: true });
});

test('what was applied comes back when the payment is given up or refunded', RECONCILE, async ({ stripe }) => {
  const customer = await newCustomer(stripe);
  const first = await owed(stripe, customer, 3000);
  await fund(stripe, customer, 1000);
  await stripe.paymentIntents.cancel(first.id);
  const second = await owed(stripe, customer, 800);
  const refund = await stripe.refunds.create({ payment_intent: second.id, amount: 300 });
  expect(refund).toMatchObject({ status: 'succeeded', destination_details: { type: 'customer_cash_balance' } });
  const { data } = await stripe.customers.listCashBalanceTransactions(customer);
  expect(data.map(({ type, ending_balance }) => [type, ending_balance])).toEqual([
    ['refunded_from_payment', 500],
    ['applied_to_payment', 200],
    ['unapplied_from_payment', 1000],
    ['applied_to_payment', 0],
    ['funded', 1000],
  ]);
});

test('what cannot be sent is refused', FUND, async ({ stripe }) => {
  const customer = await newCustomer(stripe);
  const refused = (asked: Promise<unknown>, param: string) => expect(asked).rejects.toMatchObject({ param });
  const { create } = stripe.paymentIntents;
  const whole = payment(customer, 1000, 'usd', { type: 'us_bank_transfer' });
  const pay = (changes: object) => create.call(stripe.paymentIntents, { ...whole, ...changes });
  await refused(pay({ customer: undefined }), 'customer');
  await refused(pay({ payment_method_options: {} }), 'payment_method_options[customer_balance][funding_type]');
  await refused(
    pay({ payment_method_options: { customer_balance: { funding_type: 'bank_transfer' } } }),
    'payment_method_options[customer_balance][bank_transfer][type]',
  );
  await refused(
    create.call(stripe.paymentIntents, payment(customer, 1000, 'usd', { type: 'gb_bank_transfer' })),
    'payment_method_options[customer_balance][bank_transfer][type]',
  );
  await refused(fund(stripe, customer, 0), 'amount');
  await refused(stripe.testHelpers.customers.fundCashBalance(customer, { amount: 1, currency: 'sek' }), 'currency');
  const ask = (transfer: object, currency = 'eur') =>
    stripe.customers.createFundingInstructions(customer, {
      bank_transfer: transfer as never,
      currency,
      funding_type: 'bank_transfer',
    });
  await refused(ask({ type: 'us_bank_transfer' }), 'currency');
  await refused(ask({ type: 'eu_bank_transfer' }), 'bank_transfer[eu_bank_transfer]');
  await refused(
    ask({ type: 'eu_bank_transfer', eu_bank_transfer: { country: 'US' } }),
    'bank_transfer[eu_bank_transfer][country]',
  );
  const other = await newCustomer(stripe);
  const { id } = await fund(stripe, customer, 100);
  await expect(stripe.customers.retrieveCashBalanceTransaction(other, id)).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test.awningOnly('the page of instructions sends what is missing', ACCEPT, async ({ stripe }) => {
  const customer = await newCustomer(stripe);
  const { id, client_secret, next_action } = await owed(stripe, customer, 1000);
  const url = next_action?.display_bank_transfer_instructions?.hosted_instructions_url as string;
  await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'complete', client_secret: client_secret ?? '' }),
  });
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' });
});
