/** The bank's question: is it really you? It is answered by a form, as a bank's page does. */
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';

interface ChallengeFacts extends PaymentFacts {
  secret: string;
}

export function Challenge({ secret, ...payment }: ChallengeFacts) {
  const saves = payment.amount === null;
  return (
    <Frame title={saves ? 'Save your card' : 'Confirm your payment'}>
      <Payment {...payment} />
      <p>
        {saves ? 'Your bank asks whether this card may be kept.' : 'Your bank asks whether this payment is yours.'} Here
        you answer for the customer.
      </p>
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
