/** Cards of the older Sources API: a token becomes the customer's card. https://docs.stripe.com/api/cards */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { attach as askNetwork } from '../../network/attach.ts';
import { type CardFacts, sourceCard } from '../../network/describe.ts';
import type { Used } from '../tokens/use.ts';

export type Card = Stored<'card'>;

/** Private facts of a card. */
export interface CardSource {
  card: string;
  cvcGiven: boolean;
}

/** What the bank is told of a card. */
export async function factsOf(ctx: Context, card: Card): Promise<CardFacts> {
  const { card: key, cvcGiven } = await ctx.internal<CardSource>('card', card.id);
  return { card: key, cvcGiven, expMonth: card.exp_month, expYear: card.exp_year };
}

/** Lines of the holder's address that the bank checks. */
export const addressOf = ({ address_line1, address_zip }: Pick<Card, 'address_line1' | 'address_zip'>) => ({
  line1: address_line1,
  postal_code: address_zip,
});

/** The billing details that a card carries itself. */
export const billingDetailsOf = (card: Card) => ({
  address: {
    city: card.address_city,
    country: card.address_country,
    line1: card.address_line1,
    line2: card.address_line2,
    postal_code: card.address_zip,
    state: card.address_state,
  },
  email: null,
  name: card.name,
  phone: null,
  tax_id: null,
});

/** @throws StripeError 402 when the bank refuses the card */
export function checkCard({ card, facts }: Extract<Used, { kind: 'card' }>): void {
  const outcome = askNetwork(facts.card, { cvcGiven: facts.cvcGiven, address: addressOf(card) });
  if (outcome.kind === 'declined') throw errors.cardError(outcome.decline, {});
}

/** Stores the card of a token under the id that it has there; without a customer it serves one charge. */
export async function storeCard(
  ctx: Context,
  { card, facts }: Extract<Used, { kind: 'card' }>,
  customer: string | null,
): Promise<Card> {
  const internal: CardSource = { card: facts.card, cvcGiven: facts.cvcGiven };
  const { currency, id } = card;
  return ctx.create(
    'card',
    { ...sourceCard(facts, card), ...(currency && { currency }), customer },
    { id, internal: internal as unknown as Record<string, unknown> },
  );
}
