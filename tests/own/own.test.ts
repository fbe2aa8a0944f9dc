/** What lives under /_awning/. */
import { expect } from 'vitest';
import { assumed, test } from '../support/test.ts';

const OWN = assumed('Awning has this, Stripe has not');

test.awningOnly('health', OWN, async ({ url }) => {
  const answer = await fetch(`${url}/_awning/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ status: 'ok' });
});

test.awningOnly("reset empties the caller's sandbox and no other", OWN, async ({ api, stripe, client }) => {
  const other = client(`sk_test_bystander${Math.floor(performance.now() * 1000)}`);
  await stripe.customers.create();
  await other.customers.create();
  expect((await api.post('/_awning/reset')).status).toBe(200);
  expect((await stripe.customers.list()).data).toEqual([]);
  expect((await stripe.events.list()).data).toEqual([]);
  expect((await other.customers.list()).data.length).toBe(1);
});

test.awningOnly('reset and deliveries want a key', OWN, async ({ url }) => {
  expect((await fetch(`${url}/_awning/reset`, { method: 'POST' })).status).toBe(401);
  expect((await fetch(`${url}/_awning/webhooks`)).status).toBe(401);
});

test.awningOnly('unknown paths are refused', OWN, async ({ url }) => {
  expect((await fetch(`${url}/_awning/nothing`)).status).toBe(404);
  expect((await fetch(`${url}/_awning/challenge/acct_1/pi_1?client_secret=x`)).status).toBe(404);
  expect((await fetch(`${url}/_awning/receipts/acct_1/ch_1`)).status).toBe(404);
});

test.awningOnly('a receipt shows what was paid', OWN, async ({ stripe }) => {
  const charge = await stripe.charges.create({
    amount: 1234,
    currency: 'usd',
    source: 'tok_visa',
    description: '</script><b>Tea</b>',
  });
  const page = await (await fetch(charge.receipt_url ?? '')).text();
  expect(page).toContain('$12.34');
  expect(page).not.toContain('</script><b>');
});
