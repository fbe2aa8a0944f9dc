/** What a customer was charged. */
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';

interface ReceiptFacts extends PaymentFacts {
  state: 'paid' | 'refunded' | 'authorized' | 'released' | 'failed';
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
  refunded: 'Refunded',
  authorized: 'Payment authorized',
  released: 'Payment canceled',
  failed: 'The payment failed',
};

/** What a title leaves open. */
const NOTES: Readonly<Partial<Record<ReceiptFacts['state'], string>>> = {
  authorized: 'The amount is set aside on the card and has not been taken yet.',
  released: 'The amount was set aside on the card and has been released. Nothing was taken.',
};

const date = (seconds: number): string => new Date(seconds * 1000).toLocaleDateString('en-US', { dateStyle: 'long' });

export function Receipt(facts: ReceiptFacts) {
  const { created, email, failure, refunded, remaining, state } = facts;
  const note = failure ?? NOTES[state];
  return (
    <Frame title={TITLES[state]}>
      <Payment
        {...facts}
        rows={[
          ['Date', date(created)],
          ['E-mail', email],
          ['Refunded', refunded],
          ['Remaining', remaining],
        ]}
      />
      {note && <p class={state === 'failed' ? 'bad' : 'faint'}>{note}</p>}
    </Frame>
  );
}
