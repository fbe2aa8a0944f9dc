/** The customer answers the bank. https://docs.stripe.com/payments/3d-secure/authentication-flow */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs } from '../support/test.ts';
import { withBrowser } from './browser.ts';
import { challenged, challengeOf } from './payments.ts';

const browserTest = withBrowser();
const PAGE = docs('payments/3d-secure/authentication-flow');
const FORMS = assumed('what people do with forms');

/** What the shop is told in its address. */
const told = (url: string): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

const back = ({ id, client_secret }: Stripe.PaymentIntent, redirect_status: string): object => ({
  order: '1',
  payment_intent: id,
  payment_intent_client_secret: client_secret,
  redirect_status,
});

browserTest('Complete leads to the shop, and the payment has succeeded', PAGE, async ({ stripe, receiver, open }) => {
  const shop = await receiver();
  const intent = await challenged(stripe, { return_url: `${shop.url}?order=1` });
  const page = await open(challengeOf(intent));
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(`${shop.url}**`);
  expect(told(page.url())).toEqual(back(intent, 'succeeded'));
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
});

browserTest('Fail leads to the shop, and the payment wants another card', PAGE, async ({ stripe, receiver, open }) => {
  const shop = await receiver();
  const intent = await challenged(stripe, { return_url: `${shop.url}?order=1` });
  const page = await open(challengeOf(intent), { size: 'phone' });
  await page.getByRole('button', { name: 'Fail' }).click();
  await page.waitForURL(`${shop.url}**`);
  expect(told(page.url())).toEqual(back(intent, 'failed'));
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
});

browserTest(
  'a bank may refuse the money even so',
  docs('testing#three-ds-cards'),
  async ({ stripe, receiver, open }) => {
    const shop = await receiver();
    const card = { payment_method: 'pm_card_threeDSecureRequiredChargeDeclined' };
    const intent = await challenged(stripe, { ...card, return_url: `${shop.url}?order=1` });
    const page = await open(challengeOf(intent));
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(`${shop.url}**`);
    expect(told(page.url())).toEqual(back(intent, 'failed'));
    expect((await stripe.paymentIntents.retrieve(intent.id)).last_payment_error?.code).toBe('card_declined');
  },
);

browserTest('without a shop to go to, the page says what came of it', FORMS, async ({ stripe, open }) => {
  const intent = await challenged(stripe);
  const page = await open(challengeOf(intent));
  await page.getByRole('button', { name: 'Complete' }).click();
  const heading = page.getByRole('heading', { name: 'Payment confirmed' });
  await heading.waitFor();
  await page.reload();
  await heading.waitFor();
  expect((await stripe.charges.list({ payment_intent: intent.id })).data.length).toBe(1);
});

browserTest('the keyboard is enough, and shows where one is', FORMS, async ({ stripe, open }) => {
  const focused = 'document.activeElement.textContent + " " + getComputedStyle(document.activeElement).outlineStyle';
  for (const [tabs, key, name, heading] of [
    [1, 'Enter', 'Complete', 'Payment confirmed'],
    [2, 'Space', 'Fail', 'The payment failed'],
  ] as const) {
    const page = await open(challengeOf(await challenged(stripe)));
    for (let i = 0; i < tabs; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe(`${name} solid`);
    await page.keyboard.press(key);
    await page.getByRole('heading', { name: heading }).waitFor();
  }
});

browserTest('a double click answers once', FORMS, async ({ stripe, receiver, open, events }) => {
  const shop = await receiver();
  const intent = await challenged(stripe, { return_url: shop.url });
  const page = await open(challengeOf(intent));
  await page.getByRole('button', { name: 'Complete' }).dblclick({ noWaitAfter: true });
  await page.waitForURL(`${shop.url}**`);
  expect((await stripe.charges.list({ payment_intent: intent.id })).data.length).toBe(1);
  expect((await events()).filter((type) => type === 'payment_intent.succeeded').length).toBe(1);
});

browserTest('whoever goes back and answers otherwise changes nothing', FORMS, async ({ stripe, receiver, open }) => {
  const shop = await receiver();
  const intent = await challenged(stripe, { return_url: shop.url });
  const page = await open(challengeOf(intent));
  // As from a page that was open all the while.
  const other = await open(challengeOf(intent));
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(`${shop.url}**`);
  await other.getByRole('button', { name: 'Fail' }).click();
  await other.waitForURL(`${shop.url}**`);
  expect(told(other.url()).redirect_status).toBe('succeeded');
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
});
