/** What it costs. https://docs.stripe.com/api/prices */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';
import { text, token } from '../../core/search/fields.ts';
import { search } from '../../core/search/search.ts';
import { defined, unset } from '../../core/values.ts';
import { createPrice } from './create.ts';
import { claimLookupKey } from './lookup-keys.ts';
import { currencyOptions } from './options.ts';

type Price = Stored<'price'>;

const create: Handler<'POST /v1/prices'> = (ctx, params) => createPrice(ctx, params);

const update: Handler<'POST /v1/prices/{price}'> = async (ctx, params, { price: id }) => {
  const price = await ctx.find('price', id);
  const { active, lookup_key, nickname, tax_behavior, metadata, transfer_lookup_key, currency_options } = params;
  if (tax_behavior !== undefined && price.tax_behavior !== 'unspecified' && tax_behavior !== price.tax_behavior) {
    throw errors.invalidRequest(
      'You cannot update the `tax_behavior` of a price once it has been set.',
      'tax_behavior',
    );
  }
  if (lookup_key) await claimLookupKey(ctx, lookup_key, id, transfer_lookup_key === true);
  const changes = {
    ...defined(unset({ active, lookup_key, nickname, tax_behavior })),
    metadata: mergeMetadata(price.metadata, metadata),
  };
  const options =
    currency_options === undefined ? {} : { internal: { currencyOptions: currencyOptions(currency_options || {}) } };
  return ctx.update('price', id, changes as Partial<Price>, { events: ['price.updated'], ...options });
};

const listPrices: Handler<'GET /v1/prices'> = async (ctx, params) => {
  const { active, currency, lookup_keys, product, recurring, type } = params;
  const where = defined({ active: active?.toString(), currency: currency?.toLowerCase(), product, type });
  const keys = lookup_keys === undefined ? undefined : new Set<unknown>(lookup_keys);
  const fits = (price: Price): boolean =>
    (keys === undefined || keys.has(price.lookup_key)) &&
    Object.entries(recurring ?? {}).every(([name, value]) => price.recurring?.[name as 'interval'] === value);
  const needsLook = keys !== undefined || recurring !== undefined;
  return pageOf(ctx, 'price', params, {
    where,
    ...(needsLook && { filter: (record) => fits(record.data as unknown as Price) }),
  });
};

/** The price's own currency stands among the others. */
async function allCurrencies(ctx: Context, id: string): Promise<object> {
  const { currency, custom_unit_amount, tax_behavior, unit_amount, unit_amount_decimal } = await ctx.find('price', id);
  const { currencyOptions, tiers } = await ctx.internal<{ currencyOptions?: object; tiers?: object[] }>('price', id);
  const own = { custom_unit_amount, tax_behavior, ...(tiers && { tiers }), unit_amount, unit_amount_decimal };
  return { [currency]: own, ...currencyOptions };
}

export const prices: Resource = {
  object: 'price',
  indexes: {
    active: ({ data }) => String(data.active),
    currency: ({ data }) => data.currency as string,
    lookup_key: ({ data }) => data.lookup_key as string | null,
    product: ({ data }) => data.product as string,
    type: ({ data }) => data.type as string,
  },
  search: { active: token, currency: token, lookup_key: text, metadata: token, product: text, type: token },
  operations: {
    'POST /v1/prices': create,
    'GET /v1/prices': listPrices,
    'GET /v1/prices/search': search('price'),
    'GET /v1/prices/{price}': retrieve('price'),
    'POST /v1/prices/{price}': update,
  },
  includes: {
    tiers: async (ctx, id) => (await ctx.internal<{ tiers?: unknown }>('price', id)).tiers,
    currency_options: allCurrencies,
  },
};
