/** The bank's question: is it really you? It is answered by a form, as a bank's page does. */
import { Frame } from '../ui/frame.tsx';

export interface ChallengeFacts {
  /** As people read it: `$20.00`. */
  amount: string;
  /** Whether there is still something to answer. */
  waiting: boolean;
  status: string;
  secret: string;
}

export function Challenge({ amount, waiting, status, secret }: ChallengeFacts) {
  if (!waiting) {
    return (
      <Frame title="Nothing to confirm">
        <p>This payment of {amount} has been answered already.</p>
        <p class="faint">Its status is {status}.</p>
      </Frame>
    );
  }
  return (
    <Frame title="Confirm your payment">
      <p class="amount">{amount}</p>
      <p>Your bank asks whether this payment is yours. Here you answer for the customer.</p>
      <form method="post" class="buttons">
        <input type="hidden" name="client_secret" value={secret} />
        <button class="main" type="submit" name="answer" value="complete">
          Complete
        </button>
        <button type="submit" name="answer" value="fail">
          Fail
        </button>
      </form>
    </Frame>
  );
}
