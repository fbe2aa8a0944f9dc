/** What kind of payment money came from, which the balance tells apart. https://docs.stripe.com/api/balance/balance_object#balance_object-available-source_types */
import type Stripe from 'stripe';
import type { Books } from './books.ts';

type Kind = 'card' | 'bank_account';

/** American debits, by the newer API and by the older one. */
const OF_BANKS = ['us_bank_account', 'ach_debit'];

const ofCharge = ({ charges }: Books, id: unknown): Kind => {
  const type = charges.find((charge) => charge.id === id)?.payment_method_details?.type;
  return OF_BANKS.includes(type ?? '') ? 'bank_account' : 'card';
};

/** What undoes a payment is of the same kind; a payout says itself what it takes. */
export function kindOfMoney(books: Books, { source, type }: Stripe.BalanceTransaction): Kind {
  if (type.startsWith('payout')) return books.payouts.find(({ id }) => id === source)?.source_type as Kind;
  const about = [...books.refunds, ...books.disputes].find(({ id }) => id === source);
  return ofCharge(books, about?.charge ?? source);
}
