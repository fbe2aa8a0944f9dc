/** Tokens of cards. https://docs.stripe.com/api/tokens/create_card */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { type CardFacts, type CardHolder, tokenCard } from '../../network/describe.ts';
import { readCardNumber } from '../../network/numbers.ts';
import { standardExpiry } from '../payment-methods/expiry.ts';
import { makeToken, type Token } from './make.ts';

type Given = Stripe.TokenCreateParams['card'];

/** Private facts of a card token. */
export interface CardTokenFacts {
  card: CardFacts;
}

export async function makeCardToken(ctx: Context, given: Given): Promise<Token> {
  if (typeof given !== 'object') throw errors.resourceMissing('card', given ?? '', 'card');
  const { number, exp_month, exp_year, cvc, currency, networks, ...holder } = given;
  const read = readCardNumber({ number, expMonth: Number(exp_month), expYear: Number(exp_year), cvc }, ctx.now());
  if (read.kind === 'invalid') throw errors.cardError(read.decline);
  return store(ctx, { ...read, preferredNetwork: networks?.preferred }, holder, currency);
}

/** What a documented test name stands for. @param card key of the test card */
export const makeNamedToken = (ctx: Context, card: string): Promise<Token> =>
  store(ctx, { card, ...standardExpiry(ctx.now()), cvcGiven: true }, {});

async function store(ctx: Context, facts: CardFacts, holder: CardHolder, currency?: string): Promise<Token> {
  const card = {
    id: ctx.newId('card'),
    object: 'card' as const,
    ...tokenCard(facts, holder),
    ...(currency && { currency: currency.toLowerCase() }),
  };
  const internal: CardTokenFacts = { card: facts };
  return makeToken(ctx, 'card', { card }, internal as unknown as Record<string, unknown>);
}
