/** Making a price, by itself or with its product. https://docs.stripe.com/api/prices/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { checkCurrency } from '../../core/money.ts';
import { makeProduct } from '../products/make.ts';
import { unitAmount } from './amounts.ts';
import { claimLookupKey } from './lookup-keys.ts';
import { currencyOptions, customUnitAmount, tiersOf } from './options.ts';

type Params = Stripe.PriceCreateParams;

/** Exactly one way to say what is asked for. */
function checkAmount(params: Params, at: string): void {
  if (params.billing_scheme === 'tiered') {
    if (params.tiers === undefined) throw errors.missingParam(nested(at, 'tiers'));
    if (params.tiers_mode === undefined) throw errors.missingParam(nested(at, 'tiers_mode'));
    return;
  }
  if (params.unit_amount !== undefined && params.unit_amount_decimal !== undefined) {
    throw errors.mutuallyExclusive(nested(at, 'unit_amount'), nested(at, 'unit_amount_decimal'));
  }
  if (
    params.unit_amount === undefined &&
    params.unit_amount_decimal === undefined &&
    !params.custom_unit_amount?.enabled
  ) {
    throw errors.missingParam(nested(at, 'unit_amount'));
  }
}

const nested = (at: string, name: string): string => (at === '' ? name : `${at}[${name}]`);

/** Months, weeks and days that make three years at the most. */
const MOST_INTERVALS: Record<string, number> = { day: 1095, week: 156, month: 36, year: 3 };

function recurringOf(recurring: Params['recurring'], at: string): Stored<'price'>['recurring'] {
  if (recurring === undefined) return null;
  const count = recurring.interval_count ?? 1;
  if (count < 1 || count > (MOST_INTERVALS[recurring.interval] ?? 0)) {
    throw errors.invalidRequest(
      `Invalid interval_count: must be between 1 and ${MOST_INTERVALS[recurring.interval]} for the interval ${recurring.interval}.`,
      nested(at, 'recurring[interval_count]'),
    );
  }
  return {
    interval: recurring.interval,
    interval_count: count,
    meter: recurring.meter ?? null,
    trial_period_days: recurring.trial_period_days ?? null,
    usage_type: recurring.usage_type ?? 'licensed',
  };
}

async function productOf(ctx: Context, params: Params): Promise<string> {
  if (params.product !== undefined && params.product_data !== undefined)
    throw errors.mutuallyExclusive('product', 'product_data');
  if (params.product !== undefined) return (await ctx.referred('product', params.product, 'product')).id;
  if (params.product_data === undefined) {
    throw errors.missingParam('product');
  }
  return (await makeProduct(ctx, params.product_data, 'product_data[id]')).id;
}

/**
 * @param at the hash of parameters that it is described in, for errors (`default_price_data`)
 * @throws StripeError when the currency, the amount or the product is wrong
 */
export async function createPrice(ctx: Context, params: Params, at = ''): Promise<Stored<'price'>> {
  const currency = checkCurrency(params.currency, nested(at, 'currency'));
  checkAmount(params, at);
  const recurring = recurringOf(params.recurring, at);
  const product = await productOf(ctx, params);
  const id = ctx.newId('price');
  if (params.lookup_key !== undefined)
    await claimLookupKey(ctx, params.lookup_key, id, params.transfer_lookup_key === true);
  return ctx.create(
    'price',
    {
      active: params.active ?? true,
      billing_scheme: params.billing_scheme ?? 'per_unit',
      currency,
      custom_unit_amount: customUnitAmount(params.custom_unit_amount),
      lookup_key: params.lookup_key ?? null,
      metadata: newMetadata(params.metadata),
      nickname: params.nickname ?? null,
      product,
      recurring,
      tax_behavior: params.tax_behavior ?? 'unspecified',
      tiers_mode: params.tiers_mode ?? null,
      transform_quantity: params.transform_quantity ?? null,
      type: recurring === null ? 'one_time' : 'recurring',
      ...unitAmount(params.unit_amount, params.unit_amount_decimal, nested(at, 'unit_amount_decimal')),
    },
    {
      id,
      internal: { tiers: tiersOf(params.tiers), currencyOptions: currencyOptions(params.currency_options) },
      event: 'price.created',
    },
  );
}
