/** What of a customer is sent only when expanded. https://docs.stripe.com/api/customers/object */
import type { Context } from '../../core/context.ts';
import type { Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';
import { shownCash } from '../cash-balance/cash.ts';
import { listSources } from '../sources/find.ts';

/** Where the customer pays tax, as far as the address says. https://docs.stripe.com/tax/customer-locations */
async function tax(ctx: Context, id: string): Promise<object> {
  const { address, shipping } = await ctx.find('customer', id);
  const place = shipping?.address?.country ? shipping.address : address;
  const source = place === address ? 'billing_address' : 'shipping_destination';
  if (!place?.country)
    return { automatic_tax: 'unrecognized_location', ip_address: null, location: null, provider: 'stripe' };
  const location = { country: place.country, source, state: place.state };
  return { automatic_tax: 'supported', ip_address: null, location, provider: 'stripe' };
}

/** Nothing can be in it yet, as what it lists is not emulated. */
const nothing = (name: string) => async (_ctx: Context, id: string) => ({
  object: 'list',
  data: [],
  has_more: false,
  url: `/v1/customers/${id}/${name}`,
});

export const includes: NonNullable<Resource['includes']> = {
  cash_balance: shownCash,
  invoice_credit_balance: async () => ({}),
  sources: (ctx, id) => listSources(ctx, id, {}, `/v1/customers/${id}/sources`),
  subscriptions: nothing('subscriptions'),
  tax,
  tax_ids: (ctx, id) => pageOf(ctx, 'tax_id', {}, { where: { owner: id } }, `/v1/customers/${id}/tax_ids`),
};
