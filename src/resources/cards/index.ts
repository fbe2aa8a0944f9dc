/** A card kept by the older Sources API. https://docs.stripe.com/api/cards/object */
import type { Resource } from '../../core/operation.ts';

export const cards: Resource = {
  object: 'card',
  indexes: { customer: ({ data }) => data.customer as string | null },
  operations: {},
};
