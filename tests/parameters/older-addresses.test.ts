/** Addresses that came before: they take what the newer ones take, but for what their path says. */
import { expect } from 'vitest';
import type { Form } from '../support/form.ts';
import { sampleOf } from '../support/samples.ts';
import { assumed, docs, recording, type Tools, test } from '../support/test.ts';

type Api = Tools['api'];

interface WithId {
  id: string;
}

interface Failure {
  error: { code?: string; message: string };
}

interface Listed {
  data: WithId[];
  has_more: boolean;
}

const REFUNDS = recording('POST charges/{id}/refunds');

const newCharge = async (api: Api, source = 'tok_visa'): Promise<string> =>
  (await api.post<WithId>('/v1/charges', { amount: 2000, currency: 'usd', source })).body.id;

const newCustomer = async (api: Api): Promise<string> => (await api.post<WithId>('/v1/customers')).body.id;

const REFUND: Form = {
  amount: 500,
  instructions_email: 'ada@example.com',
  metadata: { order: '6735' },
  reason: 'requested_by_customer',
};

test('a refund under its charge is as any other', REFUNDS, async ({ api }) => {
  const charge = await newCharge(api);
  const refund = await api.post(`/v1/charges/${charge}/refunds`, REFUND);
  expect(refund.body).toMatchObject({ object: 'refund', charge, ...REFUND });
  const after = await api.post(`/v1/charges/${charge}/refund`, REFUND);
  expect(after.body).toMatchObject({ id: charge, object: 'charge', amount_refunded: 1000 });
  const { data } = (await api.get<Listed>(`/v1/charges/${charge}/refunds`)).body;
  expect(data).toMatchObject([REFUND, REFUND]);
});

for (const address of ['refund', 'refunds']) {
  test(`POST /v1/charges/{charge}/${address}: what is not emulated`, assumed('it says so'), async ({ api }) => {
    const charge = await newCharge(api);
    const asked: readonly Form[] = [
      { currency: 'usd' },
      { customer: 'cus_1' },
      { origin: 'customer_balance' },
      { refund_application_fee: true },
      { reverse_transfer: true },
    ];
    for (const form of asked) {
      const { body } = await api.post<Failure>(`/v1/charges/${charge}/${address}`, form);
      expect(body.error.code).toBe('awning_not_emulated');
    }
  });

  test(`POST /v1/charges/{charge}/${address}: the path names the charge`, assumed('as its path'), async ({ api }) => {
    const charge = await newCharge(api);
    const { status, body } = await api.post<Failure>(`/v1/charges/${charge}/${address}`, { charge });
    expect({ status, message: body.error.message }).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^Received unknown parameter: charge/),
    });
  });
}

const KEPT: readonly [noun: string, sources: readonly string[]][] = [
  ['cards', ['tok_visa', 'tok_mastercard', 'tok_amex']],
  ['bank_accounts', ['btok_us', 'btok_us_verified', 'btok_us']],
];

for (const [noun, sources] of KEPT) {
  test(`GET /v1/customers/{customer}/${noun}: pages`, docs('api/pagination'), async ({ api }) => {
    const path = `/v1/customers/${await newCustomer(api)}/${noun}`;
    for (const source of sources) await api.post(path, { source });
    const all = (await api.get<Listed>(path)).body.data.map(({ id }) => id);
    expect(all).toHaveLength(3);
    const first = await api.get<Listed>(path, { limit: 1 });
    expect(first.body).toMatchObject({ data: [{ id: all[0] }], has_more: true });
    const rest = await api.get<Listed>(path, { starting_after: all[0] });
    expect(rest.body.data.map(({ id }) => id)).toEqual(all.slice(1));
    const before = await api.get<Listed>(path, { ending_before: all[2] });
    expect(before.body.data.map(({ id }) => id)).toEqual(all.slice(0, 2));
  });
}

test("a charge's dispute takes the same evidence", docs('api/disputes/update'), async ({ api }) => {
  const charge = await newCharge(api, 'tok_createCe3EligibleDispute');
  const given = sampleOf('POST /v1/charges/{charge}/dispute', 'evidence.enhanced_evidence', {
    visa_compliance: undefined,
    'visa_compelling_evidence_3.disputed_transaction.merchandise_or_services': 'merchandise',
  });
  const form = { evidence: { enhanced_evidence: given }, submit: false };
  expect((await api.post(`/v1/charges/${charge}/dispute`, form)).body).toMatchObject({
    evidence: { enhanced_evidence: given },
  });
  const other = await newCharge(api, 'tok_createComplianceDispute');
  const acknowledged = { evidence: { enhanced_evidence: { visa_compliance: { fee_acknowledged: true } } } };
  expect((await api.post(`/v1/charges/${other}/dispute`, acknowledged)).body).toMatchObject(acknowledged);
});
