/** What every move is: it knows beforehand what must come of it. */
import type { AsyncCommand } from 'fast-check';
import type Stripe from 'stripe';
import type { Api } from '../../support/client.ts';
import type { SandboxClock } from '../../support/clock.ts';
import type { Payment } from './payment.ts';

export interface Model {
  payments: Payment[];
  /** That the clock was moved by. */
  days: number;
  /** What went to the bank, in cents. */
  paidOut: number;
}

export interface Real {
  stripe: Stripe;
  api: Api;
  /** Of the sandbox, which addresses of pages name. */
  account: string;
  /** Stands still, except when it is moved. */
  clock: SandboxClock;
}

export type Move = AsyncCommand<Model, Real>;

export type Outcome = 'done' | 'declined' | 'refused';

/** @returns what came of a request, and the intent that it answers with or attaches to its error */
export async function attempt(asked: Promise<{ id: string }>): Promise<{ outcome: Outcome; id: string }> {
  try {
    return { outcome: 'done', id: (await asked).id };
  } catch (error) {
    const { type, payment_intent } = error as Stripe.errors.StripeError;
    if (type === 'StripeCardError') return { outcome: 'declined', id: payment_intent?.id ?? '' };
    if (type === 'StripeInvalidRequestError') return { outcome: 'refused', id: '' };
    throw error;
  }
}

export function mustBe(expected: Outcome, { outcome }: { outcome: Outcome }, move: string): void {
  if (outcome !== expected) throw new Error(`${move} is ${outcome}, and should be ${expected}`);
}

/** A move on one of the payments that there are. */
export abstract class OnPayment implements Move {
  constructor(
    private readonly which: number,
    protected readonly kind: Payment['kind'] = 'intent',
  ) {}

  check(model: Readonly<Model>): boolean {
    return this.among(model).length > 0;
  }

  private among({ payments }: Readonly<Model>): Payment[] {
    return payments.filter(({ kind }) => kind === this.kind);
  }

  async run(model: Model, real: Real): Promise<void> {
    const payments = this.among(model);
    const payment = payments[this.which % payments.length] as Payment;
    const move = `${this} of ${JSON.stringify(payment)}`;
    const expected = this.expect(payment, model.days);
    mustBe(expected, await attempt(this.send(real.stripe, payment.id, real)), move);
    // What banks answer later, they answer now.
    await real.clock.advance(0);
  }

  /** Changes the payment as the move should. */
  protected abstract expect(payment: Payment, day: number): Outcome;
  protected abstract send(stripe: Stripe, id: string, real: Real): Promise<{ id: string }>;
  abstract toString(): string;
}
