/** `awning fixtures`: files in the format of the official CLI. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sdk } from '../support/client.ts';
import { freshKey } from '../support/target.ts';
import { type Running, runAwning, startAwning } from './command.ts';

const consumer = inject('consumer');
const folder = mkdtempSync(join(tmpdir(), 'awning-fixtures-'));
let server: Running;

beforeAll(async () => {
  server = await startAwning(consumer, []);
});
afterAll(async () => {
  await server.stop('SIGTERM');
  rmSync(folder, { recursive: true });
});

const run = (key: string, file: string, env: Record<string, string> = {}) =>
  runAwning(consumer, ['fixtures', file, '--url', server.url, '--key', key], env);

test('requests are sent in their order, with what earlier ones answered', async () => {
  const key = freshKey();
  const { status, stdout } = run(key, join(import.meta.dirname, 'fixtures/shop.json'), { EMAIL: 'ada@example.com' });
  expect(status).toBe(0);
  const stripe = sdk(server.url, key, fetch);
  const [customer] = (await stripe.customers.list()).data;
  expect(customer).toMatchObject({
    email: 'ada@example.com',
    name: 'Ada',
    description: 'pays with visa',
    metadata: { a: 'true' },
  });
  expect(stdout.trim().split('\n').at(-1)).toBe(`CUSTOMER=${customer?.id}`);
  expect((await stripe.paymentIntents.list()).data).toMatchObject([{ status: 'requires_payment_method' }]);
});

test.each([
  ['{', /fixtures\.json is not JSON: /],
  [{}, /has no list of fixtures/],
  [{ fixtures: [{ name: 'x', path: '/v1/customers' }] }, /fixture 1 has no method/],
  [
    { fixtures: [{ name: 'x', path: '/v1/customers', method: 'post', params: { limit: 1 } }] },
    /fixture x: it failed: Received unknown parameter: limit/,
  ],
  [
    { fixtures: [{ name: 'x', path: '/v1/customers', method: 'get', expected_error_type: 'card_error' }] },
    /fixture x: an error of type card_error was expected: answered 200/,
  ],
])('%j is told in one line', (content, message) => {
  const file = join(folder, 'fixtures.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stderr } = run(freshKey(), file);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^awning: [^\n]+\n$/);
  expect(stderr).toMatch(message);
});

test('an answer that is not there is told', () => {
  const { status, stderr } = run(freshKey(), join(import.meta.dirname, 'fixtures/dangling.json'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/^awning: nothing is there for \$\{y:id\}\n$/);
});
