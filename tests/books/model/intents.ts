/** Moves on intents. */
import type Stripe from 'stripe';
import { attempt, type Model, type Move, mustBe, OnPayment, type Outcome, type Real } from './move.ts';
import { begun, CARDS, type Card, type Currency, capture, fits, isOpen, type Payment, pay, settle } from './payment.ts';

export class Create implements Move {
  constructor(
    private readonly amount: number,
    private readonly currency: Currency,
    private readonly manual: boolean,
    private readonly card: Card | null,
    private readonly confirm: boolean,
  ) {}

  check(): boolean {
    return true;
  }

  async run({ payments, days }: Model, { stripe }: Real): Promise<void> {
    const { amount, currency, manual, card, confirm } = this;
    const payment = begun('intent', { amount, currency, manual, card });
    const legal = fits(amount, currency) && !(confirm && card === null);
    const declined = legal && confirm && pay(payment, card as Card, days);
    const result = await attempt(
      stripe.paymentIntents.create({
        ...{ amount, currency, confirm },
        payment_method_types: ['card'],
        capture_method: manual ? 'manual' : 'automatic',
        ...(card && { payment_method: CARDS[card] }),
      }),
    );
    mustBe(legal ? (declined ? 'declined' : 'done') : 'refused', result, String(this));
    if (legal) payments.push({ ...payment, id: result.id });
  }

  toString(): string {
    return `create ${this.amount} ${this.currency}${this.manual ? ', to be captured,' : ''} with ${this.card}${this.confirm ? ', confirmed' : ''}`;
  }
}

export class Confirm extends OnPayment {
  constructor(
    which: number,
    private readonly card: Card | null,
  ) {
    super(which);
  }

  protected expect(payment: Payment, day: number): Outcome {
    const card = this.card ?? payment.card;
    if (!isOpen(payment) || card === null) return 'refused';
    return pay(payment, card, day) ? 'declined' : 'done';
  }

  protected send(stripe: Stripe, id: string) {
    return stripe.paymentIntents.confirm(id, this.card ? { payment_method: CARDS[this.card] } : {});
  }

  toString(): string {
    return `confirmation with ${this.card}`;
  }
}

export class Capture extends OnPayment {
  constructor(
    which: number,
    protected readonly amount: number | null,
    kind: Payment['kind'] = 'intent',
  ) {
    super(which, kind);
  }

  protected expect(payment: Payment, day: number): Outcome {
    const amount = this.amount ?? payment.amount;
    if (payment.state !== 'requires_capture' || amount < 1 || amount > payment.amount) return 'refused';
    capture(payment, amount, day);
    return 'done';
  }

  protected send(stripe: Stripe, id: string): Promise<{ id: string }> {
    return stripe.paymentIntents.capture(id, this.amount === null ? {} : { amount_to_capture: this.amount });
  }

  toString(): string {
    return `capture of ${this.amount ?? 'all'}`;
  }
}

export class Cancel extends OnPayment {
  protected expect(payment: Payment): Outcome {
    if (!isOpen(payment) && payment.state !== 'requires_capture') return 'refused';
    payment.state = 'canceled';
    return 'done';
  }

  protected send(stripe: Stripe, id: string) {
    return stripe.paymentIntents.cancel(id);
  }

  toString(): string {
    return 'cancellation';
  }
}

/** The customer completes or fails 3D Secure; whoever comes late changes nothing. */
export class Authenticate extends OnPayment {
  constructor(
    which: number,
    private readonly answer: 'complete' | 'fail',
  ) {
    super(which);
  }

  protected expect(payment: Payment, day: number): Outcome {
    if (payment.state !== 'requires_action') return 'done';
    if (this.answer === 'complete') settle(payment, day);
    else Object.assign(payment, { state: 'requires_payment_method', card: null });
    return 'done';
  }

  protected async send(stripe: Stripe, id: string, { api, account }: Real): Promise<{ id: string }> {
    const { client_secret } = await stripe.paymentIntents.retrieve(id);
    const path = `/_awning/challenge/${account}/${id}`;
    const { status } = await api.post(path, { client_secret, answer: this.answer });
    if (status !== 303) throw new Error(`the page of ${id} answers ${status}`);
    return { id };
  }

  toString(): string {
    return `authentication: ${this.answer}`;
  }
}

export class ChangeAmount extends OnPayment {
  constructor(
    which: number,
    private readonly amount: number,
  ) {
    super(which);
  }

  protected expect(payment: Payment): Outcome {
    if (!isOpen(payment) || !fits(this.amount, payment.currency)) return 'refused';
    payment.amount = this.amount;
    return 'done';
  }

  protected send(stripe: Stripe, id: string) {
    return stripe.paymentIntents.update(id, { amount: this.amount });
  }

  toString(): string {
    return `change to ${this.amount}`;
  }
}
