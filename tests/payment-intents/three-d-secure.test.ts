/** Cards whose bank asks the customer. https://docs.stripe.com/testing#regulatory-cards */
import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const PAGE = docs('payments/3d-secure/authentication-flow');
const BASE = { amount: 2000, currency: 'usd', payment_method_types: ['card'], confirm: true };
const RETURN = 'https://shop.example.com/done?order=1';

test('with a return_url the browser is sent to a page', PAGE, async ({ stripe, events }) => {
  const intent = await stripe.paymentIntents.create({
    ...BASE,
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: RETURN,
  });
  expect(intent).toMatchObject({ status: 'requires_action', amount_received: 0, latest_charge: null });
  expect(intent.next_action).toMatchObject({ type: 'redirect_to_url', redirect_to_url: { return_url: RETURN } });
  expect(await events()).toEqual(['payment_intent.created', 'payment_intent.requires_action']);
});

test('a return_url must be a URL, though an app may have a scheme of its own', PAGE, async ({ stripe }) => {
  const confirm = (return_url: string) =>
    stripe.paymentIntents.create({ ...BASE, payment_method: 'pm_card_threeDSecure2Required', return_url });
  for (const wrong of ['nonsense', '//shop.example.com', 'https://']) {
    await expect(confirm(wrong)).rejects.toMatchObject({ code: 'url_invalid', param: 'return_url', statusCode: 400 });
  }
  expect((await confirm('shop://done')).next_action?.redirect_to_url?.return_url).toBe('shop://done');
});

test('without one, Stripe.js is', PAGE, async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create({ ...BASE, payment_method: 'pm_card_authenticationRequired' });
  expect(intent.next_action?.type).toBe('use_stripe_sdk');
});

test.awningOnly('the page completes the payment, and leads back', PAGE, async ({ stripe, events }) => {
  const intent = await stripe.paymentIntents.create({
    ...BASE,
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: RETURN,
    capture_method: 'automatic',
  });
  const url = intent.next_action?.redirect_to_url?.url ?? '';
  const page = await (await fetch(url)).text();
  expect(page).toContain('$20.00');
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'complete', client_secret: intent.client_secret ?? '' }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe('https://shop.example.com/done');
  expect(Object.fromEntries(back.searchParams)).toEqual({
    order: '1',
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  });
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  expect(paid).toMatchObject({ status: 'succeeded', next_action: null, amount_received: 2000 });
  expect(paid.latest_charge).toMatchObject({
    payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
  });
  expect(await events()).toEqual([
    'payment_intent.created',
    'payment_intent.requires_action',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test.awningOnly('the page fails the payment', PAGE, async ({ stripe, events }) => {
  const intent = await stripe.paymentIntents.create({
    ...BASE,
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: RETURN,
  });
  const url = intent.next_action?.redirect_to_url?.url ?? '';
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'fail', client_secret: intent.client_secret ?? '' }),
    redirect: 'manual',
  });
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('redirect_status')).toBe('failed');
  const failed = await stripe.paymentIntents.retrieve(intent.id);
  expect(failed).toMatchObject({
    status: 'requires_payment_method',
    next_action: null,
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
  expect((await events()).at(-1)).toBe('payment_intent.payment_failed');
});

test.awningOnly(
  'the page wants the secret of its intent',
  assumed('whoever does not know the secret learns nothing'),
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({
      ...BASE,
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: RETURN,
    });
    const url = new URL(intent.next_action?.redirect_to_url?.url ?? '');
    url.searchParams.set('client_secret', 'guess');
    expect((await fetch(url)).status).toBe(404);
    for (const body of ['answer=complete&client_secret=guess', 'answer=complete&client_secret[a]=guess', '', '[=[']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
      expect(answer.status, body).toBe(400);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_action');
  },
);

test(
  'off session, a card that needs its owner is declined',
  docs('payments/without-card-authentication'),
  async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create();
    const method = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer });
    await expect(
      stripe.paymentIntents.create({ ...BASE, customer, payment_method: method.id, off_session: true }),
    ).rejects.toMatchObject({
      statusCode: 402,
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    });
  },
);

test(
  'error_on_requires_action refuses instead',
  docs('payments/accept-a-payment-synchronously'),
  async ({ stripe }) => {
    await expect(
      stripe.paymentIntents.create({
        ...BASE,
        payment_method: 'pm_card_threeDSecure2Required',
        error_on_requires_action: true,
      }),
    ).rejects.toMatchObject({
      statusCode: 402,
      code: 'authentication_required',
      decline_code: 'authentication_not_handled',
    });
  },
);

test('3D Secure can be asked for', PAGE, async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create({
    ...BASE,
    payment_method: 'pm_card_visa',
    payment_method_options: { card: { request_three_d_secure: 'any' } },
  });
  expect(['requires_action', 'succeeded']).toContain(intent.status);
});

test(
  'a publishable key confirms with the client secret, and sees less',
  docs('api/payment_intents/object'),
  async ({ stripe, url, publishableKey }) => {
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method_types: ['card'],
      metadata: { order: '1' },
    });
    const headers = { authorization: `Bearer ${publishableKey}` };
    const path = `${url}/v1/payment_intents/${intent.id}`;
    expect((await fetch(path, { headers })).status).toBe(400);
    expect((await fetch(`${path}?client_secret=${intent.id}_secret_wrong`, { headers })).status).toBe(400);
    const seen = (await (await fetch(`${path}?client_secret=${intent.client_secret}`, { headers })).json()) as object;
    expect(seen).toMatchObject({ id: intent.id, status: 'requires_payment_method' });
    expect(seen).not.toHaveProperty('metadata');
    const form = new URLSearchParams({ client_secret: intent.client_secret ?? '', payment_method: 'pm_card_visa' });
    const confirmed = await fetch(`${path}/confirm`, { method: 'POST', headers, body: form });
    expect(await confirmed.json()).toMatchObject({ status: 'succeeded' });
  },
);
