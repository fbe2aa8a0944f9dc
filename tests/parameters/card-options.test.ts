/** How a card is to be used: `payment_method_options[card]` in every operation that takes it. */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { sampleOf } from '../support/samples.ts';
import { assumed, docs, type Tools, test } from '../support/test.ts';

type Api = Tools['api'];

interface Intent {
  id: string;
  payment_method_options: { card: object };
}

interface Failure {
  error: { code?: string; param?: string };
}

const DOCS = docs('api/payment_intents/create');
const FOR_CONFIRMING = ['cvc_token', 'moto'];
const NEVER_SHOWN = [...FOR_CONFIRMING, 'three_d_secure'];

const without = (options: Form, names: readonly string[]): Form =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));

const PAYMENT: Form = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };
const SETUP: Form = { payment_method_types: ['card'] };

const ALL = sampleOf('POST /v1/payment_intents', 'payment_method_options.card', {
  installments: undefined,
  network: 'visa',
  'three_d_secure.ares_trans_status': 'Y',
});
const ALL_OF_SETUP = sampleOf('POST /v1/setup_intents', 'payment_method_options.card', {
  'mandate_options.currency': 'usd',
  network: 'visa',
  'three_d_secure.ares_trans_status': 'Y',
});

/** What another provider found out. */
const FOUND = {
  electronic_commerce_indicator: '07',
  result: 'authenticated',
  transaction_id: 'Text',
  version: '2.3.1',
};

async function cvcToken(api: Api): Promise<string> {
  return (await api.post<{ id: string }>('/v1/tokens', { cvc_update: { cvc: '123' } })).body.id;
}

test('a payment shows how its card is to be used', DOCS, async ({ api }) => {
  const card = without(ALL, FOR_CONFIRMING);
  const payment_method_options = { card };
  const shown = { payment_method_options: { card: without(card, NEVER_SHOWN) } };
  const made = await api.post<Intent>('/v1/payment_intents', { ...PAYMENT, payment_method_options });
  expect(made.body).toMatchObject(shown);
  for (const name of NEVER_SHOWN) expect(made.body.payment_method_options.card).not.toHaveProperty(name);
  const { id } = (await api.post<Intent>('/v1/payment_intents', PAYMENT)).body;
  expect((await api.post(`/v1/payment_intents/${id}`, { payment_method_options })).body).toMatchObject(shown);
  const customer = (await api.post<{ id: string }>('/v1/customers')).body.id;
  const other = (await api.post<Intent>('/v1/payment_intents', { ...PAYMENT, customer })).body.id;
  const confirmed = await api.post(`/v1/payment_intents/${other}/confirm`, {
    payment_method: 'pm_card_authenticationRequired',
    payment_method_options: { card: { ...ALL, cvc_token: await cvcToken(api) } },
    expand: ['latest_charge', 'payment_method'],
  });
  expect(confirmed.body).toMatchObject({
    ...shown,
    status: 'requires_capture',
    latest_charge: {
      payment_method_details: {
        card: {
          mandate: expect.stringMatching(/^mandate_/),
          moto: true,
          three_d_secure: { ...FOUND, authentication_flow: null, exemption_indicator: 'low_risk' },
        },
      },
    },
    payment_method: { customer, card: { checks: { cvc_check: 'pass' } } },
  });
});

test('a SetupIntent shows how its card is to be used', docs('api/setup_intents/create'), async ({ api }) => {
  const card = without(ALL_OF_SETUP, FOR_CONFIRMING);
  const payment_method_options = { card };
  const shown = { payment_method_options: { card: without(card, NEVER_SHOWN) } };
  expect((await api.post('/v1/setup_intents', { ...SETUP, payment_method_options })).body).toMatchObject(shown);
  const { id } = (await api.post<Intent>('/v1/setup_intents', SETUP)).body;
  expect((await api.post(`/v1/setup_intents/${id}`, { payment_method_options })).body).toMatchObject(shown);
  const other = (await api.post<Intent>('/v1/setup_intents', SETUP)).body.id;
  const confirmed = await api.post(`/v1/setup_intents/${other}/confirm`, {
    payment_method: 'pm_card_authenticationRequired',
    payment_method_options: { card: ALL_OF_SETUP },
    expand: ['latest_attempt'],
  });
  expect(confirmed.body).toMatchObject({
    ...shown,
    status: 'succeeded',
    mandate: expect.stringMatching(/^mandate_/),
    latest_attempt: { payment_method_details: { card: { three_d_secure: FOUND } } },
  });
});

const IMPORT = docs('payments/payment-intents/three-d-secure-import');
const AUTHENTICATION = { cryptogram: 'M6+990I6FLD3Y6fZR6tKUv2fgeE=', transaction_id: 'f879ea1c', version: '2.2.0' };

test('3D Secure that was done elsewhere is not done again', IMPORT, async ({ api }) => {
  const { id } = (await api.post<Intent>('/v1/payment_intents', PAYMENT)).body;
  const card = { three_d_secure: AUTHENTICATION };
  await api.post(`/v1/payment_intents/${id}`, { payment_method_options: { card } });
  const paid = await api.post(`/v1/payment_intents/${id}/confirm`, {
    payment_method: 'pm_card_authenticationRequired',
  });
  expect(paid.body.status).toBe('succeeded');
});

for (const [ares_trans_status, status] of [
  ['A', 'succeeded'],
  ['N', 'requires_action'],
  ['R', 'requires_action'],
  ['U', 'requires_action'],
]) {
  test(`what the bank of the card said elsewhere: ${ares_trans_status}`, IMPORT, async ({ api }) => {
    const { body } = await api.post('/v1/payment_intents', {
      ...PAYMENT,
      confirm: true,
      payment_method: 'pm_card_authenticationRequired',
      payment_method_options: { card: { three_d_secure: { ...AUTHENTICATION, ares_trans_status } } },
    });
    expect(body.status).toBe(status);
  });
}

test('who pays by telephone is not asked', docs('payments/mail-and-telephone-orders-payments'), async ({ api }) => {
  const form = { payment_method: 'pm_card_authenticationRequired', payment_method_options: { card: { moto: true } } };
  const paid = await api.post('/v1/payment_intents', { ...PAYMENT, ...form, confirm: true, expand: ['latest_charge'] });
  expect(paid.body).toMatchObject({
    status: 'succeeded',
    latest_charge: { payment_method_details: { card: { moto: true, three_d_secure: null } } },
  });
  expect((await api.post('/v1/setup_intents', { ...SETUP, ...form, confirm: true })).body.status).toBe('succeeded');
});

test(
  'what counts for one confirmation needs one',
  assumed('the parameters of an intent say the same'),
  async ({ api }) => {
    const payment = (await api.post<Intent>('/v1/payment_intents', PAYMENT)).body.id;
    const setup = (await api.post<Intent>('/v1/setup_intents', SETUP)).body.id;
    const early: readonly [path: string, form: Form, option: Form, name: string][] = [
      ['/v1/payment_intents', PAYMENT, { card: { moto: true } }, '[card][moto]'],
      ['/v1/payment_intents', PAYMENT, { card: { cvc_token: 'cvctok_1' } }, '[card][cvc_token]'],
      [`/v1/payment_intents/${payment}`, {}, { blik: { code: '123456' } }, '[blik][code]'],
      ['/v1/setup_intents', SETUP, { card: { moto: true } }, '[card][moto]'],
      [`/v1/setup_intents/${setup}`, {}, { card: { moto: true } }, '[card][moto]'],
    ];
    for (const [path, form, payment_method_options, name] of early) {
      const { status, body } = await api.post<Failure>(path, { ...form, payment_method_options });
      expect({ status, param: body.error.param }).toEqual({ status: 400, param: `payment_method_options${name}` });
    }
  },
);

test('the code of a kept card is asked for again', docs('payments/accept-a-payment'), async ({ api }) => {
  const customer = (await api.post<{ id: string }>('/v1/customers')).body.id;
  const payment_method = (await api.post<{ id: string }>('/v1/payment_methods/pm_card_visa/attach', { customer })).body
    .id;
  const form = { ...PAYMENT, confirm: true, customer, payment_method };
  const asked = { card: { require_cvc_recollection: true } };
  const refused = await api.post<Failure>('/v1/payment_intents', { ...form, payment_method_options: asked });
  expect(refused.body.error.param).toBe('payment_method_options[card][cvc_token]');
  const card = { ...asked.card, cvc_token: await cvcToken(api) };
  const paid = await api.post('/v1/payment_intents', { ...form, payment_method_options: { card } });
  expect(paid.body.status).toBe('succeeded');
  const again = await api.post<Failure>('/v1/payment_intents', { ...form, payment_method_options: { card } });
  expect(again.body.error.code).toBe('token_already_used');
});

test('instalments are not emulated', assumed('it says so'), async ({ api }) => {
  const payment_method_options = { card: { installments: { enabled: true } } };
  const { id } = (await api.post<Intent>('/v1/payment_intents', PAYMENT)).body;
  for (const [path, form] of [
    ['/v1/payment_intents', PAYMENT],
    [`/v1/payment_intents/${id}`, {}],
    [`/v1/payment_intents/${id}/confirm`, { payment_method: 'pm_card_visa' }],
  ] as const) {
    const { body } = await api.post<Failure>(path, { ...form, payment_method_options });
    expect(body.error.code).toBe('awning_not_emulated');
  }
});
