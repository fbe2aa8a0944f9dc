/** What is set comes back: every documented field of settings, products, prices and evidence. */
import { expect } from 'vitest';
import type { Form, FormValue } from '../support/form.ts';
import { documentedFields, type Exceptions, sampleOf } from '../support/samples.ts';
import { docs, type Tools, test } from '../support/test.ts';

type Api = Tools['api'];

interface WithId {
  id: string;
}

const CONFIGURATIONS = 'POST /v1/payment_method_configurations';
/** Those that no settings show. */
const UNSEEN = ['apple_pay_later', 'fr_meal_voucher_conecs'];
const METHODS = Object.entries(documentedFields(CONFIGURATIONS))
  .filter(([, { shape }]) => shape === documentedFields(CONFIGURATIONS).klarna?.shape)
  .map(([name]) => name);

test('every payment method is switched on and off', docs('api/payment_method_configurations'), async ({ api }) => {
  const { id } = (await api.post<WithId>('/v1/payment_method_configurations')).body;
  for (const preference of ['on', 'off', 'none']) {
    const given = Object.fromEntries(METHODS.map((name) => [name, { display_preference: { preference } }]));
    const shown = Object.fromEntries(Object.entries(given).filter(([name]) => !UNSEEN.includes(name)));
    expect((await api.post('/v1/payment_method_configurations', given)).body).toMatchObject(shown);
    expect((await api.post(`/v1/payment_method_configurations/${id}`, given)).body).toMatchObject(shown);
  }
});

/** What needs something else, or excludes it. */
const OF_PRODUCT: Exceptions = {
  default_price_data: undefined,
  expand: undefined,
  id: 'tea',
  statement_descriptor: 'TEA',
  tax_code: 'txcd_99999999',
  unit_label: 'cup',
};

for (const [operation, path, exceptions] of [
  ['POST /v1/products', '/v1/products', OF_PRODUCT],
  ['POST /v1/products/{id}', '/v1/products/tea', { ...OF_PRODUCT, default_price: undefined, id: undefined }],
] as const) {
  test(`${operation}: everything comes back`, docs('api/products/create'), async ({ api }) => {
    if (path !== '/v1/products') await api.post('/v1/products', { id: 'tea', name: 'Coffee' });
    const given = sampleOf(operation, '', exceptions);
    expect((await api.post(path, given)).body).toMatchObject(given);
  });
}

/** Prices of all sorts; each is shown as it was given. */
const PRICES: readonly [what: string, given: Form, shown: object][] = [
  [
    'named by the buyer',
    { custom_unit_amount: { enabled: true, maximum: 5000, minimum: 500, preset: 1000 } },
    { custom_unit_amount: { maximum: 5000, minimum: 500, preset: 1000 } },
  ],
  [
    'in steps',
    {
      billing_scheme: 'tiered',
      recurring: { interval: 'month', interval_count: 2, trial_period_days: 7, usage_type: 'licensed' },
      tiers: [
        { flat_amount_decimal: '100.5', unit_amount_decimal: '0.5', up_to: 10 },
        { flat_amount: 50, unit_amount: 5, up_to: 'inf' },
      ],
      tiers_mode: 'volume',
    },
    {
      recurring: { interval: 'month', interval_count: 2, trial_period_days: 7 },
      tiers: [
        { flat_amount_decimal: '100.5', unit_amount_decimal: '0.5', up_to: 10 },
        { flat_amount: 50, unit_amount: 5, up_to: null },
      ],
      tiers_mode: 'volume',
    },
  ],
  [
    'for packs',
    { transform_quantity: { divide_by: 5, round: 'up' }, unit_amount: 500 },
    { transform_quantity: { divide_by: 5, round: 'up' } },
  ],
];

for (const [what, given, shown] of PRICES) {
  test(`a price ${what} comes back`, docs('api/prices/create'), async ({ api }) => {
    const form = { currency: 'usd', expand: ['tiers'], product_data: { name: 'Tea' }, ...given };
    expect((await api.post('/v1/prices', form)).body).toMatchObject(shown);
  });
}

test('a product comes with its price', docs('api/products/create'), async ({ api }) => {
  const default_price_data = {
    currency: 'usd',
    currency_options: { eur: { unit_amount: 450 } },
    recurring: { interval: 'month', interval_count: 2 },
    unit_amount: 500,
  };
  const expand = ['default_price.currency_options'];
  const { body } = await api.post('/v1/products', { default_price_data, expand, name: 'Tea' });
  expect(body).toMatchObject({ default_price: default_price_data });
  const custom_unit_amount = { enabled: true, maximum: 5000, minimum: 500, preset: 1000 };
  const { enabled: _enabled, ...shown } = custom_unit_amount;
  const asked = await api.post('/v1/products', {
    default_price_data: { currency: 'usd', custom_unit_amount },
    expand: ['default_price'],
    name: 'Gift',
  });
  expect(asked.body).toMatchObject({ default_price: { custom_unit_amount: shown } });
});

async function file({ key, url }: Tools): Promise<string> {
  const body = new FormData();
  body.set('purpose', 'dispute_evidence');
  body.set('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), 'receipt.pdf');
  const answer = await fetch(`${url}/v1/files`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body });
  return ((await answer.json()) as WithId).id;
}

/** Evidence that is a file. */
const FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
];

const disputed = (api: Api): Promise<{ body: WithId }> =>
  api.post<WithId>('/v1/charges', { amount: 2000, currency: 'usd', source: 'tok_createDispute' });

for (const operation of ['POST /v1/disputes/{dispute}', 'POST /v1/charges/{charge}/dispute']) {
  test(`${operation}: all evidence comes back`, docs('api/disputes/update'), async (tools) => {
    const { api } = tools;
    const charge = (await disputed(api)).body.id;
    const { id } = (await api.get<WithId>(`/v1/charges/${charge}/dispute`)).body;
    const uploaded: Record<string, FormValue> = {};
    for (const name of FILES) uploaded[name] = await file(tools);
    const evidence = sampleOf(operation, 'evidence', { ...uploaded, enhanced_evidence: undefined });
    const path = operation.includes('charge') ? `/v1/charges/${charge}/dispute` : `/v1/disputes/${id}`;
    expect((await api.post(path, { evidence, submit: false })).body).toMatchObject({ evidence });
  });
}

test('compelling evidence comes back', docs('disputes/api/visa-ce3'), async ({ api }) => {
  const form = { amount: 2000, currency: 'usd', source: 'tok_createCe3EligibleDispute' };
  const charge = (await api.post<WithId>('/v1/charges', form)).body.id;
  const { id } = (await api.get<WithId>(`/v1/charges/${charge}/dispute`)).body;
  const enhanced_evidence = sampleOf('POST /v1/disputes/{dispute}', 'evidence.enhanced_evidence', {
    visa_compliance: undefined,
    'visa_compelling_evidence_3.disputed_transaction.merchandise_or_services': 'merchandise',
  });
  const evidence = { enhanced_evidence };
  expect((await api.post(`/v1/disputes/${id}`, { evidence, submit: false })).body).toMatchObject({ evidence });
});
