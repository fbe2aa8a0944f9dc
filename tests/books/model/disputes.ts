/** Answering the bank. */
import type Stripe from 'stripe';
import { OnPayment, type Outcome } from './move.ts';
import { answer, type Payment } from './payment.ts';

export class Answer extends OnPayment {
  constructor(
    which: number,
    private readonly wins: boolean,
  ) {
    super(which);
  }

  protected expect(payment: Payment, day: number): Outcome {
    return answer(payment, this.wins, day) ? 'done' : 'refused';
  }

  protected async send(stripe: Stripe, id: string) {
    const [dispute] = (await stripe.disputes.list({ payment_intent: id })).data;
    const uncategorized_text = this.wins ? 'winning_evidence' : 'losing_evidence';
    return stripe.disputes.update(dispute?.id ?? 'du_none', { evidence: { uncategorized_text } });
  }

  toString(): string {
    return `${this.wins ? 'winning' : 'losing'} answer`;
  }
}
