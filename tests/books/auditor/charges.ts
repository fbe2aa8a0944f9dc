import type Stripe from 'stripe';
import { type Auditor, type Books, broken, type Movement, sum } from './books.ts';
import { worthAs } from './worth.ts';

type Charge = Stripe.Charge;

/** Payments that are made otherwise than by card are called so. */
const typeOf = ({ payment_method_details }: Charge): Movement['type'] =>
  payment_method_details?.type === 'card' ? 'charge' : 'payment';

const bookedFor = ({ transactions }: Books, { id }: Charge): Stripe.BalanceTransaction[] =>
  transactions.filter(({ source }) => source === id);

const hasTaken = ({ status, amount_captured }: Charge): boolean => status === 'succeeded' && amount_captured > 0;

/** What is taken part after part is booked so. */
function movementsOf(books: Books, charge: Charge): Movement[] {
  const { id, amount_captured, balance_transaction, currency } = charge;
  const shared = { currency, source: id, type: typeOf(charge) };
  const booked = bookedFor(books, charge);
  if (booked.length < 2) return [{ ...shared, amount: amount_captured, transaction: balance_transaction }];
  return booked.map((one) => ({ ...shared, amount: undefined, transaction: one.id }));
}

/** The parts are the whole, but for what rounding each of them does. */
function partsFault(books: Books, charge: Charge): string[] {
  const booked = bookedFor(books, charge);
  const [one] = booked;
  if (one === undefined || booked.some(({ currency }) => currency !== one.currency)) return [];
  const off = sum(booked.map(({ amount }) => amount)) - worthAs(charge.amount_captured, charge.currency, one);
  return broken(charge.id, { 'its parts are what was captured': Math.abs(off) <= (booked.length + 1) / 2 });
}

/** A fifth more than what was authorized, where that was asked for. https://docs.stripe.com/payments/overcapture */
function mostOf({ intents }: Books, { amount, payment_intent }: Charge): number {
  const options = intents.find(({ id }) => id === payment_intent)?.payment_method_options;
  return options?.card?.request_overcapture === 'if_available' ? Math.floor(amount * 1.2) : amount;
}

const mayFollow = ({ payment_method_details }: Charge): boolean =>
  payment_method_details?.card?.multicapture?.status === 'available';

function faultsOf(books: Books, charge: Charge): string[] {
  const { id, amount, amount_captured, amount_refunded, captured, paid, refunded, status } = charge;
  const given = books.refunds.filter(
    (one) => one.charge === id && one.status !== 'failed' && one.status !== 'canceled',
  );
  const moved = given.filter((refund) => refund.balance_transaction !== null);
  return broken(id, {
    'captured is at most what was authorized': amount_captured >= 0 && amount_captured <= mostOf(books, charge),
    'refunded is at most the charge': amount_refunded >= 0 && amount_refunded <= Math.max(amount, amount_captured),
    'refunded is the sum of its refunds': amount_refunded === sum(given.map((refund) => refund.amount)),
    'no more goes back than was taken': sum(moved.map((refund) => refund.amount)) <= amount_captured,
    'it is refunded when nothing is left': refunded === (amount_refunded === Math.max(amount, amount_captured)),
    'it is captured when something was taken':
      captured === amount_captured > 0 || (!captured && amount_captured > 0 && mayFollow(charge)),
    'a failed charge takes nothing': status !== 'failed' || amount_captured + amount_refunded === 0,
    'a pending charge gives nothing back': status !== 'pending' || amount_refunded === 0,
    'it is paid when it succeeded': paid === (status === 'succeeded'),
  });
}

export const charges: Auditor = {
  movements: (books) => books.charges.filter(hasTaken).flatMap((charge) => movementsOf(books, charge)),

  faults: (books) =>
    books.charges.flatMap((charge) => [
      ...faultsOf(books, charge),
      ...(hasTaken(charge) ? partsFault(books, charge) : []),
    ]),
};
