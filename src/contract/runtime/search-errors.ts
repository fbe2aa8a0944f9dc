/** Errors about search queries. https://docs.stripe.com/search */
import { invalidRequest } from './stripe-error.ts';

export const searchErrors = {
  /** [assumed] https://docs.stripe.com/search */
  searchNeedsVersion: (least: string, version: string) =>
    invalidRequest(`Search is available from API version ${least} on. Your request used version ${version}.`),
  /** [seen] */
  unparsableQuery: () =>
    invalidRequest(
      'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to query for ' +
        'metadata or key:"value" to query for other fields.',
    ),
  /** [seen] @param resource in the plural, as in its path: `payment_intents` */
  unsupportedSearchField: (field: string, resource: string) =>
    invalidRequest(
      `Field \`${field}\` is an unsupported search field for resource \`${resource}\`. See ` +
        `http://stripe.com/docs/search#query-fields-for-${resource.replaceAll('_', '-')} for a list of supported fields.`,
    ),
  /** [assumed] @param operators that the field has instead */
  unsupportedSearchOperator: (operator: string, field: string, type: string, operators: readonly string[]) =>
    invalidRequest(
      `Operator \`${operator}\` is not supported for field \`${field}\` of type ${type}. Supported operators: ` +
        `${operators.map((each) => `\`${each}\``).join(', ')}.`,
    ),
  /** [assumed] */
  searchValueNotNumeric: (field: string, value: string) =>
    invalidRequest(`Field \`${field}\` is numeric, but \`${value}\` is not a number.`),
  /** [assumed] */
  searchSubstringTooShort: (field: string, least: number) =>
    invalidRequest(`Substring search on field \`${field}\` needs a value of at least ${least} characters.`),
  /** [assumed] */
  mixedSearchConnectives: () =>
    invalidRequest('You cannot combine AND and OR in the same search query. Use one of them for all clauses.'),
  /** [assumed] */
  tooManySearchClauses: (most: number) => invalidRequest(`A search query can have at most ${most} clauses.`),
  /** [assumed] */
  badSearchPage: () =>
    invalidRequest('Invalid page: use the value of `next_page` that a search with the same query returned.', {
      param: 'page',
    }),
};
