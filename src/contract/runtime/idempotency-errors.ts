/** Errors of https://docs.stripe.com/api/idempotent_requests */
import { invalidRequest, StripeError } from './stripe-error.ts';

const OTHER_KEY = (key: string) => `Try using a key other than '${key}' if you meant to execute a different request.`;

export const idempotencyErrors = {
  /**
   * [seen] The key was first used with something else.
   * @param kind what differs: the parameters, or the endpoint
   * @param firstPath where the key was first used, for `kind` 'endpoint'
   */
  idempotencyMismatch: (kind: 'parameters' | 'endpoint', key: string, firstPath = '') =>
    new StripeError(400, {
      type: 'idempotency_error',
      message:
        kind === 'parameters'
          ? `Keys for idempotent requests can only be used with the same parameters they were first used with. ${OTHER_KEY(key)}`
          : `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${firstPath}'). ${OTHER_KEY(key)}`,
    }),
  /** [seen] https://docs.stripe.com/error-codes#idempotency-key-in-use */
  idempotencyInFlight: (key: string) =>
    new StripeError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message:
        'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
        `twice, and the other request is still going through): ${key}. Please try again later.`,
    }),
  /** [seen] */
  idempotencyKeyEmpty: () => invalidRequest('Idempotency Key must be a non-empty string.'),
  /** [assumed] Keys have at most 255 characters. */
  idempotencyKeyTooLong: () => invalidRequest('Idempotency Key must be at most 255 characters.'),
};
