/** Giving back, and waiting. */
import type Stripe from 'stripe';
import { type Model, type Move, OnPayment, type Outcome, type Real } from './move.ts';
import { type Payment, refund, refundable } from './payment.ts';

export class Refund extends OnPayment {
  constructor(
    which: number,
    private readonly amount: number | null,
  ) {
    super(which);
  }

  protected expect(payment: Payment): Outcome {
    if (payment.state === 'requires_capture') return this.release(payment);
    const amount = this.amount ?? refundable(payment);
    if (payment.captured === 0 || amount < 1 || amount > refundable(payment)) return 'refused';
    refund(payment, amount);
    return 'done';
  }

  /** Of what is only held, nothing but all can be given back. */
  private release(payment: Payment): Outcome {
    if (this.amount !== null && this.amount !== payment.amount) return 'refused';
    payment.state = 'canceled';
    return 'done';
  }

  protected send(stripe: Stripe, id: string) {
    return stripe.refunds.create({ payment_intent: id, ...(this.amount !== null && { amount: this.amount }) });
  }

  toString(): string {
    return `refund of ${this.amount ?? 'all'}`;
  }
}

/** Lets a sandbox's clock run ahead. */
export class Wait implements Move {
  constructor(private readonly days: number) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, { clock }: Real): Promise<void> {
    model.days += this.days;
    await clock.advance(`${this.days}d`);
  }

  toString(): string {
    return `${this.days} days`;
  }
}
