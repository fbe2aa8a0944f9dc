/** Metadata takes any key. https://docs.stripe.com/metadata */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

interface Customer {
  id: string;
  metadata: object;
}

test(
  'keys that mean something to JavaScript are kept, changed, told of and removed',
  docs('metadata'),
  async ({ api }) => {
    const { body: made } = await api.post<Customer>('/v1/customers', {
      'metadata[__proto__]': 'a',
      'metadata[toString]': 'b',
    });
    expect(Object.entries(made.metadata)).toEqual([
      ['__proto__', 'a'],
      ['toString', 'b'],
    ]);
    const { body: changed } = await api.post<Customer>(`/v1/customers/${made.id}`, { 'metadata[__proto__]': 'c' });
    expect(Object.entries(changed.metadata)).toContainEqual(['__proto__', 'c']);
    const events = await api.get<{ data: { data: { previous_attributes: { metadata: object } } }[] }>(
      '/v1/events?type=customer.updated',
    );
    expect(Object.entries(events.body.data[0]?.data.previous_attributes.metadata ?? {})).toEqual([['__proto__', 'a']]);
    const { body: emptied } = await api.post<Customer>(`/v1/customers/${made.id}`, { 'metadata[__proto__]': '' });
    expect(Object.keys(emptied.metadata)).toEqual(['toString']);
  },
);

interface Failure {
  error: { message: string; param?: string };
}

test('limits: 50 keys of 40 characters with 500 each', docs('metadata'), async ({ api }) => {
  const of = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
  const send = (metadata: object) => api.post<Customer & Failure>('/v1/customers', { metadata: metadata as never });
  const fits = { ...of(49), ['k'.repeat(40)]: '💥'.repeat(500) };
  const { body: made } = await send(fits);
  expect(made.metadata).toEqual(fits);
  expect((await send(of(51))).body.error.message).toBe("Metadata can have up to 50 keys, but you've set 51.");
  expect((await send({ ['k'.repeat(41)]: 'x' })).body.error.message).toMatch(/keys can have up to 40 characters/);
  expect((await send({ a: 'x'.repeat(501) })).body.error.message).toMatch(/values can have up to 500 characters/);
  const { body } = await api.post<Failure>(`/v1/customers/${made.id}`, { 'metadata[one more]': 'x' });
  expect(body.error.message).toBe("Metadata can have up to 50 keys, but you've set 51.");
});

test('values are text, and keys have no brackets', docs('metadata'), async ({ api }) => {
  const message = async (name: string) =>
    (await api.post<Failure>('/v1/customers', { [name]: 'x' })).body.error.message;
  expect(await message('metadata')).toBe('Invalid metadata: metadata must be a set of key-value pairs');
  expect(await message('metadata[]')).toBe('Invalid metadata: metadata must be a set of key-value pairs');
  expect(await message('metadata[a][b]')).toBe('Invalid value type: {"b":"x"} must be a string');
  expect(await message('metadata[a[b]]')).toMatch(/^Received unknown parameter: metadata\[a\[b\]\]/);
});

test('an empty text empties all of it', docs('api/metadata'), async ({ api }) => {
  const { body: made } = await api.post<Customer>('/v1/customers', { metadata: { a: 'b' } });
  const { body: emptied } = await api.post<Customer>(`/v1/customers/${made.id}`, { metadata: '' });
  expect(emptied.metadata).toEqual({});
});
