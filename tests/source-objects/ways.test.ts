/** Sources that a customer approves or sends money to, and debits. https://docs.stripe.com/sources */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { Raw } from '../support/client.ts';
import { docs, quoted, test } from '../support/test.ts';

const REDIRECTS = docs('sources/best-practices');
const RETURN = 'https://shop.example/back';

type Params = Stripe.SourceCreateParams & Record<string, unknown>;

const redirected = (stripe: Stripe, params: Params) =>
  stripe.sources.create({ amount: 1000, currency: 'eur', redirect: { return_url: RETURN }, ...params });

/** Presses a button of the page. */
async function press(raw: Raw, { redirect, client_secret }: Stripe.Source, answer: 'complete' | 'fail') {
  const { pathname: path } = new URL(redirect?.url as string);
  return raw({ method: 'POST', path, form: { client_secret, answer } });
}

const TYPES: readonly Params[] = [
  { type: 'alipay', currency: 'usd' },
  { type: 'bancontact', owner: { name: 'Jenny Rosen' }, bancontact: { preferred_language: 'nl' } },
  { type: 'eps', owner: { name: 'Jenny Rosen' } },
  { type: 'giropay', owner: { name: 'Jenny Rosen' } },
  { type: 'ideal', ideal: { bank: 'ing' } },
  { type: 'p24', owner: { email: 'jenny@example.com' } },
];

for (const params of TYPES) {
  const type = params.type as string;
  test(`${type} is approved and charged once`, REDIRECTS, async ({ stripe, raw, events }) => {
    const source = await redirected(stripe, params);
    expect(source).toMatchObject({ flow: 'redirect', status: 'pending', usage: 'single_use', amount: 1000 });
    expect(source.redirect).toMatchObject({ failure_reason: null, return_url: RETURN, status: 'pending' });
    const early = stripe.charges.create({ amount: 1000, currency: source.currency as string, source: source.id });
    await expect(early).rejects.toMatchObject({ message: 'The source you provided is not in a chargeable state.' });
    const answer = await press(raw, source, 'complete');
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') as string);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      client_secret: source.client_secret,
      livemode: 'false',
      source: source.id,
    });
    const approved = await stripe.sources.retrieve(source.id);
    expect(approved).toMatchObject({ status: 'chargeable', redirect: { status: 'succeeded' } });
    const charge = await stripe.charges.create({
      amount: 1000,
      currency: source.currency as string,
      source: source.id,
    });
    expect(charge).toMatchObject({ paid: true, payment_method_details: { type }, source: { status: 'consumed' } });
    expect(charge.id).toMatch(/^py_/);
    expect((await stripe.refunds.create({ charge: charge.id })).status).toBe('succeeded');
    expect((await events()).slice(0, 2)).toEqual(['source.chargeable', 'charge.succeeded']);
  });
}

test('what is refused fails', REDIRECTS, async ({ stripe, raw, events }) => {
  const source = await redirected(stripe, { type: 'ideal' });
  await press(raw, source, 'fail');
  expect(await stripe.sources.retrieve(source.id)).toMatchObject({
    status: 'failed',
    redirect: { status: 'failed', failure_reason: 'user_abort' },
  });
  await press(raw, source, 'complete');
  expect(await events()).toEqual(['source.failed']);
});

test('a source waits an hour, and six more to be charged', REDIRECTS, async ({ stripe, raw, clock, events }) => {
  await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
  const forgotten = await redirected(stripe, { type: 'ideal' });
  const approved = await redirected(stripe, { type: 'ideal' });
  await press(raw, approved, 'complete');
  await clock.advance('1h');
  expect(await stripe.sources.retrieve(forgotten.id)).toMatchObject({ status: 'canceled' });
  expect(await stripe.sources.retrieve(approved.id)).toMatchObject({ status: 'chargeable' });
  await clock.advance('6h');
  expect(await stripe.sources.retrieve(approved.id)).toMatchObject({ status: 'canceled' });
  expect(await events()).toEqual(['source.chargeable', 'source.canceled', 'source.canceled']);
});

test('the amount of a source is that of its charge', docs('sources/ideal'), async ({ stripe, raw }) => {
  const source = await redirected(stripe, { type: 'ideal' });
  expect(await stripe.sources.update(source.id, { amount: 1500 })).toMatchObject({ amount: 1500 });
  await press(raw, source, 'complete');
  const charge = (params: Partial<Stripe.ChargeCreateParams>) =>
    stripe.charges.create({ amount: 1500, currency: 'eur', source: source.id, ...params });
  await expect(charge({ amount: 1400 })).rejects.toMatchObject({ param: 'amount' });
  await expect(charge({ currency: 'usd' })).rejects.toMatchObject({ param: 'currency' });
  await expect(charge({ capture: false })).rejects.toMatchObject({ param: 'capture' });
  expect(await charge({})).toMatchObject({ amount: 1500, status: 'succeeded' });
});

test('Sofort is paid for days later', docs('sources/sofort'), async ({ stripe, raw, clock, events }) => {
  await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
  const source = await redirected(stripe, { type: 'sofort', sofort: { country: 'DE' } });
  expect(source.sofort).toMatchObject({ country: 'DE', iban_last4: null });
  await press(raw, source, 'complete');
  const charge = await stripe.charges.create({ amount: 1000, currency: 'eur', source: source.id });
  expect(charge).toMatchObject({ status: 'pending', paid: false });
  await clock.advance('1s');
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ status: 'succeeded', paid: true });
  expect(await events()).toEqual(['source.chargeable', 'charge.pending', 'charge.succeeded']);
});

const SECURE = docs('sources/three-d-secure');

test('a card is authenticated by a source of its own', SECURE, async ({ stripe, raw }) => {
  const card = await stripe.sources.create({ type: 'card', token: 'tok_threeDSecure2Required' });
  expect(card.card?.three_d_secure).toBe('required');
  const { id: customer } = await stripe.customers.create({ source: card.id });
  const secure = () => redirected(stripe, { type: 'three_d_secure', three_d_secure: { card: card.id } });
  const source = await secure();
  expect(source).toMatchObject({ status: 'pending', three_d_secure: { authenticated: null, card: card.id, customer } });
  await press(raw, source, 'complete');
  const charge = await stripe.charges.create({ amount: 1000, currency: 'eur', customer, source: source.id });
  expect(charge).toMatchObject({
    status: 'succeeded',
    payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
  });
  const refused = await secure();
  await press(raw, refused, 'fail');
  expect((await stripe.sources.retrieve(refused.id)).status).toBe('failed');
});

test('a bank that asks nothing lets pass', SECURE, async ({ stripe, events }) => {
  const card = await stripe.sources.create({ type: 'card', token: 'tok_amex_threeDSecureNotSupported' });
  expect(card.card?.three_d_secure).toBe('not_supported');
  const source = await redirected(stripe, { type: 'three_d_secure', three_d_secure: { card: card.id } });
  expect(source).toMatchObject({ status: 'chargeable', redirect: { status: 'not_required' } });
  const nothing = redirected(stripe, { type: 'three_d_secure', three_d_secure: { card: 'src_none' } });
  await expect(nothing).rejects.toMatchObject({ code: 'resource_missing' });
  expect(await events()).toEqual(['source.chargeable', 'source.chargeable']);
});

const sepa = (stripe: Stripe, iban: string, more: Params = {}) =>
  stripe.sources.create({
    type: 'sepa_debit',
    currency: 'eur',
    owner: { name: 'Jenny' },
    ...more,
    ...{ sepa_debit: { iban } },
  });

test('an account in euros is debited', docs('sources/sepa-debit'), async ({ stripe, clock, raw, events }) => {
  await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
  const source = await sepa(stripe, 'DE89370400440532013000');
  expect(source).toMatchObject({
    flow: 'none',
    sepa_debit: { bank_code: '37040044', country: 'DE', last4: '3000', mandate_reference: expect.any(String) },
    status: 'chargeable',
    usage: 'reusable',
  });
  const mandate = await raw({ path: new URL(source.sepa_debit?.mandate_url as string).pathname });
  expect(mandate.text).toContain(source.sepa_debit?.mandate_reference);
  const { id: customer } = await stripe.customers.create({ source: source.id });
  const charge = await stripe.charges.create({ amount: 1000, currency: 'eur', customer });
  expect(charge).toMatchObject({ status: 'pending', payment_method_details: { sepa_debit: { last4: '3000' } } });
  await clock.advance('1s');
  expect((await stripe.charges.retrieve(charge.id)).status).toBe('succeeded');
  const failing = await sepa(stripe, 'DE62370400440532013001', { mandate: { notification_method: 'none' } });
  const failed = await stripe.charges.create({ amount: 1000, currency: 'eur', source: failing.id });
  await clock.advance('1s');
  expect(await stripe.charges.retrieve(failed.id)).toMatchObject({ status: 'failed', failure_code: 'generic_decline' });
  expect(await events()).toEqual([
    'source.chargeable',
    'customer.created',
    'customer.source.created',
    'source.mandate_notification',
    'charge.pending',
    'charge.succeeded',
    'source.chargeable',
    'charge.pending',
    'charge.failed',
  ]);
});

test('an account in Australia is debited', docs('sources/au-becs-debit'), async ({ stripe, clock }) => {
  await clock.freeze(Date.UTC(2026, 2, 2, 12) / 1000);
  const au_becs_debit = { bsb_number: '000000', account_number: '111111113' };
  const params = { type: 'au_becs_debit', currency: 'aud', owner: { name: 'Jenny' }, ...{ au_becs_debit } };
  const { id: source } = await stripe.sources.create(params);
  const charge = await stripe.charges.create({ amount: 1000, currency: 'aud', source });
  await clock.advance('1s');
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ failure_code: 'account_closed' });
});

test('money that is sent can be charged', docs('sources/ach-credit-transfer'), async ({ stripe, events }) => {
  const source = await stripe.sources.create({
    type: 'ach_credit_transfer',
    currency: 'usd',
    owner: { email: 'amount_4242@example.com' },
  });
  expect(source).toMatchObject({
    ach_credit_transfer: {
      bank_name: 'TEST BANK',
      routing_number: '110000000',
      account_number: expect.stringMatching(/^test_/),
    },
    amount: null,
    flow: 'receiver',
    receiver: { amount_received: 4242, amount_charged: 0, refund_attributes_status: 'missing' },
    status: 'chargeable',
  });
  const { data } = await stripe.sources.listSourceTransactions(source.id);
  expect(data).toMatchObject([{ amount: 4242, currency: 'usd', source: source.id, status: 'succeeded' }]);
  const { id: customer } = await stripe.customers.create({ source: source.id });
  const charge = (amount: number) => stripe.charges.create({ amount, currency: 'usd', customer, source: source.id });
  await expect(charge(5000)).rejects.toMatchObject({ param: 'amount' });
  await charge(4000);
  expect(await stripe.sources.retrieve(source.id)).toMatchObject({ status: 'chargeable' });
  expect(await charge(242)).toMatchObject({ payment_method_details: { type: 'ach_credit_transfer' } });
  expect(await stripe.sources.retrieve(source.id)).toMatchObject({
    status: 'pending',
    receiver: { amount_charged: 4242 },
  });
  expect((await events()).slice(0, 2)).toEqual(['source.transaction.created', 'source.chargeable']);
});

test('an account in euros waits for money', docs('sources/sepa-credit-transfer'), async ({ stripe }) => {
  const make = (email: string) =>
    stripe.sources.create({ type: 'sepa_credit_transfer', currency: 'eur', owner: { email } });
  const { receiver, sepa_credit_transfer, status } = await make('jenny@example.com');
  expect(status).toBe('pending');
  expect(receiver?.address).toBe(sepa_credit_transfer?.iban);
  expect(await make('amount_100@example.com')).toMatchObject({ status: 'chargeable' });
});

test('what is missing is told', quoted('by users of the API'), async ({ stripe }) => {
  const missing = { code: 'parameter_missing' };
  await expect(stripe.sources.create({ type: 'ideal', currency: 'eur' })).rejects.toMatchObject(missing);
  const noAmount = { type: 'ideal', currency: 'eur', redirect: { return_url: RETURN } };
  await expect(stripe.sources.create(noAmount)).rejects.toMatchObject({ ...missing, param: 'amount' });
  await expect(redirected(stripe, { type: 'ideal', currency: 'usd' })).rejects.toMatchObject({ param: 'currency' });
  await expect(redirected(stripe, { type: 'ideal', redirect: { return_url: 'x' } })).rejects.toMatchObject({
    code: 'url_invalid',
  });
  await expect(sepa(stripe, 'DE00370400440532013000')).rejects.toMatchObject({ code: 'invalid_bank_account_iban' });
});

test(
  'who has sent money is asked where it shall go back to',
  docs('sources/ach-credit-transfer'),
  async ({ stripe, events }) => {
    const owner = { email: 'amount_1000@example.com' };
    const { id: source } = await stripe.sources.create({ type: 'ach_credit_transfer', currency: 'usd', owner });
    const { id: charge } = await stripe.charges.create({ amount: 1000, currency: 'usd', source });
    await stripe.refunds.create({ charge, amount: 400 });
    await stripe.refunds.create({ charge, amount: 600 });
    const { receiver, status } = await stripe.sources.retrieve(source);
    expect(receiver).toMatchObject({ refund_attributes_method: 'email', refund_attributes_status: 'requested' });
    expect(status).toBe('consumed');
    expect((await events()).filter((type) => type.startsWith('source.'))).toEqual([
      'source.transaction.created',
      'source.chargeable',
      'source.refund_attributes_required',
    ]);
  },
);
