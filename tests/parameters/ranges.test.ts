/** Lists can be asked for what was made at a time, or within a span. https://docs.stripe.com/api/charges/list#list_charges-created */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { docs, type Tools, test } from '../support/test.ts';

type Api = Tools['api'];

interface Made {
  id: string;
  created: number;
}

interface Listed {
  data: Made[];
}

const CHARGE = { amount: 2000, currency: 'usd' };

const make = async (api: Api, path: string, form: Form = {}): Promise<string> =>
  (await api.post<Made>(path, form)).body.id;

const charge = (api: Api, source = 'tok_visa'): Promise<string> => make(api, '/v1/charges', { ...CHARGE, source });

const paid = async (api: Api): Promise<string> => {
  await charge(api, 'tok_bypassPending');
  return '/v1/balance_transactions';
};

async function file({ key, url }: Tools): Promise<string> {
  const body = new FormData();
  body.set('purpose', 'dispute_evidence');
  body.set('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), 'receipt.pdf');
  const answer = await fetch(`${url}/v1/files`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body });
  return ((await answer.json()) as Made).id;
}

/** Each makes something, and says where it is listed. */
const LISTS: Readonly<Record<string, (tools: Tools) => Promise<string>>> = {
  'GET /v1/balance/history': async ({ api }) => {
    await paid(api);
    return '/v1/balance/history';
  },
  'GET /v1/balance_transactions': ({ api }) => paid(api),
  'GET /v1/charges': async ({ api }) => {
    await charge(api);
    return '/v1/charges';
  },
  'GET /v1/charges/{charge}/refunds': async ({ api }) => {
    const id = await charge(api);
    await make(api, `/v1/charges/${id}/refunds`);
    return `/v1/charges/${id}/refunds`;
  },
  'GET /v1/customers': async ({ api }) => {
    await make(api, '/v1/customers');
    return '/v1/customers';
  },
  'GET /v1/customers/{customer}/balance_transactions': async ({ api }) => {
    const path = `/v1/customers/${await make(api, '/v1/customers')}/balance_transactions`;
    await make(api, path, { amount: 500, currency: 'usd' });
    return path;
  },
  'GET /v1/disputes': async ({ api }) => {
    await charge(api, 'tok_createDispute');
    return '/v1/disputes';
  },
  'GET /v1/events': async ({ api }) => {
    await make(api, '/v1/customers');
    return '/v1/events';
  },
  'GET /v1/file_links': async (tools) => {
    await make(tools.api, '/v1/file_links', { file: await file(tools) });
    return '/v1/file_links';
  },
  'GET /v1/files': async (tools) => {
    await file(tools);
    return '/v1/files';
  },
  'GET /v1/payment_intents': async ({ api }) => {
    await make(api, '/v1/payment_intents', CHARGE);
    return '/v1/payment_intents';
  },
  'GET /v1/payouts': async ({ api }) => {
    await charge(api, 'tok_bypassPending');
    await make(api, '/v1/payouts', { amount: 500, currency: 'usd' });
    return '/v1/payouts';
  },
  'GET /v1/prices': async ({ api }) => {
    await make(api, '/v1/prices', { currency: 'usd', product_data: { name: 'Tea' }, unit_amount: 500 });
    return '/v1/prices';
  },
  'GET /v1/products': async ({ api }) => {
    await make(api, '/v1/products', { name: 'Tea' });
    return '/v1/products';
  },
  'GET /v1/radar/early_fraud_warnings': async ({ api }) => {
    await charge(api, 'tok_createIssuerFraudRecord');
    return '/v1/radar/early_fraud_warnings';
  },
  'GET /v1/refunds': async ({ api }) => {
    await make(api, '/v1/refunds', { charge: await charge(api) });
    return '/v1/refunds';
  },
  'GET /v1/reviews': async ({ api }) => {
    await charge(api, 'tok_riskLevelElevated');
    return '/v1/reviews';
  },
  'GET /v1/setup_attempts': async ({ api }) => {
    const form = { confirm: true, payment_method: 'pm_card_visa', payment_method_types: ['card'] };
    return `/v1/setup_attempts?setup_intent=${await make(api, '/v1/setup_intents', form)}`;
  },
  'GET /v1/setup_intents': async ({ api }) => {
    await make(api, '/v1/setup_intents');
    return '/v1/setup_intents';
  },
};

for (const [operation, prepare] of Object.entries(LISTS)) {
  test(`${operation}: what was made within a span`, docs('api/charges/list'), async (tools) => {
    const path = await prepare(tools);
    const [plain, query] = path.split('?');
    const fixed = Object.fromEntries(new URLSearchParams(query));
    const listed = async (created: FormPart): Promise<string[]> => {
      const { body } = await tools.api.get<Listed>(plain ?? '', { ...fixed, created });
      return body.data.map(({ id }) => id);
    };
    const [first] = (await tools.api.get<Listed>(path)).body.data;
    const { created, id } = first as Made;
    for (const span of [created, { gte: created }, { lte: created }, { gt: created - 1 }, { lt: created + 1 }])
      expect(await listed(span)).toContain(id);
    for (const span of [created - 1, { gt: created }, { lt: created }]) expect(await listed(span)).not.toContain(id);
  });
}

type FormPart = number | Readonly<Record<string, number>>;

test('payouts by the day on which they arrive', docs('api/payouts/list'), async ({ api }) => {
  await charge(api, 'tok_bypassPending');
  const id = await make(api, '/v1/payouts', { amount: 500, currency: 'usd' });
  const { arrival_date: day } = (await api.get<{ arrival_date: number }>(`/v1/payouts/${id}`)).body;
  const listed = async (arrival_date: FormPart): Promise<string[]> =>
    (await api.get<Listed>('/v1/payouts', { arrival_date })).body.data.map((payout) => payout.id);
  for (const span of [day, { gte: day }, { lte: day }, { gt: day - 1 }, { lt: day + 1 }])
    expect(await listed(span)).toEqual([id]);
  for (const span of [day - 1, { gt: day }, { lt: day }]) expect(await listed(span)).toEqual([]);
});
