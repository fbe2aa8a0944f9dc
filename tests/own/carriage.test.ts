/** A whole sandbox as lines of JSON, under /_awning/export and /_awning/import. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, type Tools, test } from '../support/test.ts';

const OWN = assumed('Awning has this, Stripe has not');

const headers = (key: string) => ({ authorization: `Bearer ${key}` });

async function exported({ url, key }: Pick<Tools, 'url' | 'key'>): Promise<string> {
  const answer = await fetch(`${url}/_awning/export`, { headers: headers(key) });
  expect(answer.headers.get('content-type')).toBe('application/jsonl');
  return answer.text();
}

async function imported({ url, key }: Pick<Tools, 'url' | 'key'>, body: string) {
  const answer = await fetch(`${url}/_awning/import`, { method: 'POST', headers: headers(key), body });
  return { status: answer.status, body: (await answer.json()) as { imported?: number; error?: { message: string } } };
}

async function everythingOf(stripe: Stripe): Promise<unknown> {
  const most = { limit: 100 };
  const lists = await Promise.all([
    stripe.customers.list(most),
    stripe.paymentIntents.list(most),
    stripe.charges.list(most),
    stripe.balanceTransactions.list(most),
    stripe.events.list(most),
  ]);
  return lists.map(({ data }) => data);
}

async function sell(stripe: Stripe): Promise<void> {
  const { id } = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada 🦔' });
  const pay = { amount: 500, currency: 'usd', customer: id, payment_method: 'pm_card_visa', confirm: true } as const;
  await stripe.paymentIntents.create({ ...pay, return_url: 'https://example.com' });
}

test.awningOnly('what one sandbox held, another one holds', OWN, async (tools) => {
  const { stripe, key, url, client } = tools;
  await sell(stripe);
  const text = await exported(tools);
  const other = { url, key: `${key}b` };
  const stripeOfOther = client(other.key);
  await stripeOfOther.customers.create({ email: 'gone@example.com' });

  const { status, body } = await imported(other, text);
  expect([status, body.imported]).toEqual([200, text.trim().split('\n').length - 2]);
  const { account } = JSON.parse(text.split('\n')[0] ?? '') as { account: string };
  const accountOfOther = (JSON.parse((await exported(other)).split('\n')[0] ?? '') as { account: string }).account;
  expect(JSON.parse(JSON.stringify(await everythingOf(stripeOfOther)).replaceAll(accountOfOther, account))).toEqual(
    JSON.parse(JSON.stringify(await everythingOf(stripe))),
  );
  // It is alive: what was carried over can be refunded.
  const [charge] = (await stripeOfOther.charges.list()).data;
  await stripeOfOther.refunds.create({ charge: charge?.id as string });
});

test.awningOnly('lines that are broken are named, and nothing is imported', OWN, async (tools) => {
  const { stripe, key, url } = tools;
  await sell(stripe);
  const lines = (await exported(tools)).trim().split('\n');
  const other = { url, key: `${key}b` };
  await imported(other, lines.join('\n'));
  const before = await exported(other);

  const wrong = async (change: (lines: string[]) => string[]): Promise<string> => {
    const { status, body } = await imported(other, change([...lines]).join('\n'));
    expect(status).toBe(400);
    expect(await exported(other)).toBe(before);
    return body.error?.message ?? '';
  };
  expect(await wrong((all) => all.with(3, '{"collection'))).toBe(
    'Nothing was imported. Line 4: it is not a JSON object.',
  );
  expect(await wrong((all) => all.slice(1))).toBe('Nothing was imported. Line 1: no export begins with it.');
  expect(await wrong((all) => all.with(4, '{"collection":"spaceship","id":"x","data":{},"internal":{}}'))).toBe(
    'Nothing was imported. Line 5: there is no collection "spaceship".',
  );
  expect(await wrong((all) => all.with(4, '{"collection":"customer","id":"cus_1","data":{}}'))).toBe(
    'Nothing was imported. Line 5: it lacks id, data or internal.',
  );
  expect(await wrong((all) => all.with(-1, all.at(-2) ?? ''))).toMatch(/Line \d+: there was a .* before it\.$/);
  expect(await wrong((all) => all.slice(0, -1))).toBe(
    `Nothing was imported. Line ${lines.length}: the file ends here, before the line that counts all others.`,
  );
  expect(await wrong((all) => all.filter((_, i) => i !== 3))).toMatch(/it counts \d+ lines before it, but there are/);
  expect(await wrong(() => [])).toMatch(/^Nothing was imported\. Line 1: the file ends here/);
  expect(await wrong((all) => all.with(0, (all[0] ?? '').replace('"format":1', '"format":2')))).toMatch(
    /^Nothing was imported\. Line 1: it is of format 2 /,
  );
});
