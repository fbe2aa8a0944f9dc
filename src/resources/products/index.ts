/** What is sold. https://docs.stripe.com/api/products */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';
import { text, token } from '../../core/search/fields.ts';
import { search } from '../../core/search/search.ts';
import { defined, unset } from '../../core/values.ts';
import { createPrice } from '../prices/create.ts';
import { makeProduct } from './make.ts';

type Product = Stored<'product'>;

const create: Handler<'POST /v1/products'> = async (ctx, { default_price_data, expand: _, ...params }) => {
  const product = await makeProduct(ctx, params);
  return default_price_data === undefined ? product : withDefaultPrice(ctx, product, default_price_data);
};

async function withDefaultPrice(ctx: Context, product: Product, data: object): Promise<Product> {
  const price = await createPrice(ctx, { ...data, product: product.id } as never, 'default_price_data');
  return ctx.update('product', product.id, { default_price: price.id }, { events: ['product.updated'] });
}

const update: Handler<'POST /v1/products/{id}'> = async (ctx, params, { id }) => {
  const product = await ctx.find('product', id);
  const { default_price, images, marketing_features, metadata, package_dimensions, expand: _, ...plain } = params;
  if (default_price) await checkDefaultPrice(ctx, product, default_price);
  const changes = {
    ...defined(unset(plain)),
    ...defined({
      default_price: unset({ default_price }).default_price,
      images: images === '' ? [] : images,
      marketing_features: marketing_features === '' ? [] : marketing_features,
      package_dimensions: unset({ package_dimensions }).package_dimensions,
    }),
    metadata: mergeMetadata(product.metadata, metadata),
    updated: ctx.now(),
  };
  return ctx.update('product', id, changes as Partial<Product>, { events: ['product.updated'] });
};

async function checkDefaultPrice(ctx: Context, product: Product, id: string): Promise<void> {
  const price = await ctx.referred('price', id, 'default_price');
  if (price.product !== product.id)
    throw errors.invalidRequest(
      `The price \`${id}\` does not belong to the product \`${product.id}\`.`,
      'default_price',
    );
}

const remove: Handler<'DELETE /v1/products/{id}'> = async (ctx, _params, { id }) => {
  await ctx.find('product', id);
  const prices = await ctx.list('price', { where: { product: id }, limit: 1 });
  if (prices.data.length > 0) {
    throw errors.invalidRequest('This product cannot be deleted because it has one or more user-created prices.');
  }
  await ctx.remove('product', id, 'product.deleted');
  await ctx.signal('product.deleted', { id });
  return { id, object: 'product', deleted: true };
};

const listProducts: Handler<'GET /v1/products'> = async (ctx, params) => {
  const { active, ids, shippable, type, url } = params;
  const where = defined({ active: active?.toString(), shippable: shippable?.toString(), type, url });
  const wanted = ids === undefined ? undefined : new Set(ids);
  return pageOf(ctx, 'product', params, { where, ...(wanted && { filter: (record) => wanted.has(record.id) }) });
};

export const products: Resource = {
  object: 'product',
  indexes: {
    active: ({ data }) => String(data.active),
    shippable: ({ data }) => (data.shippable === null ? null : String(data.shippable)),
    type: ({ data }) => data.type as string,
    url: ({ data }) => data.url as string | null,
  },
  search: {
    active: token,
    // Its words are too many to find it by each of them.
    description: { ...text, indexed: false },
    metadata: token,
    name: text,
    shippable: token,
    url: text,
  },
  operations: {
    'POST /v1/products': create,
    'GET /v1/products': listProducts,
    'GET /v1/products/search': search('product'),
    'GET /v1/products/{id}': retrieve('product'),
    'POST /v1/products/{id}': update,
    'DELETE /v1/products/{id}': remove,
  },
};
