import type Stripe from 'stripe';
import { type Auditor, broken, type Movement } from './books.ts';

/** What goes to the bank, and comes back when it does not arrive. */
function movementsOf(payout: Stripe.Payout): Movement[] {
  const { id, amount, currency, balance_transaction, failure_balance_transaction, status } = payout;
  const out: Movement = { amount: -amount, currency, source: id, type: 'payout', transaction: balance_transaction };
  if (failure_balance_transaction === null) return [out];
  const type = status === 'canceled' ? 'payout_cancel' : 'payout_failure';
  return [out, { ...out, amount, type, transaction: failure_balance_transaction }];
}

export const payouts: Auditor = {
  movements: (books) => books.payouts.flatMap(movementsOf),

  faults: (books) =>
    books.payouts.flatMap(({ id, failure_balance_transaction, status }) =>
      broken(id, {
        'what did not arrive came back':
          (status === 'failed' || status === 'canceled') === (failure_balance_transaction !== null),
      }),
    ),
};
