/** The sums of a balance: by currency, and by what kind of payment the money came from. https://docs.stripe.com/api/balance/balance_object */
import type { Stored } from '../../contract/types.ts';

export type Balance = Stored<'balance'>;
type Side = Balance['available'];

/** https://docs.stripe.com/api/balance/balance_object#balance_object-available-source_types */
export type SourceType = 'card' | 'bank_account' | 'fpx';

export interface Part {
  currency: string;
  source: SourceType;
}

/** One side with `net` added; currencies stand in the order of the alphabet. */
function add(sums: Side, { currency, source }: Part, net: number): Side {
  const before = sums.find((sum) => sum.currency === currency);
  const source_types = { card: 0, ...before?.source_types };
  const after = {
    ...before,
    amount: (before?.amount ?? 0) + net,
    currency,
    source_types: { ...source_types, [source]: (source_types[source] ?? 0) + net },
  };
  return [...sums.filter((sum) => sum.currency !== currency), after].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What one kind of payment has left in one currency. */
export function partOf(sums: Side, { currency, source }: Part): number {
  return sums.find((sum) => sum.currency === currency)?.source_types?.[source] ?? 0;
}

/** Both sides name every currency. */
export function adjust(balance: Balance, part: Part, available: number, pending: number): Balance {
  return {
    ...balance,
    available: add(balance.available, part, available),
    pending: add(balance.pending, part, pending),
  };
}
