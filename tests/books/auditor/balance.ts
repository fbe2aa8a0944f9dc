/** The balance against its transactions, and those against what the objects of all kinds say. */
import type Stripe from 'stripe';
import { type Books, broken, type Movement, sum } from './books.ts';
import { kindOfMoney } from './kind-of-money.ts';
import { worthAs } from './worth.ts';

type Transaction = Stripe.BalanceTransaction;

const line = (source: unknown, type: string, amount: number | undefined, currency: string): string =>
  `${source} ${type} ${amount ?? 'in part'} ${currency}`;

/** By currency, and by what kind of payment the money came from. */
function sides(books: Books): string[] {
  const { balance, transactions } = books;
  const currencies = new Set([...transactions, ...balance.available, ...balance.pending].map((one) => one.currency));
  return [...currencies].flatMap((currency) =>
    (['available', 'pending'] as const).flatMap((side) => {
      const found = balance[side].find((one) => one.currency === currency);
      const mine = transactions.filter((one) => one.currency === currency && one.status === side);
      const expected = sum(mine.map(({ net }) => net));
      const ofBanks = sum(mine.filter((one) => kindOfMoney(books, one) === 'bank_account').map(({ net }) => net));
      return broken(`balance ${side} ${currency} ${JSON.stringify(found?.source_types)}`, {
        [`it is the sum ${expected}`]: (found?.amount ?? 0) === expected,
        [`${ofBanks} of it comes from bank accounts`]: (found?.source_types?.bank_account ?? 0) === ofBanks,
        'the rest comes from cards': (found?.source_types?.card ?? 0) === expected - ofBanks,
      });
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
    if (booked === undefined) return [`${line(source, type, amount, currency)} is booked as nothing`];
    unclaimed.delete(booked.id);
    const worth = amount === undefined ? booked.amount : worthAs(amount, currency, booked);
    const found = line(booked.source, booked.type, booked.amount, booked.currency);
    // Where there is a bank account for the currency, nothing is converted.
    const wanted = line(source, type, worth, booked.exchange_rate === null ? currency : 'usd');
    return found === wanted ? [] : [`${wanted} is booked as ${found}`];
  });
  const stray = [...unclaimed.values()].map(({ id, type, amount }) => `${id}: ${type} ${amount} belongs to nothing`);
  return [...sides(books), ...books.transactions.flatMap(arithmetic), ...lacking, ...stray];
}
