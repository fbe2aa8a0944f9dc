/** Errors about the request itself: its key, its address, its body, its version. */
import { type ErrorBody, invalidRequest, StripeError } from './stripe-error.ts';

const HELP = 'we can help at https://support.stripe.com/.';
const KEYS_PAGE = 'https://dashboard.stripe.com/account/apikeys';

function refused(status: number, message: string, fields: Partial<ErrorBody> = {}): StripeError {
  return new StripeError(status, { type: 'invalid_request_error', message, ...fields });
}

/** Stars for all but the kind of a key and its last four characters; very short keys stay as they are. [recording] */
export function maskKey(key: string): string {
  const parts = /^((?:[sprk]k_)?(?:test_|live_)?)(.*)$/s.exec(key);
  const kind = parts?.[1] ?? '';
  const secret = parts?.[2] ?? '';
  if (secret.length <= 4) return key;
  return `${kind}${'*'.repeat(secret.length - 4)}${secret.slice(-4)}`;
}

export const requestErrors = {
  /** [seen] https://docs.stripe.com/api/authentication */
  noApiKey: () =>
    refused(
      401,
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
        "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for " +
        `details, or ${HELP}`,
    ),
  /** [recording] @param masked the key as {@link maskKey} shows it */
  invalidApiKey: (masked: string) => refused(401, `Invalid API Key provided: ${masked}`),
  /** Awning's own: no live key may ever reach an emulator. */
  liveKey: () =>
    refused(
      401,
      'Live mode keys are refused: this is Awning, an emulator of Stripe, and a live key should never be sent to it. ' +
        'Use a test mode key instead, such as sk_test_123.',
    ),
  /** [seen], the code and status assumed. https://docs.stripe.com/error-codes#secret-key-required */
  permissionWithPublishableKey: () =>
    refused(
      401,
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of ' +
        `your API keys at ${KEYS_PAGE}.`,
      { code: 'secret_key_required' },
    ),
  /** [assumed] An app's key is good for one customer only, and for an hour. */
  permissionWithEphemeralKey: () =>
    refused(403, 'This API call cannot be made with an ephemeral API key. Please use a secret API key.', {
      code: 'secret_key_required',
    }),
  /** [seen] https://docs.stripe.com/error-codes#api-key-expired */
  expiredKey: (masked: string) => refused(401, `Expired API Key provided: ${masked}`, { code: 'api_key_expired' }),
  /** [recording] */
  accountInvalid: (maskedKey: string, account: string) =>
    refused(
      403,
      `The provided key '${maskedKey}' does not have access to account '${account}' (or that account does not ` +
        'exist). Application access may have been revoked.',
      { code: 'account_invalid' },
    ),
  /** [seen] A trailing slash gets advice. */
  unknownPath: (method: string, path: string) => {
    const advice =
      path.length > 4 && path.endsWith('/')
        ? 'If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, ' +
          'make sure you passed a valid (non-empty) identifier in your code. '
        : '';
    return refused(
      404,
      `Unrecognized request URL (${method}: ${path}). ${advice}Please see https://stripe.com/docs or ${HELP}`,
    );
  },
  /** [seen] */
  jsonBody: () =>
    invalidRequest(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any ' +
        `questions, ${HELP}`,
    ),
  /** [assumed] A body or query whose encoding or brackets make no sense gets the text of a wrong content type. */
  malformedForm: () => requestErrors.jsonBody(),
  /** [assumed] */
  bodyTooLarge: () => refused(413, 'The request body is too large.'),
  /** [assumed] */
  bodyIncomplete: () => refused(408, 'The request body did not arrive in time.'),
  /** [seen] */
  badVersion: (version: string) => invalidRequest(`Invalid Stripe API version: ${version}`),
  /** [assumed] Awning's own: an operation that Stripe has and Awning does not emulate yet. */
  notEmulated: (operation: string) =>
    refused(400, `Awning does not emulate ${operation} yet.`, { code: 'awning_not_emulated' }),
  /** [assumed] Awning's own: its database cannot be reached, or takes too long. */
  unavailable: (requestId: string) =>
    new StripeError(503, {
      type: 'api_error',
      message: `Awning cannot use its database at the moment; please try again. (Request ID: ${requestId})`,
    }),
  /** [seen] */
  internal: (requestId: string) =>
    new StripeError(500, {
      type: 'api_error',
      message:
        `Sorry! There was an error while talking to Stripe. Please contact us at https://support.stripe.com/ if it ` +
        `persists. (Request ID: ${requestId})`,
    }),
};
