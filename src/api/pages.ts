/** Pages that a person sees in a browser, and the forms on them. */
import { errors, StripeError } from '../contract/errors.ts';
import { decodeForm, type FormHash } from '../contract/form.ts';
import type { Context } from '../core/context.ts';
import { formatAmount } from '../core/currencies.ts';
import { authenticateIntent, returnUrl } from '../resources/payment-intents/authenticate.ts';
import { inSandbox } from './own.ts';
import type { Journey } from './traveller.ts';

/** Makes a whole page of the name of a view and what it shows; `web/` draws it. */
export type Draw = (view: 'challenge' | 'receipt' | 'notice', facts: object) => string;

export class Pages {
  constructor(private readonly draw: Draw) {}

  /** The bank's question, with a button for each answer. */
  async challenge(journey: Journey): Promise<string> {
    const [account, id] = pathOf(journey);
    const secret = decodeForm(journey.request.query).client_secret;
    const facts = await read(journey, account, async (ctx) => {
      const intent = await ctx.find('payment_intent', id);
      if (secret !== intent.client_secret) throw errors.unknownPath('GET', journey.request.path);
      const { amount, currency, status } = intent;
      return { amount: formatAmount(amount, currency), waiting: status === 'requires_action', status };
    });
    return this.draw('challenge', { ...facts, secret });
  }

  /** Completes or fails the authentication, and sends the browser on. */
  async answerChallenge(journey: Journey, form: FormHash): Promise<string> {
    const [account, id] = pathOf(journey);
    const answer = form.answer === 'complete' ? 'complete' : 'fail';
    const result = await inSandbox(journey.api, account, journey, (ctx) =>
      authenticateIntent(ctx, id, String(form.client_secret), answer),
    );
    const next = await read(journey, account, (ctx) => returnUrl(ctx, id));
    if (next !== undefined) {
      journey.status = 303;
      journey.location = next;
    }
    const message =
      result instanceof StripeError ? result.body.message : `The payment has a status of ${result.status}.`;
    return this.draw('notice', { failed: result instanceof StripeError, message });
  }

  async receipt(journey: Journey): Promise<string> {
    const [account, id] = pathOf(journey);
    const facts = await read(journey, account, async (ctx) => {
      const charge = await ctx.find('charge', id);
      const { amount, amount_refunded, created, currency, description, payment_method_details, status, receipt_email } =
        charge;
      const { brand, last4 } = payment_method_details?.card ?? {};
      const refunded = amount_refunded > 0 ? formatAmount(amount_refunded, currency) : null;
      return {
        id,
        amount: formatAmount(amount, currency),
        refunded,
        created,
        description,
        brand,
        last4,
        status,
        receipt_email,
      };
    });
    return this.draw('receipt', facts);
  }
}

/** `/_awning/<view>/<account>/<object>` */
function pathOf(journey: Journey): [account: string, id: string] {
  const [account = '', id = ''] = journey.request.path.split('/').slice(3);
  return [account, id];
}

/** @throws StripeError as the work does */
async function read<T>(journey: Journey, account: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const result = await inSandbox(journey.api, account, journey, work);
  if (result instanceof StripeError) throw result;
  return result;
}
