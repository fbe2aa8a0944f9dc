import type Stripe from 'stripe';
import { type Auditor, broken, type Movement, sum } from './books.ts';

/** Taken by the bank, and given back to who wins. */
function movementsOf({ id, amount, currency, balance_transactions }: Stripe.Dispute): Movement[] {
  return balance_transactions.map((transaction, index) => ({
    amount: index === 0 ? -amount : amount,
    currency,
    source: id,
    type: 'adjustment',
    transaction: transaction.id,
  }));
}

const isInquiry = ({ status }: Stripe.Dispute): boolean => status.startsWith('warning_');

export const disputes: Auditor = {
  movements: (books) => books.disputes.flatMap(movementsOf),

  faults: (books) =>
    books.disputes.flatMap((dispute) => {
      const { id, amount, charge, balance_transactions, status, is_charge_refundable } = dispute;
      const of = books.charges.find((one) => one.id === charge);
      const moved = isInquiry(dispute) ? 0 : status === 'won' ? 2 : 1;
      return broken(id, {
        'its charge says so': of?.disputed === true,
        'it is about what was taken': amount > 0 && amount <= (of?.amount_captured ?? 0),
        'all about a charge are not more than it':
          sum(books.disputes.filter((one) => one.charge === charge).map((one) => one.amount)) <=
          (of?.amount_captured ?? 0),
        'money moved as its state says': balance_transactions.length === moved,
        'refunds are possible when the money is there': is_charge_refundable === (isInquiry(dispute) || moved === 2),
      });
    }),
};
