/** How a card payment is to be made. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options-card */
import type Stripe from 'stripe';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { pick, unset } from '../../core/values.ts';
import type { Intent } from './states.ts';

type Given = Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card;
type Options = NonNullable<NonNullable<Intent['payment_method_options']>['card']>;

/** What is assumed unless the caller says otherwise. */
const DEFAULTS = {
  installments: null,
  mandate_options: null,
  network: null,
  request_three_d_secure: 'automatic',
} as const;

/** What an intent shows of what it was given. */
const SHOWN = [
  'capture_method',
  'mandate_options',
  'network',
  'request_extended_authorization',
  'request_incremental_authorization',
  'request_multicapture',
  'request_overcapture',
  'request_three_d_secure',
  'require_cvc_recollection',
  'setup_future_usage',
  'statement_descriptor_suffix_kana',
  'statement_descriptor_suffix_kanji',
] as const satisfies (keyof Given)[];

/**
 * The options after a change.
 * @throws StripeError for what needs parts of Stripe that are not emulated
 */
export function cardOptions(given: Given, before: Partial<Options> | undefined): Options {
  refuseUnsupported(given, ['installments']);
  return { ...DEFAULTS, ...before, ...unset(pick(given, SHOWN)) } as Options;
}
