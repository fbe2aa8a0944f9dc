/** How a payment stands that the bank asks nothing about, or nothing any more. */
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';

interface OutcomeFacts extends PaymentFacts {
  status: string;
  /** Why it failed. */
  failure: string | null;
}

/** Those that follow a customer's yes. */
const CONFIRMED = ['succeeded', 'processing', 'requires_capture', 'requires_confirmation'];

function words({ status, failure }: OutcomeFacts): { title: string; text: string } {
  if (failure !== null) return { title: 'The payment failed', text: failure };
  if (CONFIRMED.includes(status)) return { title: 'Payment confirmed', text: 'Thank you. You can close this page.' };
  return { title: 'Nothing to confirm', text: 'This payment does not wait for an answer.' };
}

export function Outcome(facts: OutcomeFacts) {
  const { title, text } = words(facts);
  return (
    <Frame title={title}>
      <Payment {...facts} rows={[['Status', <code key="status">{facts.status}</code>]]} />
      <p class={facts.failure === null ? '' : 'bad'}>{text}</p>
    </Frame>
  );
}
