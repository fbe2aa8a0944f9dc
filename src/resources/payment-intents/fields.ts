/** Parameters that create, update and confirm share, turned into fields of the intent. */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { checkEmail } from '../../core/email.ts';
import { checkChargeAmount, checkCurrency } from '../../core/money.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';
import type { Purpose } from '../intents/automatic.ts';
import { sameTypes } from '../intents/change-types.ts';
import { methodOptions } from './method-options.ts';
import type { Intent } from './states.ts';

type Shared = Pick<
  Stripe.PaymentIntentUpdateParams & Stripe.PaymentIntentConfirmParams,
  | 'description'
  | 'receipt_email'
  | 'setup_future_usage'
  | 'shipping'
  | 'statement_descriptor'
  | 'statement_descriptor_suffix'
  | 'transfer_group'
  | 'payment_details'
> & { payment_method_options?: unknown; capture_method?: Intent['capture_method'] };

/** What needs parts of Stripe that are not emulated yet. */
export function refuseConnectAndOthers(params: object): void {
  refuseUnsupported(params as Record<string, unknown>, [
    'application_fee_amount',
    'customer_account',
    'hooks',
    'on_behalf_of',
    'transfer_data',
  ]);
}

type Options = Stripe.PaymentIntentCreateParams.PaymentMethodOptions | undefined;

/** Only what was given. @param types that the intent takes from now on */
export function sharedFields(
  ctx: Context,
  params: Shared,
  before: Intent | null,
  types: readonly string[],
): Partial<Intent> {
  const {
    description,
    receipt_email,
    setup_future_usage,
    shipping,
    statement_descriptor,
    statement_descriptor_suffix,
  } = params;
  const { transfer_group, payment_details, capture_method } = params;
  checkEmail(receipt_email || undefined, 'receipt_email');
  if (statement_descriptor && types.every((type) => type === 'card')) {
    throw errors.invalidRequest(
      'You cannot set `statement_descriptor` for a card payment. Use `statement_descriptor_suffix` instead.',
      'statement_descriptor',
    );
  }
  const sameMethods = before !== null && sameTypes(types, before.payment_method_types);
  const asksOptions = params.payment_method_options !== undefined || !sameMethods;
  return defined({
    ...unset({
      description,
      receipt_email,
      setup_future_usage,
      shipping,
      statement_descriptor,
      statement_descriptor_suffix,
    }),
    ...unset({ transfer_group, payment_details, capture_method }),
    payment_method_options: asksOptions
      ? methodOptions(ctx, params.payment_method_options as Options, types, before)
      : undefined,
  }) as Partial<Intent>;
}

interface Changes {
  capture_method?: Intent['capture_method'];
  currency?: string;
  setup_future_usage?: Intent['setup_future_usage'] | '';
}

/** What an intent's methods must be good for after a change. */
export const purposeAfter = (intent: Intent, { capture_method, currency, setup_future_usage }: Changes): Purpose => ({
  currency: (currency ?? intent.currency).toLowerCase(),
  manual: (capture_method ?? intent.capture_method) === 'manual',
  future: setup_future_usage === undefined ? intent.setup_future_usage : setup_future_usage || null,
});

/** @throws StripeError when the amount may not be charged in the currency */
export function checkMoney(amount: number, currency: string): string {
  const code = checkCurrency(currency);
  checkChargeAmount(amount, code);
  return code;
}

export async function checkCustomer(ctx: Context, customer: string | undefined): Promise<void> {
  if (customer) await ctx.referred('customer', customer, 'customer');
}
