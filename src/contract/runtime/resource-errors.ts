/** Errors about objects that are missing, or there already. */
import { invalidRequest, StripeError } from './stripe-error.ts';

/** How Stripe calls an object in "No such …", and the name of its path parameter, where they are not obvious. [recording] */
const NOUNS: Readonly<Record<string, { noun?: string; param?: string }>> = {
  payment_intent: { param: 'intent' },
  setup_intent: { noun: 'setupintent', param: 'intent' },
  'entitlements.feature': { noun: 'feature' },
  product_feature: { noun: 'product feature' },
  file: { noun: 'file upload', param: 'file' },
  file_link: { noun: 'file link', param: 'link' },
  review: { param: 'review' },
  'radar.early_fraud_warning': { noun: 'early fraud warning', param: 'early_fraud_warning' },
  payment_method: { noun: 'PaymentMethod', param: 'payment_method' },
  price: { param: 'price' },
  payout: { param: 'payout' },
  coupon: { param: 'coupon' },
  invoice: { param: 'invoice' },
  dispute: { param: 'dispute' },
  webhook_endpoint: { noun: 'webhook endpoint', param: 'webhook_endpoint' },
  balance_transaction: { noun: 'balance transaction' },
  'checkout.session': { param: 'session' },
};

/** Names that only a path's parameter has. */
const PATH_PARAMS = new Set(['id', 'intent']);

/** Of longer ids Stripe repeats the two ends. [seen] */
const LONGEST_ID = 998;

/** An id as it stands between the quotes of a message, and the advice when it carries blanks or quotes itself. [seen] */
function quoted(id: string): string {
  const shown = id.length > LONGEST_ID ? `${id.slice(0, 490)}...(truncated)...${id.slice(-490)}` : id;
  const advice = /^[\s'"]|[\s'"]$/.test(id)
    ? '. Make sure you use the exact id without extra whitespace or quotes'
    : '';
  return `'${shown.replace(/[\\'"]/g, '\\$&')}'${advice}`;
}

export const resourceErrors = {
  /**
   * [recording] 404 when the path names the object, 400 when a parameter does.
   * @param object the object's type, such as `payment_intent`
   * @param param the parameter that names it; left out: the one of the object's own path
   * @param status where it cannot be told by `param`, as for a customer in the path of its payment methods
   */
  resourceMissing: (object: string, id: string, param?: string, status?: 400 | 404) => {
    const known = NOUNS[object];
    const inPath = param === undefined || PATH_PARAMS.has(param);
    return new StripeError(status ?? (inPath ? 404 : 400), {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${known?.noun ?? object}: ${quoted(id)}`,
      param: param ?? known?.param ?? 'id',
    });
  },
  /** [assumed] https://docs.stripe.com/api/cash_balance/object#cash_balance_object-available */
  customerHasCash: (id: string) => invalidRequest(`Customer ${id} cannot be deleted because it has a cash balance.`),
  /** [seen] The charge's own address of its dispute. */
  noDispute: (charge: string) =>
    new StripeError(404, { type: 'invalid_request_error', message: `No dispute for charge: ${charge}` }),
  /** [seen] A cursor that names nothing in the list. */
  badCursor: (object: string, id: string, param: 'starting_after' | 'ending_before') =>
    resourceErrors.resourceMissing(object, id, param),
  /** [seen] https://docs.stripe.com/error-codes#resource-already-exists @param noun as people write it: `Product` */
  alreadyExists: (noun: string, param = 'id') =>
    invalidRequest(`${noun} already exists.`, { code: 'resource_already_exists', param }),
};
