/** The test kit itself. */
import { describe, expect, test } from 'vitest';
import { encodeForm } from './form.ts';
import { operationFinder } from './operations.ts';
import { ParameterCoverage } from './parameter-coverage.ts';
import { openReceiver } from './receiver.ts';
import { assumed, docs, quoted, recording, requireSource, types } from './sources.ts';
import { freshKey, targetFrom } from './target.ts';

describe('sources', () => {
  test('a test that names its source is taken', () => {
    for (const source of [docs('api/errors'), types(), recording('a'), quoted('b'), assumed('c')])
      requireSource('x', source);
  });

  test('a test without one is refused', () => {
    expect(() => requireSource('x', undefined)).toThrow("Test 'x' does not say where its truth comes from");
    expect(() => requireSource('x', docs(''))).toThrow("Test 'x' does not say where its truth comes from");
  });
});

describe('target', () => {
  test('none given: the run starts its own', () => {
    expect(targetFrom({})).toBeNull();
  });

  test('a running Awning, or Stripe with a test key', () => {
    expect(targetFrom({ AWNING_TARGET: 'http://127.0.0.1:1/' })).toEqual({
      url: 'http://127.0.0.1:1',
      sharedKey: null,
    });
    const env = { AWNING_TARGET: 'https://api.stripe.com', AWNING_TEST_KEY: 'sk_test_1' };
    expect(targetFrom(env)).toEqual({ url: 'https://api.stripe.com', sharedKey: 'sk_test_1' });
  });

  test('live keys are refused', () => {
    const env = { AWNING_TARGET: 'https://api.stripe.com', AWNING_TEST_KEY: 'sk_live_1' };
    expect(() => targetFrom(env)).toThrow('must be a test key');
  });

  test('keys are fresh', () => {
    expect(freshKey()).not.toBe(freshKey());
  });
});

test('forms are encoded with brackets', () => {
  const form = encodeForm({ a: 1, b: { c: [true, { d: 'x y' }] }, e: null, f: undefined });
  expect(decodeURIComponent(form)).toBe('a=1&b[c][0]=true&b[c][1][d]=x y&e=');
});

test('operations are found by method and path, literal paths first', () => {
  const find = operationFinder([
    'GET /v1/customers/{customer}',
    'GET /v1/customers/search',
    'POST /v1/customers/{customer}',
  ]);
  expect(find('GET', '/v1/customers/search')).toBe('GET /v1/customers/search');
  expect(find('GET', '/v1/customers/cus_1')).toBe('GET /v1/customers/{customer}');
  expect(find('POST', '/v1/customers/cus_1')).toBe('POST /v1/customers/{customer}');
  expect(find('GET', '/v1/customers/')).toBeUndefined();
  expect(find('DELETE', '/v1/customers/cus_1')).toBeUndefined();
});

test('parameters that were accepted and never read are remembered by operation', () => {
  const coverage = new ParameterCoverage();
  coverage.operation('POST /v1/a', { accepted: ['x', 'y', 'z'], read: ['x'], status: 200 });
  coverage.operation('POST /v1/a', { accepted: ['x', 'y', 'z', 'z[a]'], read: ['z'], status: 400 });
  expect(coverage.unread()).toEqual({ 'POST /v1/a': ['y'] });
});

test('a receiver keeps deliveries and answers as told', async () => {
  const receiver = await openReceiver();
  receiver.answer((delivery) => (delivery.body === 'bad' ? 500 : 200));
  const statuses = await Promise.all(
    ['good', 'bad'].map(async (body) => (await fetch(receiver.url, { method: 'POST', body })).status),
  );
  expect(statuses).toEqual([200, 500]);
  expect((await receiver.received(2)).map(({ body }) => body).sort()).toEqual(['bad', 'good']);
  await receiver.close();
});
