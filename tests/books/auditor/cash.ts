/** What customers have sent, against what it paid for. */
import { type Auditor, type Books, broken, type Cash, sum } from './books.ts';

/** What was applied to payments, by intent, less what was taken away again. */
function applied({ movements }: Cash): Map<string, number> {
  const by = new Map<string, number>();
  for (const { net_amount, applied_to_payment, unapplied_from_payment } of movements) {
    const intent = (applied_to_payment ?? unapplied_from_payment)?.payment_intent as string | undefined;
    if (intent !== undefined) by.set(intent, (by.get(intent) ?? 0) - net_amount);
  }
  return by;
}

function balanceFaults({ customer, balance, movements }: Cash): string[] {
  const currencies = [...new Set(movements.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const mine = movements.filter((one) => one.currency === currency);
    const total = sum(mine.map(({ net_amount }) => net_amount));
    const ends = mine.every(
      ({ ending_balance, net_amount }, i) => ending_balance === (mine[i + 1]?.ending_balance ?? 0) + net_amount,
    );
    return broken(`cash of ${customer} in ${currency}`, {
      'what is there is the sum of its movements': balance.available?.[currency] === total,
      'nobody owes any': total >= 0,
      'each movement says what is there then': ends,
    });
  });
}

const isWhole = (status: string): boolean => status === 'succeeded';

function intentFaults({ intents, charges }: Books, cash: Cash): string[] {
  const by = applied(cash);
  const mine = intents.filter(({ id, customer }) => customer === cash.customer && by.has(id));
  return mine.flatMap(({ id, amount, latest_charge, status }) => {
    const charge = charges.find((one) => one.id === latest_charge);
    const paysSo = isWhole(status) && charge?.payment_method_details?.type === 'customer_balance';
    const sent = by.get(id) ?? 0;
    return broken(id, {
      'cash has paid all of it': !paysSo || sent === amount,
      'cash that was applied is on its way, or given back':
        paysSo || (status === 'requires_action' ? sent < amount : sent === 0),
    });
  });
}

export const cash: Auditor = {
  movements: () => [],
  faults: (books) => books.cash.flatMap((one) => [...balanceFaults(one), ...intentFaults(books, one)]),
};
