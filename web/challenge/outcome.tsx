/** How a payment or a card stands that the bank asks nothing about, or nothing any more. */
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';

interface OutcomeFacts extends PaymentFacts {
  /** Where it is no card. */
  method: string | null;
  status: string;
  /** Why it failed. */
  failure: string | null;
}

/** Those that follow a customer's yes. */
const CONFIRMED = ['succeeded', 'processing', 'requires_capture', 'requires_confirmation', 'chargeable', 'consumed'];

/** Of a payment, and of a card that is only kept. */
const TITLES = {
  payment: { failed: 'The payment failed', confirmed: 'Payment confirmed' },
  card: { failed: 'The card was not saved', confirmed: 'Card saved' },
} as const;

function words({ amount, status, failure }: OutcomeFacts): { title: string; text: string } {
  const what = amount === null ? 'card' : 'payment';
  if (failure !== null) return { title: TITLES[what].failed, text: failure };
  if (CONFIRMED.includes(status)) {
    return { title: TITLES[what].confirmed, text: 'Thank you. You can close this page.' };
  }
  return { title: 'Nothing to confirm', text: `This ${what} does not wait for an answer.` };
}

export function Outcome(facts: OutcomeFacts) {
  const { title, text } = words(facts);
  return (
    <Frame title={title}>
      <Payment
        {...facts}
        rows={[
          ['Method', facts.method],
          ['Status', <code key="status">{facts.status}</code>],
        ]}
      />
      <p class={facts.failure === null ? '' : 'bad'}>{text}</p>
    </Frame>
  );
}
