/** The balance against its transactions, and those against what the objects of all kinds say. */
import type Stripe from 'stripe';
import { inDollars } from '../dollars.ts';
import { type Books, broken, type Movement, sum } from './books.ts';

type Transaction = Stripe.BalanceTransaction;

const line = (source: unknown, type: string, amount: number, currency: string): string =>
  `${source} ${type} ${amount} ${currency}`;

function sides({ balance, transactions }: Books): string[] {
  const currencies = new Set([...transactions, ...balance.available, ...balance.pending].map((one) => one.currency));
  return [...currencies].flatMap((currency) =>
    (['available', 'pending'] as const).flatMap((side) => {
      const found = balance[side].find((one) => one.currency === currency)?.amount ?? 0;
      const mine = transactions.filter((one) => one.currency === currency && one.status === side);
      const expected = sum(mine.map(({ net }) => net));
      return broken(`balance ${side} ${currency} ${found}`, { [`it is the sum ${expected}`]: found === expected });
    }),
  );
}

function arithmetic({ id, amount, fee, fee_details, net }: Transaction): string[] {
  return broken(id, {
    'net is the amount less the fee': net === amount - fee,
    'the fee is the sum of its details': fee === sum(fee_details.map((detail) => detail.amount)),
  });
}

/** Every transaction belongs to one object, and every object's movements stand in the books. */
export function balanceFaults(books: Books, movements: readonly Movement[]): string[] {
  const unclaimed = new Map(books.transactions.map((transaction) => [transaction.id, transaction]));
  const lacking = movements.flatMap(({ transaction, source, type, amount, currency }) => {
    const booked = unclaimed.get(transaction as string);
    unclaimed.delete(transaction as string);
    const found = booked && line(booked.source, booked.type, booked.amount, booked.currency);
    // Where there is a bank account for the currency, nothing is converted.
    const isKept = booked?.exchange_rate === null;
    const wanted = line(source, type, isKept ? amount : inDollars(amount, currency), isKept ? currency : 'usd');
    return found === wanted ? [] : [`${wanted} is booked as ${found ?? 'nothing'}`];
  });
  const stray = [...unclaimed.values()].map(({ id, type, amount }) => `${id}: ${type} ${amount} belongs to nothing`);
  return [...sides(books), ...books.transactions.flatMap(arithmetic), ...lacking, ...stray];
}
