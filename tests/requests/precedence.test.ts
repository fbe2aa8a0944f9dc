/** Of two faults in one request, the one that Stripe checks first is told: the table of its checks, in their order. */
import { expect } from 'vitest';
import type { RawRequest } from '../support/client.ts';
import { encodeForm, type Form } from '../support/form.ts';
import { assumed, docs, type Tools, test } from '../support/test.ts';

interface Failure {
  error: { type: string; message: string; code?: string; param?: string };
}

interface Faulty {
  method: NonNullable<RawRequest['method']>;
  path: string;
  form: Form;
  headers: Record<string, string | null>;
}

/** Objects of the sandbox that faults need. */
interface Facts {
  publishableKey: string;
  /** A key for idempotent requests that stands for another one already. */
  usedKey: string;
}

interface Fault {
  name: string;
  /** What makes a request faulty so. */
  with: (facts: Facts) => Partial<Faulty>;
  status: number;
  message: RegExp;
}

/** In the order in which they are checked. The request that they spoil confirms an intent that has been paid. */
const FAULTS: readonly Fault[] = [
  {
    name: 'key',
    with: () => ({ headers: { authorization: null } }),
    status: 401,
    message: /^You did not provide an API key/,
  },
  {
    name: 'version',
    with: () => ({ headers: { 'stripe-version': 'x' } }),
    status: 400,
    message: /^Invalid Stripe API version: x/,
  },
  {
    name: 'account',
    with: () => ({ headers: { 'stripe-account': 'acct_1x' } }),
    status: 403,
    message: /does not have access to account 'acct_1x'/,
  },
  {
    name: 'path',
    with: () => ({ path: '/v1/nothing' }),
    status: 404,
    message: /^Unrecognized request URL \(\w+: \/v1\/nothing\)/,
  },
  { name: 'method', with: () => ({ method: 'PUT' }), status: 404, message: /^Unrecognized request URL \(PUT: / },
  {
    name: 'permission',
    with: ({ publishableKey }) => ({ path: '/v1/refunds', headers: { authorization: `Bearer ${publishableKey}` } }),
    status: 401,
    message: /cannot be made with a publishable API key/,
  },
  {
    name: 'body',
    with: () => ({ form: { off_session: true }, headers: { 'content-type': 'application/json' } }),
    status: 400,
    message: /^Invalid request \(check that your POST content type/,
  },
  {
    name: 'unknown parameter',
    with: () => ({ form: { amout: 5 } }),
    status: 400,
    message: /^Received unknown parameter: amout/,
  },
  {
    name: 'missing parameter',
    with: () => ({ form: { shipping: { name: 'Ada' } } }),
    status: 400,
    message: /^Missing required param: shipping\[address\]/,
  },
  {
    name: 'type',
    with: () => ({ form: { error_on_requires_action: 'maybe' } }),
    status: 400,
    message: /^Invalid boolean: maybe/,
  },
  {
    name: 'expansion',
    with: () => ({ form: { expand: ['nothing'] } }),
    status: 400,
    message: /^This property cannot be expanded/,
  },
  {
    name: 'idempotency key',
    with: () => ({ headers: { 'idempotency-key': ' ' } }),
    status: 400,
    message: /^Idempotency Key/,
  },
  {
    name: 'idempotency',
    with: ({ usedKey }) => ({ headers: { 'idempotency-key': usedKey } }),
    status: 400,
    message: /^Keys for idempotent requests can only be used for the same endpoint/,
  },
  {
    name: 'existence',
    with: () => ({ path: '/v1/payment_intents/pi_x/confirm' }),
    status: 404,
    message: /^No such payment_intent: 'pi_x'/,
  },
  { name: 'state', with: () => ({}), status: 400, message: /^You cannot confirm this PaymentIntent/ },
];

async function prepare({ stripe, api, publishableKey, key }: Tools): Promise<{ base: Faulty; facts: Facts }> {
  const paid = { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', payment_method_types: ['card'] };
  const { id } = await stripe.paymentIntents.create({ ...paid, confirm: true });
  const usedKey = `used ${key}`;
  await api.post('/v1/customers', { name: 'Ada' }, { 'idempotency-key': usedKey });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const base: Faulty = { method: 'POST', path: `/v1/payment_intents/${id}/confirm`, form: {}, headers };
  return { base, facts: { publishableKey, usedKey } };
}

const spoil = (request: Faulty, part: Partial<Faulty>): Faulty => ({
  ...request,
  ...part,
  form: { ...request.form, ...part.form },
  headers: { ...request.headers, ...part.headers },
});

FAULTS.forEach((fault, index) => {
  const later = FAULTS.slice(index + 1);
  test(
    `${fault.name} is told before ${later.map(({ name }) => name).join(', ') || 'the answer'}`,
    assumed('the order that errors of recorded requests, and those quoted by users, suggest'),
    async (tools) => {
      const { base, facts } = await prepare(tools);
      for (const other of [...later, fault]) {
        const { form, ...request } = spoil(spoil(base, other.with(facts)), fault.with(facts));
        const answer = await tools.raw<Failure>({ ...request, body: encodeForm(form) });
        expect([other.name, answer.body.error.message]).toEqual([other.name, expect.stringMatching(fault.message)]);
        expect(answer.status).toBe(fault.status);
      }
    },
  );
});

test('of wrong values the one that was sent first is told', assumed('as above'), async ({ api }) => {
  const message = async (form: Form) => (await api.post<Failure>('/v1/payment_intents', form)).body.error.message;
  expect(await message({ amount: 'many', currency: 'usd', capture_method: 'later' })).toMatch(/^Invalid integer: many/);
  expect(await message({ capture_method: 'later', amount: 'many', currency: 'usd' })).toMatch(
    /^Invalid capture_method/,
  );
});

test(
  'several unknown parameters are told together, and the first is named',
  docs('error-codes#parameter-unknown'),
  async ({ api }) => {
    const { error } = (await api.post<Failure>('/v1/customers', { nmae: 'Ada', metadata: { a: 'b' }, mail: 'x' })).body;
    expect(error).toMatchObject({ message: 'Received unknown parameters: nmae, mail', param: 'nmae' });
  },
);

test('of missing parameters the first of the contract is told', assumed('as above'), async ({ api }) => {
  const { error } = (await api.post<Failure>('/v1/payment_intents')).body;
  expect(error).toMatchObject({ code: 'parameter_missing', param: 'amount' });
});

test(
  'a key used with other parameters is told before what they lack in state',
  docs('api/idempotent_requests'),
  async ({ api, key }) => {
    const headers = { 'idempotency-key': `used ${key}` };
    const path = '/v1/payment_intents/pi_x/confirm';
    await api.post(path, {}, headers);
    const answer = await api.post<Failure>(path, { return_url: 'https://example.com' }, headers);
    expect(answer.body.error.type).toBe('idempotency_error');
  },
);
