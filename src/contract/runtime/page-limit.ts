/** `limit` of a list: 1 to 100. https://docs.stripe.com/api/pagination */
import { type Coerce, integer } from '../coerce.ts';

const MAX = 100;

/** Stripe refuses what is no integer, but moves what lies outside into the range: 0 gives one object, 200 gives 100. [seen] */
export const pageLimit: Coerce = (node, path, problems) => {
  const value = integer(node, path, problems);
  return typeof value === 'number' ? Math.min(MAX, Math.max(1, value)) : undefined;
};
