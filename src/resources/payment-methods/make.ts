/** Making a payment method from a card's number, a token or a test name. https://docs.stripe.com/api/payment_methods/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { defined, unset } from '../../core/values.ts';
import { cardByTokenName } from '../../network/cards/find.ts';
import type { Decline } from '../../network/declines.ts';
import { type CardFacts, methodCard } from '../../network/describe.ts';
import { readCardNumber } from '../../network/numbers.ts';
import type { MethodFacts } from './resolve.ts';

type Params = Stripe.PaymentMethodCreateParams;
type Method = Stored<'payment_method'>;

/** Named test cards expire in the same month of the next year. */
export function standardExpiry(now: number): { expMonth: number; expYear: number } {
  const date = new Date(now * 1000);
  return { expMonth: date.getUTCMonth() + 1, expYear: date.getUTCFullYear() + 1 };
}

/** What the caller says about the card, checked as Stripe checks it. */
export function readCard(ctx: Context, card: Params['card'], at: string): CardFacts {
  if (card === undefined) throw errors.missingParam(at);
  if ('token' in card && card.token !== undefined) {
    const key = cardByTokenName(card.token);
    if (key === undefined) throw errors.resourceMissing('token', card.token, `${at}[token]`);
    return { card: key, ...standardExpiry(ctx.now()), cvcGiven: true };
  }
  const { number, exp_month, exp_year, cvc, networks } = card as Stripe.PaymentMethodCreateParams.Card;
  if (number === undefined) throw errors.missingParam(`${at}[number]`);
  if (exp_month === undefined) throw errors.missingParam(`${at}[exp_month]`);
  if (exp_year === undefined) throw errors.missingParam(`${at}[exp_year]`);
  const read = readCardNumber({ number, expMonth: exp_month, expYear: exp_year, cvc }, ctx.now());
  if (read.kind === 'invalid') throw errors.cardError(inHash(read.decline, at), {});
  return { ...read, preferredNetwork: networks?.preferred };
}

/** The parameter at fault stands in the hash that describes the card. */
const inHash = (decline: Decline, at: string): Decline =>
  decline.param === undefined ? decline : { ...decline, param: `${at}[${decline.param}]` };

/** Stores a card payment method that belongs to nobody yet. */
export async function makeCardMethod(ctx: Context, facts: CardFacts, params: Partial<Params> = {}): Promise<Method> {
  const internal: MethodFacts = { card: facts.card, cvcGiven: facts.cvcGiven };
  const address = params.billing_details?.address || null;
  return ctx.create(
    'payment_method',
    {
      allow_redisplay: params.allow_redisplay ?? 'unspecified',
      billing_details: { address: {}, ...defined(unset({ ...params.billing_details })) },
      card: methodCard(facts, address) as NonNullable<Method['card']>,
      metadata: newMetadata(params.metadata),
      ...defined({ radar_options: params.radar_options }),
      type: 'card',
    },
    { internal: internal as unknown as Record<string, unknown> },
  );
}

/**
 * @param at the hash of parameters that describes it (`payment_method_data`), for errors
 * @throws StripeError when the card is wrong, or the type is one that is not emulated
 */
export async function makePaymentMethod(ctx: Context, params: Params, at = ''): Promise<Method> {
  if (params.type === undefined) throw errors.missingParam(at === '' ? 'type' : `${at}[type]`);
  if (params.type !== 'card') throw errors.notEmulated(`type=${params.type}`);
  const facts = readCard(ctx, params.card, at === '' ? 'card' : `${at}[card]`);
  return makeCardMethod(ctx, facts, params);
}
