/** Cards of the older Sources API: a token becomes the customer's card, and the first one its default. https://docs.stripe.com/api/cards */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { attach as askNetwork } from '../../network/attach.ts';
import { cardByTokenName } from '../../network/cards/find.ts';
import { sourceCard } from '../../network/describe.ts';
import { standardExpiry } from '../payment-methods/make.ts';

export type Card = Stored<'card'>;

/** @throws StripeError when the token is unknown */
export function cardOfToken(token: string, param = 'source'): string {
  const key = cardByTokenName(token);
  if (key === undefined) throw errors.resourceMissing('token', token, param);
  return key;
}

/** A card that a parameter names. @throws StripeError when the customer has no such card */
export async function findCard(ctx: Context, customer: string, id: string, param: string): Promise<Card> {
  const found = await ctx.get('card', id);
  if (found?.customer !== customer) throw errors.resourceMissing('source', id, param);
  return found;
}

/** Stores a card; without a customer it serves one charge. */
export async function makeSource(ctx: Context, token: string, customer: string | null): Promise<Card> {
  const key = cardOfToken(token);
  const facts = { card: key, ...standardExpiry(ctx.now()), cvcGiven: true };
  return ctx.create('card', { ...sourceCard(facts), customer }, { internal: { card: key } });
}

/**
 * Gives a customer a card.
 * @param asDefault make it the default even when there is one
 * @throws StripeError 402 when the bank refuses it
 */
export async function addSource(ctx: Context, customer: string, token: string, asDefault = false): Promise<Card> {
  const outcome = askNetwork(cardOfToken(token), { cvcGiven: true, address: null });
  if (outcome.kind === 'declined') throw errors.cardError(outcome.decline, {});
  const card = await makeSource(ctx, token, customer);
  await ctx.emit('customer.source.created', card);
  const { default_source } = await ctx.find('customer', customer);
  if (default_source === null || asDefault)
    await ctx.update('customer', customer, { default_source: card.id }, { events: ['customer.updated'] });
  return card;
}
