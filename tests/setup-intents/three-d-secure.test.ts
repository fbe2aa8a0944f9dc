/** Cards whose bank asks the customer before they may be kept. https://docs.stripe.com/testing#regulatory-cards */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const RETURN = 'https://shop.example.com/done?order=1';
const ASKED = { payment_method_types: ['card'], payment_method: 'pm_card_threeDSecure2Required', confirm: true };
const PAGE = docs('payments/3d-secure/authentication-flow');

/** Answers for the customer, as the page does. */
async function answer(intent: Stripe.SetupIntent, how: 'complete' | 'fail'): Promise<Response> {
  const action = intent.next_action;
  const url = action?.redirect_to_url?.url ?? (action?.use_stripe_sdk as { stripe_js?: string })?.stripe_js ?? '';
  const body = new URLSearchParams({ answer: how, client_secret: intent.client_secret ?? '' });
  return fetch(url, { method: 'POST', body, redirect: 'manual' });
}

test("without a return_url, Stripe's scripts ask", recording('use_stripe_sdk of a setup'), async ({ stripe }) => {
  const intent = await stripe.setupIntents.create({ ...ASKED, expand: ['latest_attempt'] });
  expect(intent).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } },
    latest_attempt: { status: 'requires_action', setup_error: null },
  });
});

test.awningOnly('the page keeps the card, and leads back', PAGE, async ({ stripe, events }) => {
  const { id: customer } = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({ ...ASKED, customer, return_url: RETURN });
  expect(intent.next_action).toMatchObject({ type: 'redirect_to_url', redirect_to_url: { return_url: RETURN } });
  const back = new URL((await answer(intent, 'complete')).headers.get('location') ?? '');
  expect(Object.fromEntries(back.searchParams)).toEqual({
    order: '1',
    setup_intent: intent.id,
    setup_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  });
  const done = await stripe.setupIntents.retrieve(intent.id, { expand: ['latest_attempt'] });
  expect(done).toMatchObject({
    status: 'succeeded',
    next_action: null,
    latest_attempt: {
      id: intent.latest_attempt,
      status: 'succeeded',
      payment_method_details: {
        card: { three_d_secure: { result: 'authenticated', authentication_flow: 'challenge' } },
      },
    },
  });
  expect((await stripe.paymentMethods.retrieve(done.payment_method as string)).customer).toBe(customer);
  await answer(intent, 'fail');
  expect((await events()).slice(1)).toEqual([
    'setup_intent.created',
    'setup_intent.requires_action',
    'payment_method.attached',
    'setup_intent.succeeded',
  ]);
});

test.awningOnly('the page refuses the card', PAGE, async ({ stripe, events }) => {
  const intent = await stripe.setupIntents.create({ ...ASKED, return_url: RETURN });
  const back = new URL((await answer(intent, 'fail')).headers.get('location') ?? '');
  expect(back.searchParams.get('redirect_status')).toBe('failed');
  const failed = await stripe.setupIntents.retrieve(intent.id, { expand: ['latest_attempt'] });
  expect(failed).toMatchObject({
    status: 'requires_payment_method',
    next_action: null,
    payment_method: null,
    last_setup_error: {
      code: 'setup_intent_authentication_failure',
      type: 'invalid_request_error',
      payment_method: { id: intent.payment_method },
    },
    latest_attempt: { id: intent.latest_attempt, status: 'failed' },
  });
  expect((await events()).at(-1)).toBe('setup_intent.setup_failed');
});

test('whoever cancels abandons the attempt', docs('api/setup_attempts/object'), async ({ stripe }) => {
  const first = await stripe.setupIntents.create(ASKED);
  await stripe.setupIntents.confirm(first.id);
  await stripe.setupIntents.cancel(first.id);
  const { data } = await stripe.setupAttempts.list({ setup_intent: first.id });
  expect(data.map(({ status }) => status)).toEqual(['abandoned', 'abandoned']);
});

/** What a card that was kept does when it pays while its owner is away; the page says it of each. */
const AFTERWARDS: readonly [card: string, usage: 'off_session' | 'on_session', pays: boolean][] = [
  ['authenticationRequiredOnSetup', 'off_session', true],
  ['authenticationRequiredOnSetup', 'on_session', false],
  ['authenticationRequired', 'off_session', false],
  ['authenticationRequiredSetupForOffSession', 'off_session', true],
];

for (const [card, usage, pays] of AFTERWARDS) {
  const what = pays ? 'pays' : 'is declined';
  test.awningOnly(
    `${card}, kept for ${usage}, ${what} off session`,
    docs('testing#regulatory-cards'),
    async ({ stripe }) => {
      const { id: customer } = await stripe.customers.create();
      const intent = await stripe.setupIntents.create({ ...ASKED, customer, usage, payment_method: `pm_card_${card}` });
      expect(intent.status).toBe('requires_action');
      await answer(intent, 'complete');
      const payment = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        customer,
        payment_method: intent.payment_method as string,
        payment_method_types: ['card'],
        off_session: true,
        confirm: true,
      });
      if (pays) expect((await payment).status).toBe('succeeded');
      else await expect(payment).rejects.toMatchObject({ statusCode: 402, code: 'authentication_required' });
    },
  );
}

test(
  'a publishable key confirms with the client secret, and sees less',
  docs('js/setup_intents/confirm_card_setup'),
  async ({ stripe, url, publishableKey }) => {
    const intent = await stripe.setupIntents.create({ payment_method_types: ['card'], metadata: { a: '1' } });
    const headers = { authorization: `Bearer ${publishableKey}` };
    const path = `${url}/v1/setup_intents/${intent.id}`;
    expect((await fetch(path, { headers })).status).toBe(400);
    const wrong = await fetch(`${path}?client_secret=${intent.id}_secret_wrong`, { headers });
    expect(await wrong.json()).toMatchObject({ error: { code: 'setup_intent_authentication_failure' } });
    const form = new URLSearchParams({ client_secret: intent.client_secret ?? '', payment_method: 'pm_card_visa' });
    const confirmed = (await (
      await fetch(`${path}/confirm`, { method: 'POST', headers, body: form })
    ).json()) as object;
    expect(confirmed).toMatchObject({ id: intent.id, status: 'succeeded' });
    expect(confirmed).not.toHaveProperty('metadata');
    expect(confirmed).not.toHaveProperty('latest_attempt');
  },
);
