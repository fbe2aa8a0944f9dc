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
  // A map, in which `__proto__` is a key like any other.
  const after = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(given)) {
    if (value === '' || value === null) after.delete(key);
    else after.set(key, String(value));
  }
  checkMetadataSize(after.size);
  return Object.fromEntries(after);
}

/** Metadata of a new object. */
export const newMetadata = (given: MetadataParam): Metadata => mergeMetadata({}, given);
