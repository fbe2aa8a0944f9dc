/** Making a customer; whoever makes it tells of it. https://docs.stripe.com/api/customers/create */
import type Stripe from 'stripe';
import type { Stored } from '../../contract/types.ts';
import { ACCOUNT } from '../../core/account.ts';
import type { Context } from '../../core/context.ts';
import { checkEmail } from '../../core/email.ts';
import { newMetadata } from '../../core/metadata.ts';
import { defined, unset } from '../../core/values.ts';
import { noteAdjustment } from '../customer-balance/adjust.ts';
import { invoiceSettings, NO_SETTINGS } from './settings.ts';

/** Letters and digits of an invoice prefix. */
const PREFIX_LENGTH = 8;

/** @param defaultMethod `pm_…`, for the invoice settings; a test name in the parameters stands for it */
export async function makeCustomer(
  ctx: Context,
  params: Stripe.CustomerCreateParams,
  defaultMethod: string | undefined,
): Promise<Stored<'customer'>> {
  const { address, business_name, description, email, individual_name, name, phone, preferred_locales, shipping } =
    params;
  checkEmail(email);
  const settings = { ...params.invoice_settings, ...defined({ default_payment_method: defaultMethod }) };
  const customer = await ctx.create('customer', {
    ...defined(unset({ address, description, email, name, phone, shipping })),
    ...defined({ business_name: business_name || undefined, individual_name: individual_name || undefined }),
    balance: 0,
    delinquent: false,
    invoice_prefix: params.invoice_prefix ?? ctx.draw(PREFIX_LENGTH).toUpperCase(),
    invoice_settings: invoiceSettings(settings, NO_SETTINGS),
    metadata: newMetadata(params.metadata),
    next_invoice_sequence: params.next_invoice_sequence ?? 1,
    preferred_locales: preferred_locales ?? [],
    tax_exempt: params.tax_exempt || 'none',
  });
  if (!params.balance) return customer;
  const initial = { amount: params.balance, currency: ACCOUNT.currency, type: 'initial' } as const;
  return ctx.update('customer', customer.id, (await noteAdjustment(ctx, customer, initial)).changes);
}
