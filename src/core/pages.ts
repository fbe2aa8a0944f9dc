/** Pages of a list that is short enough to be held as a whole. https://docs.stripe.com/api/pagination */
import { errors } from '../contract/errors.ts';
import type { ListAnswer } from './operation.ts';
import { DEFAULT_LIMIT } from './plain.ts';

interface Paging {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

/**
 * @param items in the order of the answer
 * @param object how errors call one of them
 */
export function inPages<T extends { id: string }>(
  items: readonly T[],
  { limit = DEFAULT_LIMIT, starting_after, ending_before }: Paging,
  object: string,
  url: string,
): ListAnswer<T> {
  const placeOf = (id: string, param: 'starting_after' | 'ending_before'): number => {
    const place = items.findIndex((item) => item.id === id);
    if (place < 0) throw errors.badCursor(object, id, param);
    return place;
  };
  if (starting_after !== undefined && ending_before !== undefined) throw errors.bothCursors();
  if (ending_before !== undefined) {
    const end = placeOf(ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = starting_after === undefined ? 0 : placeOf(starting_after, 'starting_after') + 1;
  return { object: 'list', data: items.slice(start, start + limit), has_more: start + limit < items.length, url };
}
