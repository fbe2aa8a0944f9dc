/** Addresses that are nearly right. */
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

interface Failure {
  error: { message: string };
}

test('a slash at the end gets advice', docs('error-low-level'), async ({ api }) => {
  const { status, body } = await api.get<Failure>('/v1/customers/');
  expect(status).toBe(404);
  expect(body.error.message).toMatch(
    /^Unrecognized request URL \(GET: \/v1\/customers\/\)\. If you are trying to list/,
  );
});

test('slashes too many name nothing', assumed('what users of a base URL with a slash see'), async ({ api, stripe }) => {
  const { id } = await stripe.customers.create();
  for (const path of [
    '//v1/customers',
    '/v1//customers',
    `/v1/customers//${id}`,
    `/v1/customers/${id}/`,
    '/v1/',
    '/',
  ]) {
    const { status, body } = await api.get<Failure>(path);
    expect([path, status]).toEqual([path, 404]);
    expect(body.error.message).toContain(`Unrecognized request URL (GET: ${path})`);
  }
});
