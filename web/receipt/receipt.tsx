/** What a customer was charged. */
import { day } from '../ui/dates.ts';
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';

interface ReceiptFacts extends PaymentFacts {
  state: 'paid' | 'pending' | 'refunded' | 'authorized' | 'released' | 'failed';
  /** Where it is no card. */
  method: string | null;
  /** Why it failed. */
  failure: string | null;
  /** What was given back, and what remains; null when nothing was. */
  refunded: string | null;
  remaining: string | null;
  /** Seconds since the epoch. */
  created: number;
  email: string | null;
}

const TITLES: Readonly<Record<ReceiptFacts['state'], string>> = {
  paid: 'Receipt',
  pending: 'Payment on its way',
  refunded: 'Refunded',
  authorized: 'Payment authorized',
  released: 'Payment canceled',
  failed: 'The payment failed',
};

/** What a title leaves open. */
const NOTES: Readonly<Partial<Record<ReceiptFacts['state'], string>>> = {
  authorized: 'The amount is set aside on the card and has not been taken yet.',
  pending: 'The bank has been asked for the money, and has not answered yet.',
  released: 'The amount was set aside on the card and has been released. Nothing was taken.',
};

export function Receipt(facts: ReceiptFacts) {
  const { created, email, failure, refunded, remaining, state } = facts;
  const note = failure ?? NOTES[state];
  return (
    <Frame title={TITLES[state]}>
      <Payment
        {...facts}
        rows={[
          ['Method', facts.method],
          ['Date', day(created)],
          ['E-mail', email],
          ['Refunded', refunded],
          ['Remaining', remaining],
        ]}
      />
      {note && <p class={state === 'failed' ? 'bad' : 'faint'}>{note}</p>}
    </Frame>
  );
}
