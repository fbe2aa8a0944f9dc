import { type Auditor, broken, sum } from './books.ts';

export const charges: Auditor = {
  movements: (books) =>
    books.charges
      .filter(({ captured, status }) => captured && status === 'succeeded')
      .map(({ id, amount_captured, currency, balance_transaction }) => ({
        amount: amount_captured,
        currency,
        source: id,
        type: 'charge',
        transaction: balance_transaction,
      })),

  faults: (books) =>
    books.charges.flatMap((charge) => {
      const { id, amount, amount_captured, amount_refunded, captured, paid, refunded, status } = charge;
      const given = books.refunds.filter(
        (refund) => refund.charge === id && refund.status !== 'failed' && refund.status !== 'canceled',
      );
      return broken(id, {
        'captured is at most what was authorized': amount_captured >= 0 && amount_captured <= amount,
        'refunded is at most the charge': amount_refunded >= 0 && amount_refunded <= amount,
        'refunded is the sum of its refunds': amount_refunded === sum(given.map((refund) => refund.amount)),
        'it is refunded when nothing is left': refunded === (amount_refunded === amount),
        'it is captured when something was taken': captured === amount_captured > 0,
        'a failed charge takes nothing': status === 'succeeded' ? paid : amount_captured + amount_refunded === 0,
      });
    }),
};
