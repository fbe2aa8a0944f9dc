/** Errors of https://docs.stripe.com/expand; none carries a `param`. [seen] */
import { invalidRequest } from './stripe-error.ts';

export const expansionErrors = {
  /** [seen] @param path as the caller wrote it @param hint a path that may work */
  cannotExpand: (path: string, hint?: string) =>
    invalidRequest(
      `This property cannot be expanded (${path}).` +
        (hint === undefined ? '' : ` You may want to try expanding '${hint}' instead.`),
    ),
  /** [seen] `total_count` of a list: only searches count. */
  cannotInclude: (property: string) => invalidRequest(`This property cannot be included (${property})`),
  /** [seen] */
  expandedTooDeep: (path: string, levels: number) =>
    invalidRequest(`You cannot expand more than ${levels} levels of a property. Property: ${path}`, {
      code: 'property_expansion_max_depth',
    }),
};
