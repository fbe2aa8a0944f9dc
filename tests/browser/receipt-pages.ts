/** Receipts. */
import type Stripe from 'stripe';
import type { Make, PageCase } from './page-case.ts';
import { answer, approved } from './payments.ts';

const SALE = { amount: 123_456, currency: 'usd', source: 'tok_visa' };

const receipt =
  (params: Partial<Stripe.ChargeCreateParams>, then?: (stripe: Stripe, id: string) => Promise<unknown>): Make =>
  async ({ stripe }) => {
    const charge = await stripe.charges.create({ ...SALE, ...params });
    await then?.(stripe, charge.id);
    return charge.receipt_url ?? '';
  };

/** A failed charge has no receipt, though a page under the same address as others. */
const failedReceipt: Make = async ({ stripe }) => {
  const paid = await stripe.charges.create(SALE);
  const failed = await stripe.charges.create({ ...SALE, source: 'tok_chargeDeclined' }).catch((error) => error);
  return (paid.receipt_url ?? '').replace(paid.id, (failed as Stripe.errors.StripeCardError).charge ?? '');
};

export const RECEIPTS: readonly PageCase[] = [
  {
    name: 'receipt',
    title: 'Receipt',
    shows: ['$1,234.56', 'Visa ending in 4242', 'A garden awning', 'ada@example.com'],
    make: receipt({ description: 'A garden awning', receipt_email: 'ada@example.com' }),
  },
  {
    name: 'receipt-refunded',
    title: 'Refunded',
    shows: ['$1,234.56', '$0.00'],
    make: receipt({}, (stripe, charge) => stripe.refunds.create({ charge })),
  },
  {
    name: 'receipt-refunded-in-part',
    title: 'Receipt',
    shows: ['$1,234.56', '$34.56', '$1,200.00'],
    make: receipt({}, (stripe, charge) => stripe.refunds.create({ charge, amount: 3456 })),
  },
  {
    name: 'receipt-authorized',
    title: 'Payment authorized',
    shows: ['$1,234.56', 'has not been taken yet'],
    make: receipt({ capture: false }),
  },
  {
    name: 'receipt-captured-in-part',
    title: 'Receipt',
    shows: ['$1,000.00'],
    make: receipt({ capture: false }, (stripe, id) => stripe.charges.capture(id, { amount: 100_000 })),
  },
  {
    name: 'receipt-released',
    title: 'Payment canceled',
    shows: ['Nothing was taken.'],
    make: receipt({ capture: false }, (stripe, charge) => stripe.refunds.create({ charge })),
  },
  {
    name: 'receipt-other',
    title: 'Receipt',
    shows: ['€20.00', 'Method', 'iDEAL'],
    make: async ({ stripe }) => {
      const { id } = await approved(stripe, 'ideal', 'eur');
      const intent = await stripe.paymentIntents.retrieve(id);
      await answer(intent, 'complete');
      const paid = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
      return (paid.latest_charge as Stripe.Charge).receipt_url ?? '';
    },
  },
  { name: 'receipt-failed', title: 'The payment failed', shows: ['Your card was declined.'], make: failedReceipt },
  {
    name: 'receipt-long',
    title: 'Receipt',
    shows: ['American Express ending in', '¥9,999,999', '</script><b>bold</b>'],
    make: receipt({
      amount: 9_999_999,
      currency: 'jpy',
      source: 'tok_amex',
      description: `</script><b>bold</b> ${'endless'.repeat(30)}`,
      receipt_email: `${'long'.repeat(15)}@example.com`,
    }),
  },
];
