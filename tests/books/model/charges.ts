/** Moves on charges, by the older API. */
import type Stripe from 'stripe';
import { Capture } from './intents.ts';
import { attempt, type Model, type Move, mustBe, type Real } from './move.ts';
import { begun, CARDS, type Card, type Currency, fits, settle } from './payment.ts';

/** Nobody can be asked: such a card is declined. */
const DECLINED: readonly Card[] = ['declined', 'asks'];

export class Charge implements Move {
  constructor(
    private readonly amount: number,
    private readonly currency: Currency,
    private readonly manual: boolean,
    private readonly card: Card,
  ) {}

  check(): boolean {
    return true;
  }

  async run({ payments, days }: Model, { stripe, clock }: Real): Promise<void> {
    const { amount, currency, manual, card } = this;
    const source = CARDS[card].replace('pm_card_', 'tok_');
    const result = await attempt(stripe.charges.create({ amount, currency, source, capture: !manual }));
    const outcome = !fits(amount, currency) ? 'refused' : DECLINED.includes(card) ? 'declined' : 'done';
    mustBe(outcome, result, String(this));
    if (outcome !== 'done') return;
    const payment = begun('charge', { amount, currency, manual, card });
    settle(payment, days);
    payments.push({ ...payment, id: result.id });
    await clock.advance(0);
  }

  toString(): string {
    return `charge ${this.amount} ${this.currency}${this.manual ? ', to be captured,' : ''} with ${this.card}`;
  }
}

export class CaptureCharge extends Capture {
  constructor(which: number, amount: number | null) {
    super(which, amount, 'charge');
  }

  protected override send(stripe: Stripe, id: string): Promise<{ id: string }> {
    return stripe.charges.capture(id, this.amount === null ? {} : { amount: this.amount });
  }
}
