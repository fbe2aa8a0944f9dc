/** A payment method of every type, described in every operation that takes a description. */
import { expect } from 'vitest';
import { documentedFields } from '../support/samples.ts';
import { assumed, docs, type Tools, test, types } from '../support/test.ts';
import { described, KINDS, MANDATE_DATA, shownMethod } from './kinds.ts';

type Api = Tools['api'];

interface Failure {
  error: { code?: string; message: string; param?: string };
}

interface WithId {
  id: string;
}

const EXPAND = { expand: ['payment_method'] };

/** What an intent for this type needs beside the description. */
async function needsOf(api: Api, type: string) {
  if (type !== 'customer_balance') return {};
  const customer = (await api.post<WithId>('/v1/customers')).body.id;
  const bank_transfer = { eu_bank_transfer: { country: 'DE' }, type: 'eu_bank_transfer' };
  return { customer, payment_method_options: { customer_balance: { bank_transfer, funding_type: 'bank_transfer' } } };
}

async function newPayment(api: Api, type: string, more: object = {}) {
  const { currency = '' } = KINDS[type] ?? {};
  const form = { amount: 50_000, currency, payment_method_types: [type], ...(await needsOf(api, type)), ...more };
  return api.post<WithId>('/v1/payment_intents', form);
}

const newSetup = (api: Api, type: string, more: object = {}) =>
  api.post<WithId>('/v1/setup_intents', { payment_method_types: [type], ...more });

const CONFIRM = { mandate_data: MANDATE_DATA, return_url: 'https://shop.example.com/done' };

/** The contract and the table know the same types. */
test('every type is known', types(), async () => {
  const { type } = documentedFields('POST /v1/payment_intents', 'payment_method_data');
  expect(type).toBeDefined();
  const hashes = Object.keys(documentedFields('POST /v1/payment_intents', 'payment_method_data'));
  const others = ['allow_redisplay', 'billing_details', 'interac_present', 'metadata', 'radar_options', 'type'];
  expect(hashes.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(KINDS).sort());
});

for (const type of Object.keys(KINDS)) {
  const payment_method_data = described(type);
  const shown = shownMethod(type);

  test(`${type} that is described for a payment`, docs('api/payment_methods/create'), async ({ api }) => {
    expect((await api.post('/v1/payment_methods', payment_method_data)).body).toMatchObject(shown);
    const made = await newPayment(api, type, { payment_method_data, ...EXPAND });
    expect(made.body).toMatchObject({ status: 'requires_confirmation', payment_method: shown });
    const open = (await newPayment(api, type)).body.id;
    const changed = await api.post(`/v1/payment_intents/${open}`, { payment_method_data, ...EXPAND });
    expect(changed.body).toMatchObject({ status: 'requires_confirmation', payment_method: shown });
    const other = (await newPayment(api, type)).body.id;
    const confirmed = await api.post(`/v1/payment_intents/${other}/confirm`, {
      payment_method_data,
      ...CONFIRM,
      ...EXPAND,
    });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body.payment_method).toMatchObject({
      ...shown,
      // The bank has looked at the card.
      ...(type === 'card' && { card: { checks: { cvc_check: 'pass' }, last4: '4242' } }),
    });
  });

  test(`${type} that is described for later`, docs('api/setup_intents/create'), async ({ api }) => {
    const made = await newSetup(api, type, { payment_method_data, ...EXPAND });
    if (KINDS[type]?.kept === false) {
      expect(made.status).toBe(400);
      const open = (await newSetup(api, 'card')).body.id;
      for (const path of ['', `/${open}`, `/${open}/confirm`]) {
        const refused = await api.post<Failure>(`/v1/setup_intents${path}`, { payment_method_data });
        expect(refused.body.error.message).toMatch(
          new RegExp(`^The PaymentMethod provided \\(${type}\\) is not allowed for this SetupIntent`),
        );
      }
      return;
    }
    expect(made.body).toMatchObject({ status: 'requires_confirmation', payment_method: shown });
    const open = (await newSetup(api, type)).body.id;
    const changed = await api.post(`/v1/setup_intents/${open}`, { payment_method_data, ...EXPAND });
    expect(changed.body).toMatchObject({ status: 'requires_confirmation', payment_method: shown });
    const other = (await newSetup(api, type)).body.id;
    const confirmed = await api.post<{ payment_method: object }>(`/v1/setup_intents/${other}/confirm`, {
      payment_method_data,
      ...CONFIRM,
      ...EXPAND,
    });
    expect(confirmed.body.payment_method).toMatchObject({ billing_details: shown.billing_details, type });
  });

  test.awningOnly(`${type} in a ConfirmationToken`, docs('api/confirmation_tokens/test_create'), async ({ api }) => {
    const token = await api.post<WithId>('/v1/test_helpers/confirmation_tokens', { payment_method_data });
    const { allow_redisplay, billing_details, [type]: details } = shown as Record<string, unknown>;
    expect(token.body).toMatchObject({
      payment_method_preview: { allow_redisplay, billing_details, type, [type]: details },
    });
  });
}

const DESCRIBING = [
  '/v1/payment_intents',
  '/v1/payment_intents/{intent}',
  '/v1/payment_intents/{intent}/confirm',
  '/v1/setup_intents',
  '/v1/setup_intents/{intent}',
  '/v1/setup_intents/{intent}/confirm',
  '/v1/test_helpers/confirmation_tokens',
];

/** An intent where the path wants one. */
async function pathOf(api: Api, path: string): Promise<string> {
  if (!path.includes('{intent}')) return path;
  const { id } = (path.includes('setup') ? await newSetup(api, 'card') : await newPayment(api, 'card')).body;
  return path.replace('{intent}', id);
}

for (const path of DESCRIBING) {
  test(`POST ${path}: a description of another type`, assumed('it can only be a mistake'), async ({ api }) => {
    const rest = path === '/v1/payment_intents' ? { amount: 2000, currency: 'usd' } : {};
    for (const [type, { given }] of Object.entries(KINDS)) {
      if (given === undefined) continue;
      const payment_method_data = { type: 'alipay', [type]: given };
      const form = { ...rest, payment_method_data };
      const { status, body } = await api.post<Failure>(await pathOf(api, path), form);
      expect({ status, param: body.error.param }).toEqual({ status: 400, param: `payment_method_data[${type}]` });
    }
  });

  test(`POST ${path}: what is not emulated`, assumed('it says so'), async ({ api }) => {
    const rest = path === '/v1/payment_intents' ? { amount: 2000, currency: 'usd' } : {};
    const payment_method_data = {
      type: 'us_bank_account',
      billing_details: { name: 'Ada' },
      us_bank_account: { financial_connections_account: 'fca_1' },
    };
    const { body } = await api.post<Failure>(await pathOf(api, path), { ...rest, payment_method_data });
    expect(body.error.code).toBe('awning_not_emulated');
  });

  test(`POST ${path}: a card by its token`, docs('api/payment_methods/create'), async ({ api }) => {
    const rest = path === '/v1/payment_intents' ? { amount: 2000, currency: 'usd' } : {};
    const card = { networks: { preferred: 'visa' }, token: 'tok_visa' };
    const form = { ...rest, payment_method_data: { type: 'card', card } };
    expect((await api.post(await pathOf(api, path), form)).status).toBe(200);
  });
}

test('a card by its token may prefer a network', docs('co-badged-cards-compliance'), async ({ api }) => {
  const card = { networks: { preferred: 'visa' }, token: 'tok_visa' };
  const { body } = await api.post('/v1/payment_methods', { card, type: 'card' });
  expect(body).toMatchObject({ card: { display_brand: 'visa', networks: { preferred: 'visa' } } });
});

test('POST /v1/payment_methods: a description of another type', assumed('as above'), async ({ api }) => {
  for (const [type, { given }] of Object.entries(KINDS)) {
    if (given === undefined) continue;
    const { status, body } = await api.post<Failure>('/v1/payment_methods', { type: 'alipay', [type]: given });
    expect({ status, param: body.error.param }).toEqual({ status: 400, param: type });
  }
  const custom = { type: 'custom', custom: { type: 'cpmt_1' } };
  expect((await api.post<Failure>('/v1/payment_methods', custom)).body.error.code).toBe('awning_not_emulated');
});
