/** The short form of `npm run test:hostile`: hostile requests, always the same, and the server lives. */
import { expect } from 'vitest';
import { createEmulator } from '../../src/index.ts';
import { docs, test } from '../support/test.ts';
import { runHostile } from './run.ts';

const REQUESTS = 3_000;

test.awningOnly(
  'hostile requests get answers of the contract or errors in the form of Stripe, and the server lives',
  docs('api/errors'),
  async ({ url, key, stripe }) => {
    const sandbox = key.replace('sk_test_', '');
    const { defects, emulated, succeeded } = await runHostile({ url, seed: 'short', requests: REQUESTS, sandbox });
    expect(defects).toEqual([]);
    expect(emulated.length).toBeGreaterThan(40);
    expect(succeeded.size).toBeGreaterThan(20);
    expect((await stripe.customers.create({ name: 'Ada' })).name).toBe('Ada');
  },
  { timeout: 120_000 },
);

test.awningOnly('names that mean something to JavaScript change nothing in it', docs('metadata'), async () => {
  const before = Reflect.ownKeys(Object.prototype);
  const emulator = createEmulator();
  const send = (body: string) =>
    emulator.fetch('http://awning/v1/customers', {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer sk_test_1', 'content-type': 'application/x-www-form-urlencoded' },
    });
  const answer = await send('metadata[__proto__]=a&metadata[constructor]=b&metadata[toString]=c');
  expect(await answer.text()).toMatch(
    /"metadata": \{\s+"__proto__": "a",\s+"constructor": "b",\s+"toString": "c"\s+\}/,
  );
  for (const body of [
    '__proto__[polluted]=1',
    'constructor[prototype][polluted]=1',
    'address[__proto__][polluted]=1',
  ]) {
    expect((await send(body)).status).toBe(400);
  }
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  await emulator.close();
});
