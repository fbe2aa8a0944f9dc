/** A sandbox that is used for ever does not grow for ever. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../../src/index.ts';
import { storeNamed } from '../../src/server/stores.ts';

const KEY = 'sk_test_soak';

/** A month in which one product changes again and again. */
async function month(file: string): Promise<void> {
  const emulator = createEmulator({ store: storeNamed(file) });
  const httpClient = Stripe.createFetchHttpClient(emulator.fetch as never);
  const stripe = new Stripe(KEY, { httpClient, maxNetworkRetries: 0 });
  const change = (i: number) => stripe.products.update('soak', { description: `${i}`.padStart(500, '0') });
  if ((await stripe.products.list()).data.length === 0) await stripe.products.create({ id: 'soak', name: 'Soap' });
  for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 20 }, (_, j) => change(20 * i + j)));
  const advance = new Request('http://awning/_awning/clock', {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'advance=31d',
  });
  expect((await emulator.fetch(advance)).status).toBe(200);
  expect((await stripe.events.list()).data).toEqual([]);
  await emulator.close();
}

test('the file is no larger after many months than after the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'awning-soak-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'soak.db');
  const sizes: number[] = [];
  for (let months = 0; months < 6; months++) {
    await month(file);
    sizes.push(statSync(file).size);
  }
  const [first = 0, ...later] = sizes;
  expect(first).toBeGreaterThan(500_000);
  for (const size of later) expect(size).toBeLessThan(first * 1.1);
});
