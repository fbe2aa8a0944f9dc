/** What a customer was charged. */
import { Frame } from '../ui/frame.tsx';

export interface ReceiptFacts {
  id: string;
  /** Amounts are as people read them: `$20.00`. */
  amount: string;
  refunded: string | null;
  /** Seconds since the epoch. */
  created: number;
  description: string | null;
  brand?: string | null;
  last4?: string | null;
  status: string;
  receipt_email: string | null;
}

const date = (seconds: number): string => new Date(seconds * 1000).toLocaleString('en-US', { dateStyle: 'long' });

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function Receipt(facts: ReceiptFacts) {
  const rows: [string, string | null | undefined][] = [
    ['Date', date(facts.created)],
    ['Paid with', facts.last4 && `${capitalized(facts.brand ?? 'card')} ending in ${facts.last4}`],
    ['For', facts.description],
    ['Refunded', facts.refunded],
    ['Sent to', facts.receipt_email],
    ['Number', facts.id],
  ];
  return (
    <Frame title={facts.status === 'succeeded' ? 'Receipt' : 'This payment failed'}>
      <p class="amount">{facts.amount}</p>
      <dl>
        {rows.map(([name, value]) =>
          value ? (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ) : null,
        )}
      </dl>
    </Frame>
  );
}
