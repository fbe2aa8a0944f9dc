/** Errors of https://docs.stripe.com/metadata; those about limits carry no `param`. [seen] */
import { invalidRequest } from './stripe-error.ts';

/** Bounds what is repeated of hostile input; Stripe repeats all of it. */
const REPEATED = 2000;

export const metadataErrors = {
  /** [seen] */
  metadataNotPairs: (param: string) =>
    invalidRequest(`Invalid ${param}: ${param} must be a set of key-value pairs`, { param }),
  /** [seen] @param value the structure as JSON */
  metadataValueType: (value: string, param: string) =>
    invalidRequest(`Invalid value type: ${value} must be a string`, { param }),
  /** [seen] */
  metadataKeyTooLong: (key: string, length: number, max: number) =>
    invalidRequest(
      `Metadata keys can have up to ${max} characters, but you passed in a key that is ${length} characters. ` +
        `Invalid key: ${key.slice(0, REPEATED)}`,
    ),
  /** [seen] */
  metadataValueTooLong: (value: string, length: number, max: number) =>
    invalidRequest(
      `Metadata values can have up to ${max} characters, but you passed in a value that is ${length} characters. ` +
        `Invalid value: ${value.slice(0, REPEATED)}`,
    ),
  /** [seen] */
  metadataTooManyKeys: (count: number) => invalidRequest(`Metadata can have up to 50 keys, but you've set ${count}.`),
};
