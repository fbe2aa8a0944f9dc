import { expect } from 'vitest';
import { assumed, docs, recording, test } from '../support/test.ts';

interface Failure {
  error: { type: string; message: string; code?: string; param?: string; request_log_url?: string };
}

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

test('a request without a key is refused', docs('api/authentication'), async ({ raw }) => {
  const answer = await raw<Failure>({ path: '/v1/customers', headers: { authorization: null } });
  expect(answer.status).toBe(401);
  expect(answer.body.error).toMatchObject({ type: 'invalid_request_error' });
  expect(answer.body.error.message).toMatch(/^You did not provide an API key\./);
});

test('a malformed key is refused, and shown with stars', recording('invalid key'), async ({ raw }) => {
  const answer = await raw<Failure>({ path: '/v1/customers', headers: { authorization: 'Bearer nonsense-key-1234' } });
  expect(answer.status).toBe(401);
  expect(answer.body.error.message).toMatch(/^Invalid API Key provided: \*+1234$/);
});

test('the key may come as the user of basic authentication', docs('api/authentication'), async ({ raw, key }) => {
  expect((await raw({ path: '/v1/customers', headers: { authorization: basic(key) } })).status).toBe(200);
});

test.awningOnly(
  'each key has a sandbox of its own',
  assumed('a key of Awning is an account'),
  async ({ stripe, client }) => {
    const { id } = await stripe.customers.create({ name: 'Ada' });
    const other = client(`sk_test_other${id}`);
    expect((await other.customers.list()).data).toEqual([]);
    await expect(other.customers.retrieve(id)).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
  },
);

test.awningOnly(
  'restricted keys share the sandbox of their secret key',
  assumed('as above'),
  async ({ stripe, key, client }) => {
    const { id } = await stripe.customers.create({ name: 'Ada' });
    expect((await client(key.replace('sk_', 'rk_')).customers.retrieve(id)).id).toBe(id);
  },
);

test('a publishable key may not list customers', docs('keys'), async ({ client, publishableKey }) => {
  await expect(client(publishableKey).customers.list()).rejects.toMatchObject({
    statusCode: 401,
    code: 'secret_key_required',
  });
});

test.awningOnly(
  'live keys are refused with the reason',
  assumed('no live key may reach an emulator'),
  async ({ raw }) => {
    for (const key of ['sk_live_abcdef123456', 'rk_live_abcdef123456', 'pk_live_abcdef123456']) {
      const answer = await raw<Failure>({ path: '/v1/customers', headers: { authorization: `Bearer ${key}` } });
      expect(answer.status).toBe(401);
      expect(answer.body.error.message).toContain('Live mode keys are refused');
      expect(answer.text).not.toContain('abcdef123456');
    }
  },
);

test('another account is refused', recording('Stripe-Account of a stranger'), async ({ api }) => {
  const answer = await api.get<Failure>('/v1/customers', {}, { 'stripe-account': 'acct_1StrangerStranger' });
  expect(answer.status).toBe(403);
  expect(answer.body.error.code).toBe('account_invalid');
});

test('answers name the request, and errors lead to its log', docs('api/request_ids'), async ({ api }) => {
  const answer = await api.get<Failure>('/v1/customers/cus_nobody');
  const id = answer.headers.get('request-id');
  expect(id).toMatch(/^req_[A-Za-z0-9]{14}$/);
  expect(answer.body.error.request_log_url).toContain(id);
});

test('the version is echoed, and nonsense is refused', docs('api/versioning'), async ({ api }) => {
  const fine = await api.get('/v1/customers', {}, { 'stripe-version': '2025-09-30.clover' });
  expect(fine.headers.get('stripe-version')).toBe('2025-09-30.clover');
  const answer = await api.get<Failure>('/v1/customers', {}, { 'stripe-version': 'tomorrow' });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toBe('Invalid Stripe API version: tomorrow');
});

test('the name of the scheme and blanks do not matter', assumed('as HTTP has it'), async ({ raw, key }) => {
  const encoded = Buffer.from(`${key}:a password`).toString('base64');
  const unpadded = Buffer.from(key).toString('base64').replace(/=+$/, '');
  for (const way of ['bearer', 'BEARER', 'Bearer  ']
    .map((scheme) => `${scheme} ${key}`)
    .concat([`basic ${encoded}`, `BASIC   ${encoded}`, `Basic ${unpadded}`])) {
    expect([way, (await raw({ path: '/v1/customers', headers: { authorization: way } })).status]).toEqual([way, 200]);
  }
});

test('what holds no key counts as none', assumed('the text for requests without a key'), async ({ raw, key }) => {
  const empty = Buffer.from(':password').toString('base64');
  for (const way of ['', 'Bearer', 'Basic', 'Basic ', `Basic ${empty}`, 'Basic ***', key, `Token ${key}`]) {
    const { status, body } = await raw<Failure>({ path: '/v1/customers', headers: { authorization: way } });
    expect([way, status, body.error.message]).toEqual([
      way,
      401,
      expect.stringMatching(/^You did not provide an API key/),
    ]);
  }
});

test('a key with anything behind it is another key', assumed('as it cannot be known'), async ({ raw, key }) => {
  for (const way of [`Bearer ${key} x`, `Bearer ${key}, Bearer ${key}`, `Bearer "${key}"`, `Bearer ${key}é`]) {
    const { status, body } = await raw<Failure>({ path: '/v1/customers', headers: { authorization: way } });
    expect([way, status, body.error.message]).toEqual([way, 401, expect.stringMatching(/^Invalid API Key provided: /)]);
  }
});
