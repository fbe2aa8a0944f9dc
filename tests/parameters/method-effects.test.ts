/** What the options of payment methods do. */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { assumed, docs, eventually, type Tools, test } from '../support/test.ts';
import { described, KINDS, MANDATE_DATA } from './kinds.ts';

type Api = Tools['api'];

interface Failure {
  error: { message: string; param?: string };
}

interface Intent {
  id: string;
  status: string;
  latest_charge: { payment_method_details: Record<string, { mandate: string }> } | null;
  next_action: Record<string, Record<string, unknown>> | null;
}

const DAY = 24 * 3600;

/** Confirmed at once, by a payment method that is described. */
const payBy = (api: Api, type: string, options: Form, more: Form = {}) =>
  api.post<Intent>('/v1/payment_intents', {
    amount: 50_000,
    confirm: true,
    currency: KINDS[type]?.currency,
    expand: ['latest_charge'],
    mandate_data: MANDATE_DATA,
    payment_method_data: described(type),
    payment_method_options: { [type]: options },
    payment_method_types: [type],
    return_url: 'https://shop.example.com/done',
    ...more,
  });

const wrong: readonly [type: string, options: Form, at: string][] = [
  ['acss_debit', { target_date: 'soon' }, '[target_date]'],
  ['au_becs_debit', { target_date: '2034-02-30' }, '[target_date]'],
  ['bacs_debit', { target_date: '2000-01-01' }, '[target_date]'],
  ['sepa_debit', { target_date: '2100-01-01' }, '[target_date]'],
  ['bacs_debit', { mandate_options: { reference_prefix: 'DDIC1' } }, '[mandate_options][reference_prefix]'],
  ['sepa_debit', { mandate_options: { reference_prefix: 'STRIPE' } }, '[mandate_options][reference_prefix]'],
  ['sepa_debit', { mandate_options: { reference_prefix: 'lower' } }, '[mandate_options][reference_prefix]'],
  ['konbini', { confirmation_number: '123' }, '[confirmation_number]'],
  ['konbini', { confirmation_number: '0000000000' }, '[confirmation_number]'],
  ['konbini', { expires_after_days: 61 }, '[expires_after_days]'],
  ['konbini', { product_description: 'A description that is long' }, '[product_description]'],
  ['pix', { expires_after_seconds: 9 }, '[expires_after_seconds]'],
  ['pix', { expires_at: 1 }, '[expires_at]'],
  ['blik', { code: '12345a' }, '[code]'],
];

for (const [type, options, at] of wrong) {
  test(`${type} takes no ${JSON.stringify(options)}`, docs('api/payment_intents/create'), async ({ api }) => {
    const { status, body } = await payBy(api, type, options);
    const { param } = (body as unknown as Failure).error;
    expect({ status, param }).toEqual({ status: 400, param: `payment_method_options[${type}]${at}` });
  });
}

test('one way to say when a code expires', docs('api/payment_intents/create'), async ({ api }) => {
  const expires_at = Math.floor(Date.now() / 1000) + DAY;
  const both = await payBy(api, 'konbini', { expires_after_days: 2, expires_at });
  expect((both.body as unknown as Failure).error.message).toContain('expires_after_days');
  const intent = { amount: 500, currency: 'jpy', payment_method_types: ['konbini'] };
  const first = { payment_method_options: { konbini: { expires_after_days: 2 } } };
  const { id } = (await api.post<Intent>('/v1/payment_intents', { ...intent, ...first })).body;
  const changed = await api.post(`/v1/payment_intents/${id}`, { payment_method_options: { konbini: { expires_at } } });
  expect(changed.body).toMatchObject({ payment_method_options: { konbini: { expires_after_days: null, expires_at } } });
});

test('a method that cannot be kept', assumed('as for the intent as a whole'), async ({ api }) => {
  const { body } = await payBy(api, 'alipay', { setup_future_usage: 'off_session' });
  expect((body as unknown as Failure).error.param).toBe('setup_future_usage');
});

test('a Konbini voucher is as it was asked for', docs('payments/konbini/accept-a-payment'), async ({ api }) => {
  const expires_at = Math.floor(Date.now() / 1000) + 5 * DAY;
  const { body } = await payBy(api, 'konbini', { confirmation_number: '09876543210', expires_at });
  expect(body.next_action?.konbini_display_details).toMatchObject({
    expires_at,
    stores: { lawson: { confirmation_number: '09876543210' } },
  });
});

test.awningOnly('a Pix code expires', docs('payments/pix/accept-a-payment'), async ({ api, clock, events }) => {
  const { now } = await clock.freeze();
  const payment_method_data = { type: 'pix', billing_details: { email: 'fill_never@example.com' } };
  const { body } = await payBy(api, 'pix', { expires_after_seconds: 3600 }, { payment_method_data });
  expect(body.next_action?.pix_display_qr_code?.expires_at).toBe(now + 3600);
  await clock.advance(3599);
  expect((await api.get(`/v1/payment_intents/${body.id}`)).body.status).toBe('requires_action');
  await clock.advance(1);
  expect((await api.get(`/v1/payment_intents/${body.id}`)).body).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_payment_attempt_expired' },
  });
  expect((await events()).at(-1)).toBe('payment_intent.payment_failed');
});

test('a BLIK code is approved in the banking app', docs('payments/blik/accept-a-payment'), async ({ api }) => {
  const { body } = await payBy(api, 'blik', { code: '123456' });
  expect(body).toMatchObject({ status: 'requires_action', next_action: { type: 'blik_authorize' } });
  await eventually(async () => {
    const paid = await api.get(`/v1/payment_intents/${body.id}`);
    expect(paid.body).toMatchObject({ status: 'succeeded', next_action: null });
  });
});

for (const type of ['acss_debit', 'au_becs_debit', 'bacs_debit', 'nz_bank_account', 'sepa_debit', 'us_bank_account']) {
  test.awningOnly(
    `${type} is debited on the day that is wanted`,
    docs('payments/bank-debits'),
    async ({ api, clock }) => {
      await clock.freeze('2034-05-01T12:00:00Z');
      const target_date = '2034-05-06';
      const { body } = await payBy(api, type, { target_date }, verified(type));
      expect(body).toMatchObject({
        status: 'processing',
        latest_charge: { status: 'pending', payment_method_details: { [type]: { expected_debit_date: target_date } } },
      });
      await clock.advance('4d');
      expect((await api.get(`/v1/payment_intents/${body.id}`)).body.status).toBe('processing');
      await clock.advance('12h');
      expect((await api.get(`/v1/payment_intents/${body.id}`)).body.status).toBe('succeeded');
    },
  );
}

/** An account that needs no deposits. */
const verified = (type: string): Form =>
  ({
    acss_debit: { payment_method: 'pm_acssDebit_success', payment_method_data: undefined },
    bacs_debit: {},
    us_bank_account: { payment_method: 'pm_usBankAccount_success', payment_method_data: undefined },
  })[type] ?? {};

/** What a mandate says that was made with these options. */
const mandates: readonly [type: string, terms: Form, shown: object][] = [
  [
    'acss_debit',
    { interval_description: 'On the first', payment_schedule: 'interval', transaction_type: 'business' },
    { interval_description: 'On the first', payment_schedule: 'interval', transaction_type: 'business' },
  ],
  ['bacs_debit', { reference_prefix: 'SHOP-' }, { reference: expect.stringMatching(/^SHOP-/) }],
  ['sepa_debit', { reference_prefix: 'SHOP-' }, { reference: expect.stringMatching(/^SHOP-/) }],
  ['us_bank_account', { collection_method: 'paper' }, { collection_method: 'paper' }],
  [
    'payto',
    { amount: 1000, amount_type: 'fixed', end_date: '2034-12-31', payment_schedule: 'monthly', payments_per_period: 2 },
    { amount: 1000, amount_type: 'fixed', end_date: '2034-12-31', payment_schedule: 'monthly', payments_per_period: 2 },
  ],
];

for (const [type, mandate_options, shown] of mandates) {
  test(`the mandate of ${type} says what was agreed`, docs('api/mandates/object'), async ({ api }) => {
    const { body } = await payBy(api, type, { mandate_options }, verified(type));
    const id = body.latest_charge?.payment_method_details[type]?.mandate;
    const mandate = await api.get(`/v1/mandates/${id}`);
    expect(mandate.body).toMatchObject({ payment_method_details: { type, [type]: shown } });
    const setup = await api.post<{ mandate: string }>('/v1/setup_intents', {
      confirm: true,
      mandate_data: MANDATE_DATA,
      payment_method_data: described(type),
      payment_method_options: { [type]: { mandate_options } },
      payment_method_types: [type],
      ...verified(type),
    });
    const later = await api.get(`/v1/mandates/${setup.body.mandate}`);
    expect(later.body).toMatchObject({ payment_method_details: { type, [type]: shown } });
  });
}

test('what a Canadian mandate is the default for', docs('api/mandates/object'), async ({ api }) => {
  const { body } = await api.post<{ mandate: string }>('/v1/setup_intents', {
    confirm: true,
    mandate_data: MANDATE_DATA,
    payment_method: 'pm_acssDebit_success',
    payment_method_options: { acss_debit: { currency: 'cad', mandate_options: { default_for: ['subscription'] } } },
    payment_method_types: ['acss_debit'],
  });
  expect((await api.get(`/v1/mandates/${body.mandate}`)).body).toMatchObject({
    payment_method_details: { acss_debit: { default_for: ['subscription'] } },
  });
});

test('who agrees on paper', docs('api/mandates/object'), async ({ api }) => {
  const { body } = await api.post<{ mandate: string }>('/v1/setup_intents', {
    confirm: true,
    mandate_data: { customer_acceptance: { accepted_at: 1_700_000_000, type: 'offline' } },
    payment_method: 'pm_sepaDebit_success_de',
    payment_method_types: ['sepa_debit'],
  });
  expect((await api.get(`/v1/mandates/${body.mandate}`)).body).toMatchObject({
    customer_acceptance: { accepted_at: 1_700_000_000, offline: {}, type: 'offline' },
  });
});

/** What a charge repeats of the options. */
const repeated: readonly [type: string, options: Form][] = [
  ['afterpay_clearpay', { reference: 'Order 5' }],
  ['bancontact', { preferred_language: 'nl' }],
  ['klarna', { preferred_locale: 'en-US' }],
  ['sofort', { preferred_language: 'fr' }],
];

for (const [type, options] of repeated) {
  test.awningOnly(`a charge by ${type} repeats its options`, docs('api/charges/object'), async ({ api }) => {
    const { body } = await payBy(api, type, options);
    const page = body.next_action?.redirect_to_url?.url as string;
    const secret = new URL(page).searchParams.get('client_secret') ?? '';
    await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'complete', client_secret: secret }),
      redirect: 'manual',
    });
    const paid = await api.get(`/v1/payment_intents/${body.id}`, { expand: ['latest_charge'] });
    expect(paid.body).toMatchObject({ latest_charge: { payment_method_details: { [type]: options } } });
  });
}

const transfer = (type: string, wanted: readonly string[]): Form => ({
  bank_transfer: { requested_address_types: wanted, type },
  funding_type: 'bank_transfer',
});

test('only the addresses that are wanted', docs('payments/bank-transfers'), async ({ api }) => {
  const customer = (await api.post<{ id: string }>('/v1/customers')).body.id;
  const { body } = await payBy(api, 'customer_balance', transfer('us_bank_transfer', ['swift']), {
    currency: 'usd',
    customer,
  });
  const { financial_addresses } = body.next_action?.display_bank_transfer_instructions ?? {};
  expect(financial_addresses).toEqual([expect.objectContaining({ type: 'swift' })]);
  for (const [wanted, count] of [
    ['sort_code', 1],
    ['zengin', 0],
  ] as const) {
    const asked = { ...transfer('gb_bank_transfer', [wanted]), currency: 'gbp' };
    const instructions = await api.post<{ bank_transfer: { financial_addresses: object[] } }>(
      `/v1/customers/${customer}/funding_instructions`,
      asked,
    );
    expect(instructions.body.bank_transfer.financial_addresses).toHaveLength(count);
  }
});
