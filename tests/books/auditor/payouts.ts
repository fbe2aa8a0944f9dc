import type Stripe from 'stripe';
import { type Auditor, type Books, broken, type Movement, sum } from './books.ts';

/** What goes to the bank, and comes back when it does not arrive. */
function movementsOf(payout: Stripe.Payout): Movement[] {
  const { id, amount, currency, balance_transaction, failure_balance_transaction, status } = payout;
  const out: Movement = { amount: -amount, currency, source: id, type: 'payout', transaction: balance_transaction };
  if (failure_balance_transaction === null) return [out];
  const type = status === 'canceled' ? 'payout_cancel' : 'payout_failure';
  return [out, { ...out, amount, type, transaction: failure_balance_transaction }];
}

/** An automatic payout pays out exactly what it settles, and nothing is settled twice. */
function settledFaults({ settled }: Books): string[] {
  const seen = new Map<string, string>();
  return [...settled].flatMap(([id, transactions]) => {
    const twice = transactions.filter((one) => seen.has(one.id)).map((one) => `${id}: ${one.id} is settled twice`);
    for (const one of transactions) seen.set(one.id, id);
    const rules = {
      'it is one of the movements that it settles': transactions.some(({ source }) => source === id),
      'it settles what it pays out': sum(transactions.map(({ net }) => net)) === 0,
    };
    return [...broken(id, rules), ...twice];
  });
}

export const payouts: Auditor = {
  movements: (books) => books.payouts.flatMap(movementsOf),

  faults: (books) => [
    ...settledFaults(books),
    ...books.payouts.flatMap(({ id, failure_balance_transaction, status }) =>
      broken(id, {
        'what did not arrive came back':
          (status === 'failed' || status === 'canceled') === (failure_balance_transaction !== null),
      }),
    ),
  ],
};
