/** The options of all methods that an intent takes. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { otherOptions } from '../intents/options.ts';
import { cardOptions } from './card-options.ts';
import type { Intent } from './states.ts';

type Given = Stripe.PaymentIntentCreateParams.PaymentMethodOptions | undefined;

/** Bank transfers had other names once. */
function modern(given: Given): Given {
  const { bank_transfer, ...rest } = given?.customer_balance || {};
  if (bank_transfer === undefined) return given;
  const type = bank_transfer.type.replace(/_bank_account$/, '_bank_transfer') as typeof bank_transfer.type;
  return { ...given, customer_balance: { ...rest, bank_transfer: { ...bank_transfer, type } } };
}

/** @throws StripeError when one of them cannot be so, or is not emulated */
export function methodOptions(
  ctx: Context,
  asked: Given,
  types: readonly string[],
  before: Intent | null,
): Intent['payment_method_options'] {
  refuseUnsupported(asked ?? {}, ['card_present', 'interac_present']);
  const given = modern(asked);
  const shown = before?.payment_method_options ?? {};
  const others = otherOptions(ctx, 'payment_intent', types, (given ?? {}) as never, shown as never);
  if (!types.includes('card')) return others as Intent['payment_method_options'];
  return { card: cardOptions(given?.card || {}, shown.card), ...others } as Intent['payment_method_options'];
}

/** Of the method that the intent is about to use; what it says itself goes before what the intent says. */
export function optionOf<T>(intent: Intent, type: string, name: string): T | undefined {
  const options = intent.payment_method_options as unknown as Record<string, Record<string, unknown> | undefined>;
  return options?.[type]?.[name] as T | undefined;
}

/** What a successful payment sets the method up for. */
export function futureUsage(intent: Intent, type: string): 'off_session' | 'on_session' | null {
  const usage = optionOf<string>(intent, type, 'setup_future_usage') ?? intent.setup_future_usage;
  return usage === 'off_session' || usage === 'on_session' ? usage : null;
}

/** Is the money to be set aside first? */
export const setsAside = (intent: Intent, type: string): boolean =>
  (optionOf(intent, type, 'capture_method') ?? intent.capture_method) === 'manual';
