/** Errors of charging: declines, states that forbid a move, methods that cannot be used. */
import { renderFields } from './render-error.ts';
import { type ErrorBody, invalidRequest, StripeError } from './stripe-error.ts';

const UPGRADE_PAGE = 'https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions';

type Decline = Omit<ErrorBody, 'type'>;

/** Why an attempt came to nothing. https://docs.stripe.com/error-codes */
const ATTEMPTS: Readonly<Record<string, string>> = {
  payment_intent_payment_attempt_failed: 'The payment failed.',
  payment_intent_payment_attempt_expired: 'The payment attempt has expired.',
  payment_intent_konbini_rejected_confirmation_number:
    'The confirmation number was rejected by the processing partner when the payment was confirmed.',
  payment_method_provider_decline: 'The payment or setup attempt was declined by the issuer or the provider.',
  payment_method_microdeposit_failed:
    "Microdeposits failed to be deposited into the customer's bank account. Please check the account, institution and transit numbers as well as the currency type.",
  payment_method_microdeposit_verification_attempts_exceeded:
    'You have exceeded the number of allowed verification attempts.',
  payment_method_microdeposit_verification_timeout:
    'Payment method should be verified with microdeposits within the required period.',
  setup_attempt_failed: 'The setup attempt failed.',
};

export const paymentErrors = {
  /**
   * [recording] 402: what the card network, or Stripe before it, said no to. https://docs.stripe.com/declines/codes
   * @param attached the charge, method and intent that it is about
   */
  cardError: (decline: Decline, attached: Partial<ErrorBody> = {}) =>
    new StripeError(402, { type: 'card_error', ...decline, ...attached }),
  /** [recording] The form that an intent keeps as `last_payment_error`: without the intent itself and without a log. */
  rendered: (error: StripeError): Record<string, unknown> => {
    const { payment_intent: _, setup_intent: __, ...fields } = error.body;
    return renderFields(fields);
  },
  /** [recording] An illegal move; the code is `payment_intent_unexpected_state` and its kin. */
  unexpectedState: (code: string, message: string, attached: Partial<ErrorBody> = {}) =>
    invalidRequest(message, { code, ...attached }),
  /** https://docs.stripe.com/error-codes#charge-disputed [seen] */
  chargedBack: (charge: string) =>
    invalidRequest(`Charge ${charge} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' }),
  /** [seen] A hold is given up by its intent. */
  uncapturedCharge: (intent: string) =>
    invalidRequest(
      `This uncaptured Charge was created by a PaymentIntent (${intent}). You must cancel the PaymentIntent to reverse the ` +
        'authorization instead of refunding the Charge directly. For more information, see ' +
        'https://stripe.com/docs/payments/place-a-hold-on-a-payment-method',
    ),
  /** https://docs.stripe.com/payments/accept-a-payment-synchronously: `error_on_requires_action` was set. */
  actionNotWanted: (intent: object) =>
    paymentErrors.cardError({
      code: 'authentication_required',
      decline_code: 'authentication_not_handled',
      message:
        'This payment required an authentication action to complete, but `error_on_requires_action` was set. When ' +
        `you're ready, you can upgrade your integration to handle actions at ${UPGRADE_PAGE}.`,
      payment_intent: intent,
    }),
  /** [seen] Parameters that only confirming reads. @param what with its article: `a PaymentIntent` */
  onlyWithConfirm: (param: string, what: string) =>
    invalidRequest(
      `The parameter \`${param}\` cannot be passed when creating ${what} unless \`confirm\` is set to true.`,
      { param },
    ),
  /** [seen] A payment method that belongs to another customer, or to none. */
  notTheCustomersMethod: (method: string, param: string) =>
    invalidRequest(
      `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the ` +
        'customer.',
      { param },
    ),
  /** [seen] An intent for one customer, and a payment method of another. */
  anothersMethod: (method: string, customer: string, attached: Partial<ErrorBody> = {}) =>
    invalidRequest(
      `The PaymentMethod ${method} does not belong to the Customer you supplied ${customer}. Please use this ` +
        'PaymentMethod with the Customer that it belongs to instead.',
      { param: 'payment_method', ...attached },
    ),
  /** [seen] An intent without a customer, and the payment method of one; the one intent words it otherwise than the other. */
  methodNeedsCustomer: (
    intent: 'payment_intent' | 'setup_intent',
    method: string,
    owner: string,
    attached: Partial<ErrorBody> = {},
  ) =>
    intent === 'payment_intent'
      ? invalidRequest(
          `The \`payment_method\` parameter supplied ${method} belongs to the Customer ${owner}. Please include the ` +
            'Customer in the `customer` parameter on the PaymentIntent.',
          { code: 'parameter_missing', param: 'source', ...attached },
        )
      : invalidRequest(
          `The payment method supplied (${method}) belongs to the Customer ${owner}. Please include the Customer in ` +
            'the `customer` parameter on the SetupIntent.',
          { param: 'payment_method', ...attached },
        ),
  /** [seen] The customer could not be authenticated; the intent may be tried with another method. */
  failedAuthentication: (intent: 'payment_intent' | 'setup_intent', noun: string, attached: Partial<ErrorBody> = {}) =>
    invalidRequest(
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new ' +
        `PaymentMethod to attempt to fulfill this ${noun} again.`,
      { code: `${intent}_authentication_failure`, ...attached },
    ),
  /** [recording] Paying again with a method that no customer holds. */
  usedUpMethod: () =>
    invalidRequest(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a ' +
        'connected account without Customer attachment, or was detached from a Customer. It may not be used again. To ' +
        'use a PaymentMethod multiple times, you must attach it to a Customer first.',
    ),
  /** [seen] Attaching such a method. */
  usedUpByDetaching: () =>
    invalidRequest(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, ' +
        'and may not be used again.',
    ),
  /** [seen] https://docs.stripe.com/error-codes#token-already-used */
  usedToken: (token: string) =>
    invalidRequest(`You cannot use a Stripe token more than once: ${token}.`, { code: 'token_already_used' }),
  /** [seen] https://docs.stripe.com/error-codes#account-number-invalid @param at the hash that describes the account */
  badBankAccount: ({ message, param }: { message: string; param: string }, at: string) =>
    invalidRequest(message, { code: `${param}_invalid`, param: `${at}[${param}]` }),
  /** [seen] */
  unknownMethodType: (type: string) =>
    invalidRequest(
      `The payment method type provided: ${type} is invalid. Please ensure the provided type is activated in your ` +
        'dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview ' +
        'features that you are trying to use. See https://stripe.com/docs/payments/payment-methods/integration-options ' +
        'for supported payment method, currency, and country combinations.',
      { param: 'payment_method_types' },
    ),
  /** [seen] */
  wrongCurrency: (currency: string, type: string, list: readonly string[]) =>
    invalidRequest(
      `The currency provided (${currency}) is invalid. Payments with ${type} support the following currencies: ` +
        `${list.join(', ')}.`,
      { param: 'payment_method_types' },
    ),
  /** [assumed] A payment method of one type, described as one of another. */
  otherMethodDescribed: (type: string, other: string, param: string) =>
    invalidRequest(`You described a payment method of type \`${other}\`, but its \`type\` is \`${type}\`.`, { param }),
  /** [assumed] A method that cannot set money aside, or cannot be kept. */
  unsupportedByMethod: (type: string, param: string, value: string) =>
    invalidRequest(`The payment method type \`${type}\` does not support \`${param}\` \`${value}\`.`, {
      code: 'payment_intent_incompatible_payment_method',
      param,
    }),
  /** [seen] A page that may follow must lead back. @param noun of the intent */
  needsReturnUrl: (noun: string, attached: Partial<ErrorBody>) =>
    invalidRequest(
      `This ${noun} is configured to accept payment methods enabled in your Dashboard. Because some of these payment ` +
        "methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to " +
        'accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and ' +
        '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
      attached,
    ),
  /** https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment: nobody has agreed to a debit. */
  needsMandate: (noun: string, code: string, attached: Partial<ErrorBody>) =>
    invalidRequest(
      `This ${noun} requires a mandate, but no existing mandate was found. Collect mandate acceptance from the customer ` +
        'and try again, providing acceptance data in the mandate_data parameter.',
      { code, ...attached },
    ),
  /** [seen] The customer, or the provider, said no on its page. */
  attemptFailed: (code: string, attached: Partial<ErrorBody> = {}) =>
    invalidRequest(ATTEMPTS[code] ?? 'The payment failed.', { code, ...attached }),
  /** [seen] Charging a card that the customer does not have. https://docs.stripe.com/error-codes#missing */
  unlinkedSource: (customer: string, source: string) =>
    new StripeError(404, {
      type: 'invalid_request_error',
      code: 'missing',
      message: `Customer ${customer} does not have a linked source with ID ${source}.`,
      param: 'source',
    }),
  /** [seen] */
  invalidSource: (param: string) =>
    invalidRequest(
      `Invalid ${param} object: must be a dictionary or a non-empty string. See API docs at https://stripe.com/docs'`,
      { param },
    ),
  /** [seen] */
  unchargeableSource: () => invalidRequest('The source you provided is not in a chargeable state.'),
  /** [seen] */
  consumedSource: () =>
    invalidRequest(
      'The reusable source you provided is consumed because it was previously charged without being attached to a ' +
        'customer or was detached from a customer. To charge a reusable source multiple times you must attach it to a ' +
        'customer first.',
    ),
  /** [seen] Charging a customer who has no card. https://docs.stripe.com/error-codes#missing */
  missingCard: (_customer?: string) =>
    paymentErrors.cardError({
      code: 'missing',
      message: 'Cannot charge a customer that has no active card',
      param: 'card',
    }),
};
