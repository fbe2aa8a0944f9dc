/** How metadata changes: keys are merged, an empty value removes its key, an empty text removes all. https://docs.stripe.com/api/metadata */

import { checkMetadataSize } from '../contract/metadata.ts';

export type Metadata = Record<string, string>;

/** What a parameter may carry; the contract has already checked the limits. */
export type MetadataParam = Record<string, string | number | null> | '' | null | undefined;

/**
 * @returns the metadata after the change; `before` itself when nothing was given
 * @throws StripeError when there are more than 50 keys
 */
export function mergeMetadata(before: Metadata, given: MetadataParam): Metadata {
  if (given === undefined) return before;
  if (given === '' || given === null) return {};
  const after: Metadata = { ...before };
  for (const [key, value] of Object.entries(given)) {
    if (value === '' || value === null) delete after[key];
    else after[key] = String(value);
  }
  checkMetadataSize(after);
  return after;
}

/** Metadata of a new object. */
export const newMetadata = (given: MetadataParam): Metadata => mergeMetadata({}, given);
