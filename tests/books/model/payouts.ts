/** Paying out; what is available is not modelled, so either answer will do, as long as the books say the same. */
import { attempt, type Model, type Move, type Real } from './move.ts';

export class PayOut implements Move {
  constructor(
    private readonly amount: number,
    private readonly cancels: boolean,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, { stripe, clock }: Real): Promise<void> {
    const { outcome, id } = await attempt(stripe.payouts.create({ amount: this.amount, currency: 'usd' }));
    if (outcome !== 'done') return;
    if (this.cancels) await stripe.payouts.cancel(id);
    else model.paidOut += this.amount;
    await clock.advance(0);
  }

  toString(): string {
    return `payout of ${this.amount}${this.cancels ? ', called off' : ''}`;
  }
}
