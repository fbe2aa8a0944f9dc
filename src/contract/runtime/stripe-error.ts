/** One error of Stripe's API as a value that can be thrown. https://docs.stripe.com/api/errors */

export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

/** The fields of Stripe's `error` object; what is undefined is left out of the answer. */
export interface ErrorBody {
  type: ErrorType;
  message: string;
  code?: string | undefined;
  param?: string | undefined;
  decline_code?: string | undefined;
  advice_code?: string | undefined;
  network_advice_code?: string | undefined;
  network_decline_code?: string | undefined;
  charge?: string | undefined;
  payment_intent?: object | undefined;
  payment_method?: object | undefined;
  payment_method_type?: string | undefined;
  setup_intent?: object | undefined;
  source?: object | undefined;
}

export class StripeError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    readonly body: ErrorBody,
    /** What was done before it was thrown stays done, as after a declined payment: the transaction commits. */
    readonly keepsChanges = false,
  ) {
    super(body.message);
    this.name = 'StripeError';
  }
}

/**
 * The same error, for which the transaction is committed and not rolled back.
 * @param attached objects as they are after the change
 */
export function keepingChanges(error: StripeError, attached: Partial<ErrorBody> = {}): StripeError {
  return new StripeError(error.status, { ...error.body, ...attached }, true);
}

/** A 400 `invalid_request_error`: what almost every refused request gets. */
export function invalidRequest(message: string, fields: Partial<ErrorBody> = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...fields });
}
