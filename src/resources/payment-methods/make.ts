/** Making a payment method; cards from a number, a token or a test name. https://docs.stripe.com/api/payment_methods/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { defined, unset } from '../../core/values.ts';
import type { Decline } from '../../network/declines.ts';
import { type CardFacts, methodCard } from '../../network/describe.ts';
import { isMethodType, kindOf } from '../../network/methods/kinds.ts';
import { readCardNumber } from '../../network/numbers.ts';
import { useCardToken } from '../tokens/use.ts';
import { makeOtherMethod } from './make-other.ts';
import type { MethodFacts } from './resolve.ts';

type Params = Stripe.PaymentMethodCreateParams;
type Method = Stored<'payment_method'>;
type BillingDetails = Method['billing_details'];

interface Described {
  facts: CardFacts;
  /** What is known of the card's holder. */
  holder?: Pick<BillingDetails, 'address' | 'name'>;
}

/** A token knows its holder. @param preferred network that goes before what the token prefers */
async function fromToken(
  ctx: Context,
  token: string,
  preferred: string | undefined,
  param: string,
): Promise<Described> {
  const { card, facts } = await useCardToken(ctx, token, param);
  const { address_city, address_country, address_line1, address_line2, address_state, address_zip, name } = card;
  return {
    facts: { ...facts, ...(preferred !== undefined && { preferredNetwork: preferred }) },
    holder: {
      address: {
        city: address_city,
        country: address_country,
        line1: address_line1,
        line2: address_line2,
        postal_code: address_zip,
        state: address_state,
      },
      name,
    },
  };
}

/** What the caller says about the card, checked as Stripe checks it. */
export async function readCard(ctx: Context, card: Params['card'], at: string): Promise<Described> {
  if (card === undefined) throw errors.missingParam(at);
  const { number, exp_month, exp_year, cvc, networks } = card as Stripe.PaymentMethodCreateParams.Card;
  if ('token' in card && card.token !== undefined)
    return fromToken(ctx, card.token, networks?.preferred, `${at}[token]`);
  if (number === undefined) throw errors.missingParam(`${at}[number]`);
  if (exp_month === undefined) throw errors.missingParam(`${at}[exp_month]`);
  if (exp_year === undefined) throw errors.missingParam(`${at}[exp_year]`);
  const read = readCardNumber({ number, expMonth: exp_month, expYear: exp_year, cvc }, ctx.now());
  if (read.kind === 'invalid') throw errors.cardError(inHash(read.decline, at), {});
  return { facts: { ...read, preferredNetwork: networks?.preferred } };
}

/** The parameter at fault stands in the hash that describes the card. */
const inHash = (decline: Decline, at: string): Decline =>
  decline.param === undefined ? decline : { ...decline, param: `${at}[${decline.param}]` };

/** Stores a card payment method that belongs to nobody yet. */
export async function makeCardMethod(
  ctx: Context,
  { facts, holder }: Described,
  params: Partial<Params> = {},
): Promise<Method> {
  const internal: MethodFacts = { card: facts.card, cvcGiven: facts.cvcGiven };
  const address = params.billing_details?.address || holder?.address || null;
  return ctx.create(
    'payment_method',
    {
      allow_redisplay: params.allow_redisplay ?? 'unspecified',
      billing_details: { address: {}, ...holder, ...defined(unset({ ...params.billing_details })) },
      card: methodCard(facts, address) as NonNullable<Method['card']>,
      metadata: newMetadata(params.metadata),
      ...defined({ radar_options: params.radar_options }),
      type: 'card',
    },
    { internal: internal as unknown as Record<string, unknown> },
  );
}

/** @throws StripeError when another type is described than the one that is named */
function checkDescription(type: string, params: Params, at: string): void {
  const other = Object.keys(params).find((name) => name !== type && isMethodType(name));
  if (other !== undefined) throw errors.otherMethodDescribed(type, other, at === '' ? other : `${at}[${other}]`);
}

/**
 * @param at the hash of parameters that describes it (`payment_method_data`), for errors
 * @throws StripeError when the card is wrong, or the type is one that is not emulated
 */
export async function makePaymentMethod(ctx: Context, params: Params, at = ''): Promise<Method> {
  const { type } = params;
  if (type === undefined) throw errors.missingParam(at === '' ? 'type' : `${at}[type]`);
  checkDescription(type, params, at);
  if (type !== 'card') {
    const kind = kindOf(type);
    if (kind === undefined) throw errors.notEmulated(`type=${type}`);
    return makeOtherMethod(ctx, kind, params, { at });
  }
  const described = await readCard(ctx, params.card, at === '' ? 'card' : `${at}[card]`);
  return makeCardMethod(ctx, described, params);
}
