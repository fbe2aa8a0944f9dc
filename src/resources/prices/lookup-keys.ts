/** A lookup key names one price of the account at a time. https://docs.stripe.com/products-prices/manage-prices#lookup-keys */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';

/**
 * @param id the price that shall have the key
 * @param transfer take it from the price that has it now
 * @throws StripeError when another price has it and it is not transferred
 */
export async function claimLookupKey(ctx: Context, key: string, id: string, transfer: boolean): Promise<void> {
  const { data } = await ctx.list('price', { where: { lookup_key: key }, limit: 1 });
  const holder = data[0];
  if (holder === undefined || holder.id === id) return;
  if (!transfer) throw errors.invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, 'lookup_key');
  await ctx.update('price', holder.id, { lookup_key: null }, { events: ['price.updated'] });
}
