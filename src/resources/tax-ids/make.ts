/** Making a tax id. https://docs.stripe.com/api/tax_ids/create */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { countryOf, hasForm } from './patterns.ts';
import { askRegister, firstVerification } from './verify.ts';

type TaxId = Stored<'tax_id'>;

interface Given {
  type: string;
  value: string;
}

/**
 * @param customer whose it is; null: the account's own
 * @param param the parameter that holds the value, for errors
 * @throws StripeError `tax_id_invalid`
 */
export async function makeTaxId(
  ctx: Context,
  { type, value }: Given,
  customer: string | null,
  param = 'value',
): Promise<TaxId> {
  if (!hasForm(type, value)) throw errors.invalidRequest(`Invalid value for ${type}.`, param, 'tax_id_invalid');
  const taxId = await ctx.create(
    'tax_id',
    {
      country: countryOf(type, value),
      customer,
      owner: customer === null ? { type: 'self' } : { customer, type: 'customer' },
      type: type as TaxId['type'],
      value,
      verification: firstVerification(type),
    },
    { event: 'customer.tax_id.created' },
  );
  await askRegister(ctx, taxId);
  return taxId;
}
