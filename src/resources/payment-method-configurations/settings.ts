/** Which payment methods are on: the account's own settings, and others beside them. https://docs.stripe.com/payments/payment-method-configurations */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { kindOf, METHOD_TYPES } from '../../network/methods/kinds.ts';

export type Configuration = Stored<'payment_method_configuration'>;
type Given = Stripe.PaymentMethodConfigurationUpdateParams;

/** Cards in other clothes: they have a switch, and no type of their own. */
const CLOTHES = ['apple_pay', 'cartes_bancaires', 'google_pay', 'jcb'] as const;

const SWITCHES: readonly string[] = [...METHOD_TYPES, ...CLOTHES];

/** What is on in a new sandbox. */
const ON_AT_FIRST = new Set(['apple_pay', 'card', 'cartes_bancaires', 'google_pay', 'jcb', 'link']);

type Preference = 'none' | 'off' | 'on';

const atFirst = (type: string): Preference => (ON_AT_FIRST.has(type) ? 'on' : 'off');

/** `none` leaves it to what Stripe thinks best, as in a new sandbox. */
function toggle(type: string, preference: Preference) {
  const value = preference === 'none' ? atFirst(type) : preference;
  return { available: value === 'on', display_preference: { overridable: null, preference, value } };
}

export const defaultId = (ctx: Context): string => `pmc_1${ctx.account.slice(-23)}`;

/** Every switch as in a new sandbox. */
export const firstSwitches = (): Partial<Configuration> =>
  Object.fromEntries(SWITCHES.map((type) => [type, toggle(type, atFirst(type))]));

/** Those that the parameters turn. */
export function turned(given: Given): Partial<Configuration> {
  const asked = given as Readonly<Record<string, { display_preference?: { preference?: Preference } } | undefined>>;
  const changes: Record<string, object> = {};
  for (const type of SWITCHES) {
    const preference = asked[type]?.display_preference?.preference;
    if (preference !== undefined) changes[type] = toggle(type, preference);
  }
  return changes;
}

/** The account's own settings, which are there from the beginning. */
const standard = (ctx: Context): Configuration =>
  ({
    id: defaultId(ctx),
    object: 'payment_method_configuration',
    ...firstSwitches(),
    active: true,
    application: null,
    is_default: true,
    livemode: false,
    name: 'Default',
    parent: null,
  }) as Configuration;

/** @throws StripeError when there is none of that id @param param the parameter that names it; the path does otherwise */
export async function configuration(ctx: Context, id = defaultId(ctx), param?: string): Promise<Configuration> {
  const found = await ctx.get('payment_method_configuration', id);
  if (found !== undefined) return found;
  if (id === defaultId(ctx)) return standard(ctx);
  throw errors.resourceMissing('payment_method_configuration', id, param);
}

/** Types that are on, in the order in which Stripe lists them. */
export const typesOn = (settings: Configuration): string[] =>
  METHOD_TYPES.filter((type) => {
    const found = (settings as unknown as Record<string, { available?: boolean } | undefined>)[type];
    return found?.available === true && kindOf(type) !== undefined;
  });
