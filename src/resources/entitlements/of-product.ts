/** Which features come with which product. https://docs.stripe.com/api/product-feature */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';

type ProductFeature = Stored<'product_feature'>;

/** What is stored shows the feature as it was; what is sent shows it as it is. */
async function fresh(ctx: Context, stored: ProductFeature): Promise<ProductFeature> {
  const feature = await ctx.get('entitlements.feature', (stored.entitlement_feature as { id: string }).id);
  return feature === undefined ? stored : ({ ...stored, entitlement_feature: feature } as ProductFeature);
}

async function find(ctx: Context, product: string, id: string): Promise<ProductFeature> {
  await ctx.find('product', product);
  const { product: owner } = await ctx.internal<{ product?: string }>('product_feature', id);
  if (owner !== product) throw errors.resourceMissing('product_feature', id);
  return ctx.find('product_feature', id);
}

const create: Handler<'POST /v1/products/{product}/features'> = async (ctx, params, { product }) => {
  await ctx.find('product', product);
  const feature = await ctx.referred('entitlements.feature', params.entitlement_feature, 'entitlement_feature');
  if (!feature.active)
    throw errors.invalidRequest('Archived features cannot be attached to a product.', 'entitlement_feature');
  const { data } = await ctx.list('product_feature', { where: { both: `${product} ${feature.id}` }, limit: 1 });
  if (data.length > 0) throw errors.alreadyExists('This feature of the product', 'entitlement_feature');
  return ctx.create('product_feature', { entitlement_feature: feature } as never, {
    internal: { product, feature: feature.id },
  });
};

const list: Handler<'GET /v1/products/{product}/features'> = async (ctx, params, { product }) => {
  await ctx.find('product', product);
  const page = await pageOf(ctx, 'product_feature', params, { where: { product } });
  return { ...page, data: await Promise.all(page.data.map((one) => fresh(ctx, one))) };
};

const retrieve: Handler<'GET /v1/products/{product}/features/{id}'> = async (ctx, _params, { product, id }) =>
  fresh(ctx, await find(ctx, product, id));

const remove: Handler<'DELETE /v1/products/{product}/features/{id}'> = async (ctx, _params, { product, id }) => {
  await find(ctx, product, id);
  await ctx.remove('product_feature', id);
  return { id, object: 'product_feature', deleted: true };
};

/** Another product may come to have its id. */
async function productDeleted(ctx: Context, { id: product }: { id: string }): Promise<void> {
  const { data } = await ctx.list('product_feature', { where: { product }, limit: Number.MAX_SAFE_INTEGER });
  for (const { id } of data) await ctx.remove('product_feature', id);
}

export const productFeatures: Resource = {
  object: 'product_feature',
  indexes: {
    product: ({ internal }) => internal.product as string,
    both: ({ internal }) => `${internal.product} ${internal.feature}`,
  },
  operations: {
    'POST /v1/products/{product}/features': create,
    'GET /v1/products/{product}/features': list,
    'GET /v1/products/{product}/features/{id}': retrieve,
    'DELETE /v1/products/{product}/features/{id}': remove,
  },
  reactions: { 'product.deleted': productDeleted },
};
