import type Stripe from 'stripe';
import { type Auditor, type Books, broken, type Movement, sum } from './books.ts';

/** Gives back what was only set aside: nothing moves. */
const isRelease = ({ balance_transaction }: Stripe.Refund): boolean => balance_transaction === null;

/** What goes back otherwise than to a card is called so. */
const typeOf = ({ id }: Stripe.Refund): Movement['type'] => (id.startsWith('pyr_') ? 'payment_refund' : 'refund');

function movementsOf(refund: Stripe.Refund): Movement[] {
  const { id, amount, currency, balance_transaction, failure_balance_transaction, status } = refund;
  if (isRelease(refund)) return [];
  const shared = { currency, source: id };
  const out: Movement = { ...shared, amount: -amount, type: typeOf(refund), transaction: balance_transaction };
  if (status !== 'failed' && status !== 'canceled') return [out];
  // What comes back is worth what went.
  return [out, { ...shared, amount, type: 'refund_failure', transaction: failure_balance_transaction }];
}

/** What a charge has set aside and not taken is released once, or still held. */
function releaseFaults({ refunds }: Books, { id, amount, amount_captured, captured, status }: Stripe.Charge): string[] {
  const released = sum(refunds.filter((refund) => refund.charge === id && isRelease(refund)).map((one) => one.amount));
  const rest = status === 'succeeded' ? Math.max(0, amount - amount_captured) : 0;
  return broken(id, { 'what was not taken is given back': released === rest || (!captured && released === 0) });
}

export const refunds: Auditor = {
  movements: (books) => books.refunds.flatMap(movementsOf),

  faults: (books) => [
    ...books.charges.flatMap((charge) => releaseFaults(books, charge)),
    ...books.refunds.flatMap(({ id, amount, charge, currency }) => {
      const of = books.charges.find((one) => one.id === charge);
      return broken(id, { 'it has an amount': amount > 0, 'it has a charge': of?.currency === currency });
    }),
  ],
};
