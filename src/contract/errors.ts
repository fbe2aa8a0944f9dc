/**
 * Stripe's errors as values: one class, and one catalogue of everything that Awning can answer.
 * https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes
 *
 * Each entry says where its text comes from: a page of docs.stripe.com, [recording] real traffic,
 * [seen] quoted by users of the API in public, [assumed] nobody could be asked.
 */

import { expansionErrors } from './runtime/expansion-errors.ts';
import { idempotencyErrors } from './runtime/idempotency-errors.ts';
import { metadataErrors } from './runtime/metadata-errors.ts';
import { moneyErrors } from './runtime/money-errors.ts';
import { parameterErrors } from './runtime/parameter-errors.ts';
import { paymentErrors } from './runtime/payment-errors.ts';
import { payoutErrors } from './runtime/payout-errors.ts';
import { requestErrors } from './runtime/request-errors.ts';
import { resourceErrors } from './runtime/resource-errors.ts';
import { searchErrors } from './runtime/search-errors.ts';

export { type ErrorContext, renderError } from './runtime/render-error.ts';
export { maskKey } from './runtime/request-errors.ts';
export { type ErrorBody, type ErrorType, keepingChanges, StripeError } from './runtime/stripe-error.ts';

export const errors = Object.freeze({
  ...requestErrors,
  ...parameterErrors,
  ...metadataErrors,
  ...moneyErrors,
  ...expansionErrors,
  ...resourceErrors,
  ...paymentErrors,
  ...payoutErrors,
  ...idempotencyErrors,
  ...searchErrors,
});
