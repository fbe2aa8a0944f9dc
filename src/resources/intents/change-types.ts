/** Which payment methods an intent takes after a change. https://docs.stripe.com/api/payment_intents/update */
import type { Context } from '../../core/context.ts';
import { chosenTypes, type Purpose } from './automatic.ts';
import type { AnyIntent } from './kinds.ts';
import { checkTypes, distinctTypes } from './types.ts';

interface Params {
  excluded_payment_method_types?: string[] | '' | null;
  payment_method_configuration?: string;
  payment_method_types?: string[];
}

type Types = Pick<
  AnyIntent,
  | 'automatic_payment_methods'
  | 'excluded_payment_method_types'
  | 'payment_method_configuration_details'
  | 'payment_method_types'
>;

/** Types that the caller names. */
function namedTypes(intent: AnyIntent, params: Params, { currency }: Purpose): Partial<Types> {
  const { excluded_payment_method_types: given, payment_method_types: named } = params;
  checkTypes(named ?? intent.payment_method_types, currency);
  if (named === undefined && given === undefined) return {};
  const excluded = (given ?? intent.excluded_payment_method_types) || [];
  return {
    ...(named !== undefined && { automatic_payment_methods: null, payment_method_configuration_details: null }),
    ...(given !== undefined && { excluded_payment_method_types: given || null }),
    payment_method_types: distinctTypes(named ?? intent.payment_method_types).filter(
      (type) => !excluded.includes(type),
    ),
  } as Partial<Types>;
}

/** @returns whether two lists name the same types */
export const sameTypes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((type) => other.includes(type));

/**
 * Another currency has other methods, and so have other settings.
 * @returns what is different then
 * @throws StripeError when a method that the caller has named does not take the currency
 */
export async function changedTypes(
  ctx: Context,
  intent: AnyIntent,
  params: Params,
  purpose: Purpose,
): Promise<Partial<Types>> {
  const { excluded_payment_method_types, payment_method_configuration, payment_method_types } = params;
  const { automatic_payment_methods: automatic, payment_method_configuration_details: settings } = intent;
  if (payment_method_types !== undefined || !(automatic || payment_method_configuration))
    return namedTypes(intent, params, purpose);
  const sameCurrency = intent.object === 'setup_intent' || intent.currency === purpose.currency;
  if (sameCurrency && excluded_payment_method_types === undefined && payment_method_configuration === undefined)
    return {};
  const asked = {
    automatic_payment_methods: { enabled: true, allow_redirects: automatic?.allow_redirects ?? 'always' },
    excluded_payment_method_types: excluded_payment_method_types ?? intent.excluded_payment_method_types,
    payment_method_configuration: payment_method_configuration ?? settings?.id,
  };
  return (await chosenTypes(ctx, asked, purpose)) as Partial<Types>;
}
