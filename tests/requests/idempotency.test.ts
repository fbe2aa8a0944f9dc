import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

interface Failure {
  error: { type: string; message: string; code?: string };
}

const PAGE = docs('api/idempotent_requests');

test('the same key gives the same answer and one effect', PAGE, async ({ api, stripe, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  const first = await api.post('/v1/customers', { name: 'Ada' }, headers);
  const second = await api.post('/v1/customers', { name: 'Ada' }, headers);
  expect(second.text).toBe(first.text);
  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
  expect(second.headers.get('idempotency-key')).toBe(`${key} 1`);
  expect((await stripe.customers.list()).data.length).toBe(1);
});

test('other parameters with the same key are an error', recording('idempotency mismatch'), async ({ api, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  await api.post('/v1/customers', { name: 'Ada' }, headers);
  const answer = await api.post<Failure>('/v1/customers', { name: 'Bob' }, headers);
  expect(answer.status).toBe(400);
  expect(answer.body.error.type).toBe('idempotency_error');
  expect(answer.body.error.message).toMatch(/same parameters they were first used with/);
});

test('parameters in the address count as well', PAGE, async ({ api, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  await api.post('/v1/customers?name=Ada', {}, headers);
  expect((await api.post<Failure>('/v1/customers?name=Bob', {}, headers)).body.error.type).toBe('idempotency_error');
});

test('another path with the same key is an error', PAGE, async ({ api, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  await api.post('/v1/customers', { name: 'Ada' }, headers);
  const answer = await api.post<Failure>('/v1/products', { name: 'Ada' }, headers);
  expect(answer.status).toBe(400);
  expect(answer.body.error.type).toBe('idempotency_error');
  expect(answer.body.error.message).toContain("('/v1/customers')");
});

test('errors after validation are answered again', PAGE, async ({ api, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  const first = await api.post('/v1/payment_intents/pi_nobody/confirm', {}, headers);
  const second = await api.post('/v1/payment_intents/pi_nobody/confirm', {}, headers);
  expect(first.status).toBe(404);
  expect(second.text).toBe(first.text);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
});

test('a decline is answered again and charges once', PAGE, async ({ api, stripe, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  const form = { amount: 1000, currency: 'usd', payment_method: 'pm_card_visa_chargeDeclined', confirm: true };
  const first = await api.post('/v1/payment_intents', form, headers);
  const second = await api.post('/v1/payment_intents', form, headers);
  expect(first.status).toBe(402);
  expect(second.text).toBe(first.text);
  expect((await stripe.charges.list()).data.length).toBe(1);
});

test('errors of validation leave the key free', PAGE, async ({ api, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  expect((await api.post('/v1/payment_intents', { amount: 'x', currency: 'usd' }, headers)).status).toBe(400);
  expect((await api.post('/v1/payment_intents', { amount: 500, currency: 'usd' }, headers)).status).toBe(200);
});

test(
  'many at once with one key: one effect, and 409 or the same answer for the others',
  docs('error-codes'),
  async ({ api, stripe, key }) => {
    const headers = { 'idempotency-key': `${key} 1` };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post<Failure & { id: string }>('/v1/customers', { name: 'Ada' }, headers)),
    );
    const { data } = await stripe.customers.list();
    expect(data.length).toBe(1);
    for (const { status, body } of answers) {
      if (status === 200) expect(body.id).toBe(data[0]?.id);
      else
        expect([status, body.error.type, body.error.code]).toEqual([
          409,
          'idempotency_error',
          'idempotency_key_in_use',
        ]);
    }
  },
);

test('errors say whether to try again', docs('error-low-level'), async ({ api }) => {
  const answer = await api.get('/v1/customers/cus_nobody');
  expect(answer.headers.get('stripe-should-retry')).toBe('false');
});

test('keys have no effect on GET and DELETE', PAGE, async ({ api, stripe, key }) => {
  const headers = { 'idempotency-key': `${key} 1` };
  const { id } = await stripe.customers.create({ name: 'Ada' });
  const path = `/v1/customers/${id}`;
  expect((await api.get(path, {}, headers)).headers.get('idempotency-key')).toBeNull();
  expect((await api.delete(path, {}, headers)).headers.get('idempotency-key')).toBeNull();
  const again = await api.delete(path, {}, headers);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([404, null]);
  // The key is still free, and may even be empty.
  expect((await api.post('/v1/customers', { name: 'Bob' }, headers)).status).toBe(200);
  expect((await api.get('/v1/customers', {}, { 'idempotency-key': '' })).status).toBe(200);
});

test('a key may be anything of 255 characters', PAGE, async ({ api }) => {
  for (const word of ['__proto__', 'constructor', 'é', '"', 'x'.repeat(255)]) {
    const headers = { 'idempotency-key': word };
    const first = await api.post('/v1/customers', { name: 'Ada' }, headers);
    const second = await api.post('/v1/customers', { name: 'Ada' }, headers);
    expect([word, first.status, second.headers.get('idempotent-replayed')]).toEqual([word, 200, 'true']);
    expect(second.text).toBe(first.text);
  }
});
