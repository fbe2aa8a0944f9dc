/** A customer's invoice settings, and the payment method that is used when none is named. */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';

type Settings = Stored<'customer'>['invoice_settings'];

export const NO_SETTINGS: Settings = {
  custom_fields: null,
  default_payment_method: null,
  footer: null,
  rendering_options: null,
};

/** What was not given stays. @throws StripeError for templates of invoices, which are not emulated */
export function invoiceSettings(
  given: Stripe.CustomerUpdateParams.InvoiceSettings | undefined,
  before: Settings,
): Settings {
  if (given?.rendering_options) refuseUnsupported(given.rendering_options, ['template']);
  return { ...before, ...(defined(unset(given ?? {})) as Partial<Settings>) };
}

/** @throws StripeError when the payment method is not the customer's */
export async function checkDefaultMethod(ctx: Context, customer: string, id: string): Promise<void> {
  const method = await ctx.get('payment_method', id);
  if (method?.customer !== customer) throw errors.notTheCustomersMethod(id, 'invoice_settings[default_payment_method]');
}
