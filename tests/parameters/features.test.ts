/** Settings of customers, tokens and files that come back as they were given. */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { documentedFields, sampleOf } from '../support/samples.ts';
import { assumed, docs, type Tools, test } from '../support/test.ts';

interface WithId {
  id: string;
}

interface Failure {
  error: { code?: string; param?: string };
}

const newCustomer = async (api: Tools['api']): Promise<string> => (await api.post<WithId>('/v1/customers')).body.id;

const SESSIONS = 'POST /v1/customer_sessions';

for (const component of Object.keys(documentedFields(SESSIONS, 'components'))) {
  test(
    `a customer session says what its ${component} may do`,
    docs('api/customer_sessions/create'),
    async ({ api }) => {
      const components = { [component]: sampleOf(SESSIONS, `components.${component}`) };
      const { body } = await api.post('/v1/customer_sessions', { components, customer: await newCustomer(api) });
      expect(body).toMatchObject({ components });
    },
  );
}

test('a file gets its link, which expires', docs('api/files/create'), async ({ key, url }) => {
  const expires_at = Math.floor(Date.now() / 1000) + 3600;
  const body = new FormData();
  body.set('purpose', 'dispute_evidence');
  body.set('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), 'receipt.pdf');
  body.set('file_link_data[create]', 'true');
  body.set('file_link_data[expires_at]', String(expires_at));
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/v1/files`, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({ links: { data: [{ expires_at }] } });
});

test('templates of invoices are not emulated', assumed('it says so'), async ({ api }) => {
  const form = { invoice_settings: { rendering_options: { template: 'inrtem_1' } } };
  for (const path of ['/v1/customers', `/v1/customers/${await newCustomer(api)}`]) {
    expect((await api.post<Failure>(path, form)).body.error.code).toBe('awning_not_emulated');
  }
});

test('tax ids of other accounts are not emulated', assumed('it says so'), async ({ api }) => {
  for (const owner of [
    { type: 'account', account: 'acct_1' },
    { type: 'self', account: 'acct_1' },
  ]) {
    const made = await api.post<Failure>('/v1/tax_ids', { owner, type: 'eu_vat', value: 'DE123456789' });
    expect(made.body.error.code).toBe('awning_not_emulated');
    expect((await api.get<Failure>('/v1/tax_ids', { owner })).body.error.code).toBe('awning_not_emulated');
  }
});

const RADAR = docs('radar/radar-session');
const radar_options = { session: 'rse_1' };

test('a charge names the session of Radar', RADAR, async ({ api }) => {
  const form = { amount: 2000, currency: 'usd' };
  const charge = await api.post('/v1/charges', { ...form, radar_options, source: 'tok_visa' });
  expect(charge.body).toMatchObject({ radar_options });
  const intent = { ...form, expand: ['latest_charge'], payment_method: 'pm_card_visa', payment_method_types: ['card'] };
  const paid = await api.post('/v1/payment_intents', { ...intent, confirm: true, radar_options });
  expect(paid.body).toMatchObject({ latest_charge: { radar_options } });
  const { id } = (await api.post<WithId>('/v1/payment_intents', intent)).body;
  const confirmed = await api.post(`/v1/payment_intents/${id}/confirm`, { expand: ['latest_charge'], radar_options });
  expect(confirmed.body).toMatchObject({ latest_charge: { radar_options } });
});

test('how the money of a customer is matched', docs('api/customers/update'), async ({ api }) => {
  const cash_balance = { settings: { reconciliation_mode: 'manual' } };
  const id = await newCustomer(api);
  expect((await api.post(`/v1/customers/${id}`, { cash_balance, expand: ['cash_balance'] })).body).toMatchObject({
    cash_balance,
  });
});

/** Sources, and what they show of that. */
const SOURCES: readonly [type: string, given: Form, shown?: object][] = [
  ['card', { card: { networks: { preferred: 'visa' }, token: 'tok_visa' } }, { card: { last4: '4242' } }],
  [
    'ach_credit_transfer',
    { currency: 'usd', owner: { email: 'ada@example.com' }, receiver: { refund_attributes_method: 'manual' } },
  ],
];

for (const [type, given, shown = given] of SOURCES) {
  test(`a source of type ${type} shows what it was made of`, docs('api/sources/create'), async ({ api }) => {
    expect((await api.post('/v1/sources', { ...given, type })).body).toMatchObject({ type, ...shown });
  });
}

test(
  'an account that is paid out to shows what it was made of',
  docs('api/external_account_bank_accounts'),
  async ({ api }) => {
    const { id } = (await api.get<WithId>('/v1/account')).body;
    const shown = { account_holder_name: 'Ada', account_holder_type: 'company', country: 'US', currency: 'usd' };
    const external_account = {
      ...shown,
      account_number: '000123456789',
      object: 'bank_account',
      routing_number: '110000000',
    };
    const made = await api.post(`/v1/accounts/${id}/external_accounts`, { external_account });
    expect(made.body).toMatchObject(shown);
    const card = { object: 'card', token: 'tok_visa_debit' };
    const other = await api.post(`/v1/accounts/${id}/external_accounts`, { external_account: card });
    expect(other.body).toMatchObject({ object: 'card', last4: '5556' });
  },
);

const ADDRESS: Form = {
  address_city: 'Town',
  address_country: 'GB',
  address_line1: '1 Way',
  address_line2: 'Floor 2',
  address_state: 'SP',
  address_zip: '1',
};

test('a token knows where its card lives', docs('api/tokens/create_card'), async ({ api }) => {
  const card = { ...ADDRESS, exp_month: 5, exp_year: 2034, name: 'Ada', number: '4242424242424242' };
  const { number: _number, ...shown } = card;
  expect((await api.post('/v1/tokens', { card })).body).toMatchObject({ card: shown });
});

test('the code of a card has three or four digits', docs('declines/codes'), async ({ api }) => {
  const { status, body } = await api.post<Failure>('/v1/tokens', { cvc_update: { cvc: '12' } });
  expect({ status, code: body.error.code }).toEqual({ status: 402, code: 'invalid_cvc' });
});

test('bank accounts of payment methods make no tokens', assumed('it says so'), async ({ api }) => {
  const bank_account = { account_number: '000123456789', country: 'US', payment_method: 'pm_1' };
  expect((await api.post<Failure>('/v1/tokens', { bank_account })).body.error.code).toBe('awning_not_emulated');
});

/** A payment method of this name, with a customer. */
async function keptMethod(api: Tools['api'], name: string): Promise<string> {
  const customer = await newCustomer(api);
  return (await api.post<WithId>(`/v1/payment_methods/${name}/attach`, { customer })).body.id;
}

test("what is known of a bank account's holder changes", docs('api/payment_methods/update'), async ({ api }) => {
  const us_bank_account = { account_holder_type: 'company', account_type: 'savings' };
  const id = await keptMethod(api, 'pm_usBankAccount_success');
  expect((await api.post(`/v1/payment_methods/${id}`, { us_bank_account })).body).toMatchObject({ us_bank_account });
  const wrong = await api.post<Failure>(`/v1/payment_methods/${id}`, { payto: { pay_id: 'ada@example.com' } });
  expect(wrong.body.error.param).toBe('payto');
});

test('PayTo finds another account', docs('api/payment_methods/update'), async ({ api }) => {
  const payto = { account_number: '000123456', bsb_number: '000000', pay_id: 'ada@example.com' };
  const { id } = (await api.post<WithId>('/v1/payment_methods', { payto, type: 'payto' })).body;
  await api.post(`/v1/payment_methods/${id}/attach`, { customer: await newCustomer(api) });
  const changed = await api.post(`/v1/payment_methods/${id}`, { payto: { account_number: '111119876' } });
  expect(changed.body).toMatchObject({ payto: { bsb_number: '000000', last4: '9876', pay_id: 'ada@example.com' } });
  const all = { account_number: '222221234', bsb_number: '111111', pay_id: 'eve@example.com' };
  const again = await api.post(`/v1/payment_methods/${id}`, { payto: all });
  expect(again.body).toMatchObject({ payto: { bsb_number: '111111', last4: '1234', pay_id: 'eve@example.com' } });
});

test('who authenticates on the page of a program', docs('api/setup_intents/create'), async ({ api }) => {
  const form = { confirm: true, payment_method: 'pm_card_authenticationRequired', payment_method_types: ['card'] };
  const script = await api.post('/v1/setup_intents', { ...form, use_stripe_sdk: true });
  expect(script.body).toMatchObject({ next_action: { type: 'use_stripe_sdk' } });
  const automatic_payment_methods = { allow_redirects: 'never', enabled: true };
  const never = await api.post('/v1/setup_intents', { automatic_payment_methods });
  expect(never.body).toMatchObject({ automatic_payment_methods });
});

test('what a terminal would need is not emulated', assumed('it says so'), async ({ api }) => {
  const form = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };
  const { id } = (await api.post<WithId>('/v1/payment_intents', form)).body;
  const payment_method_options = { card_present: { request_extended_authorization: true } };
  for (const [path, more] of [
    ['/v1/payment_intents', form],
    [`/v1/payment_intents/${id}`, {}],
    [`/v1/payment_intents/${id}/confirm`, { payment_method: 'pm_card_visa' }],
  ] as const) {
    const refused = await api.post<Failure>(path, { ...more, payment_method_options });
    expect(refused.body.error.code).toBe('awning_not_emulated');
  }
});

test('options of a method that has none can be emptied', docs('api/payment_intents/create'), async ({ api }) => {
  const form = { amount: 2000, currency: 'gbp', payment_method_types: ['pay_by_bank'] };
  const payment_method_options = { pay_by_bank: '' };
  const { body } = await api.post<WithId>('/v1/payment_intents', { ...form, payment_method_options });
  expect(body).toMatchObject({ payment_method_options: { pay_by_bank: {} } });
  const changed = await api.post(`/v1/payment_intents/${body.id}`, { payment_method_options });
  expect(changed.body).toMatchObject({ payment_method_options: { pay_by_bank: {} } });
  const confirmed = await api.post(`/v1/payment_intents/${body.id}/confirm`, {
    payment_method_data: { type: 'pay_by_bank' },
    payment_method_options,
    return_url: 'https://shop.example.com/done',
  });
  expect(confirmed.body.status).toBe('requires_action');
});
