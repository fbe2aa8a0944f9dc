/** Where parameters stand in a request, and how they are written. */
import { expect } from 'vitest';
import { assumed, docs, test, types } from '../support/test.ts';
import { exchange } from '../support/wire.ts';

interface Customer {
  name: string;
  email: string;
  metadata: Record<string, string>;
  preferred_locales: string[];
}
interface Failure {
  error: { message: string; param?: string };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test(
  'POST takes parameters of its address too; where both have one, the body wins',
  assumed('as servers in Ruby do'),
  async ({ raw }) => {
    const request = { path: '/v1/customers?name=Ada&email=a@example.com', body: 'name=Bob', headers: FORM };
    expect((await raw<Customer>(request)).body).toMatchObject({ name: 'Bob', email: 'a@example.com' });
  },
);

test('DELETE takes its parameters in the body or in the address', types(), async ({ stripe, api, raw }) => {
  for (const place of ['body', 'address']) {
    const { id } = await stripe.customers.create();
    const path = `/v1/customers/${id}`;
    const send = (text: string) =>
      place === 'body'
        ? raw<Failure>({ method: 'DELETE', path, body: text, headers: FORM })
        : raw<Failure>({ method: 'DELETE', path: `${path}?${text}` });
    expect((await send('nonsense=1')).body.error).toMatchObject({ param: 'nonsense' });
    expect((await api.delete(path)).status).toBe(200);
  }
});

test('GET takes parameters of a body too', assumed('as servers in Ruby do'), async ({ stripe, url, key }) => {
  for (const name of ['Ada', 'Bob']) await stripe.customers.create({ name });
  const head = `GET /v1/customers HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: Bearer ${key}\r\n`;
  const form = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 7\r\n\r\nlimit=1';
  const answer = await exchange(Number(new URL(url).port), head + form);
  expect(answer).toContain('"has_more": true');
  expect(answer.match(/"object": "customer"/g)).toHaveLength(1);
});

test('of a parameter that comes twice the last counts', assumed('as servers in Ruby do'), async ({ raw }) => {
  const body = 'name=Ada&metadata[a]=1&name=Bob&metadata[a]=2';
  const answer = await raw<Customer>({ path: '/v1/customers', body, headers: FORM });
  expect(answer.body).toMatchObject({ name: 'Bob', metadata: { a: '2' } });
});

test('the indexes of an array give its order, and may have gaps', assumed('as servers in Ruby do'), async ({ raw }) => {
  const body = 'preferred_locales[7]=de&preferred_locales[10]=fr&preferred_locales[0]=en';
  const answer = await raw<Customer>({ path: '/v1/customers', body, headers: FORM });
  expect(answer.body.preferred_locales).toEqual(['en', 'de', 'fr']);
});

test('one name cannot be text and hash at once', assumed('the text of a body that makes no sense'), async ({ raw }) => {
  for (const body of ['metadata=a&metadata[b]=c', 'metadata[b]=c&metadata=a', 'metadata[]=a&metadata[b]=c']) {
    const answer = await raw<Failure>({ path: '/v1/customers', body, headers: FORM });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringMatching(/^Invalid request/)]);
  }
});

test('text is UTF-8, written out or not', docs('api/errors'), async ({ raw }) => {
  for (const body of ['name=%E7%94%B0', 'name=田']) {
    expect((await raw<Customer>({ path: '/v1/customers', body, headers: FORM })).body.name).toBe('田');
  }
  for (const body of ['name=%E7%94', 'name=%', new Uint8Array([110, 61, 0xe7, 0x94])]) {
    const answer = await raw<Failure>({ path: '/v1/customers', body, headers: FORM });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringMatching(/^Invalid request/)]);
  }
});

test('JSON is refused whatever its type is called exactly', docs('api/errors'), async ({ raw }) => {
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'application/vnd.api+json',
    'APPLICATION/JSON',
  ]) {
    const answer = await raw<Failure>({
      path: '/v1/customers',
      body: '{"name":"Ada"}',
      headers: { 'content-type': type },
    });
    expect([type, answer.status, answer.body.error.message]).toEqual([
      type,
      400,
      expect.stringMatching(/^Invalid request/),
    ]);
  }
});

test('a form without a type is read', assumed('as servers in Ruby do'), async ({ raw }) => {
  const answer = await raw<Customer>({ path: '/v1/customers', body: new TextEncoder().encode('name=Ada') });
  expect(answer.body.name).toBe('Ada');
});
