/** Making a product, by itself or with its first price. https://docs.stripe.com/api/products/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { defined } from '../../core/values.ts';

type Given = Omit<Stripe.ProductCreateParams, 'default_price_data' | 'expand'>;

/**
 * @param at name of the parameter that holds `id`, for errors
 * @throws StripeError when the id is taken
 */
export async function makeProduct(ctx: Context, params: Given, at = 'id'): Promise<Stored<'product'>> {
  const { id, metadata, package_dimensions, type = 'service', ...plain } = params;
  if (id !== undefined && (await ctx.get('product', id)) !== undefined) throw errors.alreadyExists('Product', at);
  return ctx.create(
    'product',
    {
      active: true,
      ...defined(plain),
      name: plain.name,
      metadata: newMetadata(metadata),
      package_dimensions: package_dimensions || null,
      type,
      updated: ctx.now(),
    },
    { event: 'product.created', ...(id !== undefined && { id }) },
  );
}
