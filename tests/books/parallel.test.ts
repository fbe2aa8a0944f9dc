/** Many at once: money moves once, and the books balance. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, test } from '../support/test.ts';
import { audit, readBooks } from './auditor/index.ts';

const CARD = { payment_method: 'pm_card_visa' };
const INTENT = { amount: 2000, currency: 'usd', payment_method_types: ['card'] };

test(
  '200 confirmations of one intent at once charge once',
  docs('payments/paymentintents/lifecycle'),
  async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({ ...INTENT, ...CARD });
    const answers = await Promise.allSettled(Array.from({ length: 200 }, () => stripe.paymentIntents.confirm(id)));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBe(199);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'payment_intent_unexpected_state' });
    await eventually(async () => {
      const books = await readBooks(stripe);
      expect(books.charges.length).toBe(1);
      expect(audit(books)).toEqual([]);
    });
  },
);

const SANDBOXES = 50;
const HELD = { ...INTENT, ...CARD, confirm: true, capture_method: 'manual' } as const;
const PAID = { ...INTENT, ...CARD, confirm: true } as const;

/** Five requests, and then fifteen, that get into each other's way; some must be refused, and money must fit whichever. */
async function quarrel(stripe: Stripe): Promise<PromiseSettledResult<unknown>[]> {
  const made = [HELD, PAID, PAID, { ...PAID, payment_method: 'pm_card_refundFail' }, { ...PAID, currency: 'jpy' }];
  const [held, paid, other, failing] = await Promise.all(made.map((params) => stripe.paymentIntents.create(params)));
  const refund = (intent: Stripe.PaymentIntent | undefined, amount: number) =>
    stripe.refunds.create({ payment_intent: intent?.id as string, amount });
  return Promise.allSettled([
    stripe.paymentIntents.capture(held?.id as string, { amount_to_capture: 1500 }),
    stripe.paymentIntents.capture(held?.id as string),
    stripe.paymentIntents.cancel(held?.id as string),
    ...[800, 800, 800].map((amount) => refund(paid, amount)),
    ...[2000, 1].map((amount) => refund(other, amount)),
    ...[1000, 1000, 1000].map((amount) => refund(failing, amount)),
    stripe.paymentIntents.create({ ...PAID, payment_method: 'pm_card_chargeDeclined' }),
    stripe.paymentIntents.create({ ...PAID, payment_method: 'pm_card_bypassPending' }),
    stripe.charges.create({ amount: 500, currency: 'eur', source: 'tok_visa' }),
    stripe.paymentIntents.confirm(paid?.id as string),
  ]);
}

test.awningOnly(
  '1,000 requests at once, over 50 keys, leave balances that are the sums of their transactions',
  docs('reports/balance-transaction-types'),
  async ({ key, client }) => {
    const sandboxes = Array.from({ length: SANDBOXES }, (_, index) => client(`${key}x${index}`));
    const answers = await Promise.all(sandboxes.map(quarrel));
    for (const settled of answers) {
      const won = settled.map(({ status }) => status === 'fulfilled');
      // Of two captures and a cancellation one is first; refunds go through as long as they fit.
      expect(won.slice(0, 3).filter(Boolean).length).toBe(1);
      expect(won.slice(3, 6).filter(Boolean).length).toBe(2);
      expect(won.slice(6, 8).filter(Boolean).length).toBe(1);
      expect(won.slice(-4)).toEqual([false, true, true, false]);
    }
    await Promise.all(
      sandboxes.map((stripe) => eventually(async () => expect(audit(await readBooks(stripe))).toEqual([]), 20_000)),
    );
  },
  { timeout: 120_000 },
);
