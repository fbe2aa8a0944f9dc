/** Pages may call the API from any origin, as those with Stripe.js do. */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

const CORS = docs('api/authentication');
const ORIGIN = { origin: 'https://shop.example' };

test('a browser that asks what it may send is told, without a key', CORS, async ({ url }) => {
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,x-other' };
  const answer = await fetch(`${url}/v1/payment_intents`, { method: 'OPTIONS', headers: { ...ORIGIN, ...asked } });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,x-other');
});

test('a page sees answers, errors among them, and which request it was', CORS, async ({ api }) => {
  const found = await api.get('/v1/customers', {}, ORIGIN);
  expect(found.headers.get('access-control-expose-headers')).toContain('Request-Id');
  const missing = await api.get('/v1/customers/cus_none', {}, ORIGIN);
  expect(missing.headers.get('access-control-allow-origin')).toBe('*');
});

test('other programs are not bothered', CORS, async ({ api }) => {
  expect((await api.get('/v1/customers')).headers.get('access-control-expose-headers')).toBeNull();
});
