/** What a customer is asked before a payment goes on, and a form that answers for the customer. */
import { moment } from '../ui/dates.ts';
import { Frame } from '../ui/frame.tsx';
import { Payment, type PaymentFacts } from '../ui/payment.tsx';
import type { Row } from '../ui/rows.tsx';

type Asks = 'bank' | 'deposits' | 'provider' | 'transfer' | 'voucher';

interface ChallengeFacts extends PaymentFacts {
  asks: Asks;
  /** Where it is no card. */
  method: string | null;
  /** What the customer takes along: numbers, an account. */
  details: readonly (readonly [name: string, value: string])[];
  /** Seconds since the epoch. */
  expires: number | null;
  secret: string;
}

interface Words {
  title: string;
  question: string;
  yes: string;
  no?: string;
}

/** By who asks; `saves`: nothing is paid now. */
const WORDS: Readonly<Record<Asks, (method: string, saves: boolean) => Words>> = {
  bank: (_method, saves) => ({
    title: saves ? 'Save your card' : 'Confirm your payment',
    question: saves ? 'Your bank asks whether this card may be kept.' : 'Your bank asks whether this payment is yours.',
    yes: 'Complete',
    no: 'Fail',
  }),
  provider: (method, saves) => ({
    title: saves ? `Approve ${method} for later` : `Pay with ${method}`,
    question: `${method} asks whether you approve.`,
    yes: 'Authorize',
    no: 'Fail',
  }),
  transfer: () => ({
    title: 'Pay by bank transfer',
    question: 'The customer sends the money to this account, with the reference.',
    yes: 'Send the money',
  }),
  voucher: (method) => ({
    title: `Pay with ${method}`,
    question: 'With this the customer pays at a shop, or at a bank.',
    yes: 'Pay',
    no: 'Let it expire',
  }),
  deposits: () => ({
    title: 'Verify your bank account',
    question: 'A small deposit has come to the account, with a code that begins with SM.',
    yes: 'Verify',
  }),
};

/** What is sent for a yes. */
const answerOf = (asks: Asks): string => (asks === 'deposits' ? 'verify' : 'complete');

function Answer({ asks, secret, yes, no }: Pick<ChallengeFacts, 'asks' | 'secret'> & Words) {
  return (
    <form method="post">
      <input type="hidden" name="client_secret" value={secret} />
      {asks === 'deposits' && (
        <label class="field">
          Code
          <input name="descriptor_code" placeholder="SM11AA" required autocomplete="off" />
        </label>
      )}
      <div class="buttons">
        <button class="main" type="submit" name="answer" value={answerOf(asks)}>
          {yes}
        </button>
        {no && (
          <button type="submit" name="answer" value="fail" formnovalidate>
            {no}
          </button>
        )}
      </div>
    </form>
  );
}

export function Challenge({ asks, details, expires, method, secret, ...payment }: ChallengeFacts) {
  const words = WORDS[asks](method ?? 'Card', payment.amount === null);
  return (
    <Frame title={words.title}>
      <Payment
        {...payment}
        rows={[
          ['Method', method],
          ...details.map(([name, value]): Row => [name, <code key={name}>{value}</code>]),
          ['Expires', expires && moment(expires)],
        ]}
      />
      <p>{words.question} Here you answer for the customer.</p>
      <Answer asks={asks} secret={secret} {...words} />
    </Frame>
  );
}
