/** Authenticating a card with a source of its own. https://docs.stripe.com/sources/three-d-secure */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { cardByKey } from '../../network/cards/find.ts';
import type { CardFacts } from '../../network/describe.ts';
import { factsOf } from '../sources/card.ts';
import type { CreateParams } from './create.ts';
import { cardDetails, type Described } from './describe.ts';
import { sourceFacts } from './facts.ts';

interface Given {
  card: CardFacts;
  customer: string | null;
}

/** A source that is a card, or a card of a customer. */
async function findCard(ctx: Context, id: string): Promise<Given> {
  const source = await ctx.get('source', id);
  if (source?.type === 'card') {
    const { card } = await sourceFacts(ctx, source);
    return { card: card as CardFacts, customer: source.customer ?? null };
  }
  const card = await ctx.get('card', id);
  if (card === undefined) throw errors.resourceMissing('source', id, 'three_d_secure[card]');
  return { card: await factsOf(ctx, card), customer: card.customer as string | null };
}

/** Banks that ask when they are told to. */
const ASKS = new Set<string>(['enrolled', 'required', 'until_set_up', 'set_up']);

export async function describeThreeDSecure(ctx: Context, params: CreateParams): Promise<Described> {
  const id = params.three_d_secure?.card as string;
  const { card, customer } = await findCard(ctx, id);
  return {
    details: { ...cardDetails(card, params.owner), authenticated: null, card: id, customer },
    facts: { card },
    asksNobody: !ASKS.has(cardByKey(card.card).threeDSecure ?? ''),
  };
}
