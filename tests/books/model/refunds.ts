/** Giving back, and waiting. */
import type Stripe from 'stripe';
import { type Model, type Move, OnPayment, type Outcome, type Real } from './move.ts';
import { lapse, type Payment, refund, refundable } from './payment.ts';

export class Refund extends OnPayment {
  constructor(
    which: number,
    private readonly amount: number | null,
    kind: Payment['kind'],
  ) {
    super(which, kind);
  }

  protected expect(payment: Payment): Outcome {
    if (payment.state === 'requires_capture') return this.release(payment);
    const amount = this.amount ?? refundable(payment);
    if (payment.captured === 0 || amount < 1 || amount > refundable(payment)) return 'refused';
    refund(payment, amount);
    return 'done';
  }

  /** A charge that is only held is given up as a whole; an intent is canceled instead. */
  private release(payment: Payment): Outcome {
    const isWhole = this.amount === null || this.amount === payment.amount;
    if (payment.kind === 'intent' || !isWhole) return 'refused';
    payment.state = 'canceled';
    return 'done';
  }

  protected send(stripe: Stripe, id: string) {
    const what = this.kind === 'intent' ? { payment_intent: id } : { charge: id };
    return stripe.refunds.create({ ...what, ...(this.amount !== null && { amount: this.amount }) });
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
    for (const payment of model.payments) lapse(payment, model.days);
    await clock.advance(`${this.days}d`);
  }

  toString(): string {
    return `${this.days} days`;
  }
}
