/** One client: it does one thing after another, and asks again with the same key when it got no answer. */
import { type Chance, pause } from '../support/chance.ts';
import type { Answer, Deed, Kind, Ledger } from './deeds.ts';
import type { Server } from './server.ts';

/** Cents. */
const PRICE = 2000;
const REFUND = 100;
const REFUNDS_PER_PAYMENT = 5;

/** Milliseconds. */
const TO_ANSWER = 30_000;
const TO_SUCCEED = 120_000;

/** How often a client lets a request be that has failed, of 1: it may have been done or not. */
const GIVES_UP = 0.1;

interface Parts {
  name: string;
  /** Secret key of its sandbox. */
  sandbox: string;
  servers: readonly Server[];
  chance: Chance;
  ledger: Ledger;
}

export class Client {
  private customer: string | undefined;
  private readonly refundable: { charge: string; left: number }[] = [];
  private done = 0;
  private changes = 0;

  constructor(private readonly parts: Parts) {}

  /** Does so many things. */
  async work(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.doSomething();
  }

  private async doSomething(): Promise<void> {
    const { chance } = this.parts;
    if (this.customer === undefined) {
      this.customer = (await this.make('customer', '/v1/customers', { name: this.parts.name }))?.id;
      return;
    }
    const payment = chance.oneOf(this.refundable);
    if (chance.happens(0.3)) await this.change(this.customer);
    else if (payment !== undefined && chance.happens(0.4)) await this.refund(payment);
    else await this.pay(this.customer);
  }

  private async change(customer: string): Promise<void> {
    await this.make('change', `/v1/customers/${customer}`, { 'metadata[changes]': `${++this.changes}` });
  }

  private async pay(customer: string): Promise<void> {
    const answer = await this.make('payment', '/v1/payment_intents', {
      amount: `${PRICE}`,
      currency: 'usd',
      customer,
      payment_method: 'pm_card_visa',
      'payment_method_types[0]': 'card',
      confirm: 'true',
    });
    if (answer === undefined) return;
    if (answer.status !== 'succeeded') this.parts.ledger.wrong.push(`payment ${answer.id} is ${answer.status}`);
    this.refundable.push({ charge: String(answer.latest_charge), left: REFUNDS_PER_PAYMENT });
  }

  private async refund(payment: { charge: string; left: number }): Promise<void> {
    if (--payment.left === 0) this.refundable.splice(this.refundable.indexOf(payment), 1);
    await this.make('refund', '/v1/refunds', { charge: payment.charge, amount: `${REFUND}` });
  }

  /** @returns what was answered; undefined: it was given up */
  private async make(kind: Kind, path: string, form: Record<string, string>): Promise<Answer | undefined> {
    const { sandbox, name, ledger, chance } = this.parts;
    const key = `${name} ${++this.done}`;
    const mark = kind === 'change' ? 'metadata[changed_by]' : 'metadata[made_by]';
    const deed = ledger.add({ key, kind, sandbox, path, form: { ...form, [mark]: key } });
    const end = Date.now() + TO_SUCCEED;
    for (;;) {
      const outcome = await this.ask(deed);
      if (outcome === 'acknowledged') return deed.answer;
      if (outcome === 'open' && chance.happens(GIVES_UP)) return undefined;
      if (Date.now() > end) ledger.wrong.push(`${key} was never answered`);
      if (Date.now() > end) return undefined;
      await pause(20 + chance.below(60));
    }
  }

  private async ask(deed: Deed): Promise<Deed['state'] | 'unsent'> {
    const { servers, chance, ledger } = this.parts;
    const response = await send(chance.oneOf(servers).url, deed);
    if (response === 'unsent') return response;
    ledger.sent++;
    if (response === 'lost' || response.status === 409 || response.status >= 500) {
      ledger.failed++;
      // Only 503 says that the store is at fault.
      if (response !== 'lost' && response.status === 500) ledger.wrong.push(`${deed.key}: ${response.text}`);
      return deed.state;
    }
    if (response.status !== 200) ledger.wrong.push(`${deed.key}: ${response.text}`);
    Object.assign(deed, { state: 'acknowledged', answer: JSON.parse(response.text) });
    return deed.state;
  }
}

/** Nobody listened, or the connection was lost before the whole answer had come. */
type Silence = 'unsent' | 'lost';

export async function send(url: string, deed: Deed): Promise<{ status: number; text: string } | Silence> {
  try {
    const response = await fetch(`${url}${deed.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${deed.sandbox}`, 'idempotency-key': deed.key },
      body: new URLSearchParams(deed.form),
      signal: AbortSignal.timeout(TO_ANSWER),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return ((error as Error).cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'unsent' : 'lost';
  }
}
