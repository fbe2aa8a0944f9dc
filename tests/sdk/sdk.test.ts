/** The official SDK as people set it up, with its own HTTP client. https://docs.stripe.com/sdks */
import Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

/** Settings that name the target, and nothing else. */
function settings(url: string): Stripe.StripeConfig {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, ...(port && { port }), protocol: protocol === 'https:' ? 'https' : 'http' };
}

const SALE = {
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
} as const satisfies Stripe.PaymentIntentCreateParams;

test(
  'host, port and protocol are all that it needs to take money',
  docs('api/payment_intents/create'),
  async (tools) => {
    const stripe = new Stripe(tools.key, settings(tools.url));
    const intent = await stripe.paymentIntents.create(SALE);
    expect(intent.status).toBe('succeeded');
    expect(intent.lastResponse).toMatchObject({ statusCode: 200, requestId: expect.stringMatching(/^req_/) });
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
  },
);

/** What SDKs of other majors send: theirs is the version that they were made for. */
const VERSIONS = ['2020-08-27', '2022-11-15', '2024-06-20', '2025-02-24.acacia', '2026-08-26.dahlia'];

for (const version of VERSIONS) {
  test(`an SDK made for ${version} is answered`, docs('api/versioning'), async (tools) => {
    const apiVersion = version as Stripe.LatestApiVersion;
    const stripe = new Stripe(tools.key, { ...settings(tools.url), apiVersion });
    const intent = await stripe.paymentIntents.create(SALE);
    expect(intent.status).toBe('succeeded');
    expect(intent.lastResponse.apiVersion).toBe(version);
  });
}

test('a preview is asked for behind the date', docs('api/versioning'), async ({ api }) => {
  const version = '2025-02-24.acacia; custom_checkout_beta=v1';
  const answer = await api.get('/v1/customers', {}, { 'stripe-version': version });
  expect(answer.status).toBe(200);
});

test('requests of any path, as the SDK sends them for what it does not know', docs('sdks'), async (tools) => {
  const stripe = new Stripe(tools.key, settings(tools.url));
  const made = await stripe.rawRequest('POST', '/v1/customers', { name: 'Ada' });
  expect(made).toMatchObject({ object: 'customer', name: 'Ada' });
});
