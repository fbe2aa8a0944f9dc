/** Parameters that create, update and confirm share, turned into fields of the intent. */
import type Stripe from 'stripe';
import type { Context } from '../../core/context.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, unset } from '../../core/values.ts';
import { sameTypes } from '../intents/change-types.ts';
import { otherOptions } from '../intents/options.ts';
import type { Setup } from './states.ts';

/** What needs parts of Stripe that are not emulated yet. */
export function refuseOthers(params: object): void {
  refuseUnsupported(params as Record<string, unknown>, [
    'attach_to_self',
    'customer_account',
    'flow_directions',
    'on_behalf_of',
  ]);
}

type GivenCard = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card;
type Options = NonNullable<Setup['payment_method_options']>;
type Card = NonNullable<Options['card']>;
type MandateOptions = NonNullable<Card['mandate_options']>;

const MANDATE_DEFAULTS = { description: null, end_date: null, interval_count: null, supported_types: null } as const;

/** What a card is to be charged regularly, as India's banks ask. https://docs.stripe.com/india-recurring-payments */
const mandateOptions = (
  given: Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.MandateOptions,
): MandateOptions => ({ ...MANDATE_DEFAULTS, ...given });

function cardOptions(given: GivenCard, before: Card | undefined): Card {
  const { mandate_options, network, request_three_d_secure } = given;
  return {
    mandate_options: null,
    network: null,
    request_three_d_secure: 'automatic',
    ...before,
    ...defined({
      mandate_options: mandate_options && mandateOptions(mandate_options),
      network,
      request_three_d_secure,
    }),
  };
}

interface Shared {
  description?: string;
  payment_method_options?: Stripe.SetupIntentCreateParams.PaymentMethodOptions;
}

function methodOptions(
  ctx: Context,
  given: Shared['payment_method_options'],
  types: readonly string[],
  before: Setup | null,
): Options {
  const shown = before?.payment_method_options ?? {};
  const others = otherOptions(ctx, 'setup_intent', types, (given ?? {}) as never, shown as never) as Options;
  if (!types.includes('card')) return others;
  return { card: cardOptions(given?.card ?? {}, shown.card), ...others };
}

/** Only what was given. @param before null while the intent is made @param types that it takes from now on */
export function sharedFields(
  ctx: Context,
  params: Shared,
  before: Setup | null,
  types: readonly string[],
): Partial<Setup> {
  const { description, payment_method_options } = params;
  const sameMethods = before !== null && sameTypes(types, before.payment_method_types);
  const asksOptions = payment_method_options !== undefined || !sameMethods;
  return defined({
    ...unset({ description }),
    payment_method_options: asksOptions ? methodOptions(ctx, payment_method_options, types, before) : undefined,
  }) as Partial<Setup>;
}

export async function checkCustomer(ctx: Context, customer: string | undefined): Promise<void> {
  if (customer) await ctx.referred('customer', customer, 'customer');
}
