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
