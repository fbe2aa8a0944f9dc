import { describe, expect, test } from 'vitest';
import { errors, keepingChanges, maskKey, renderError, StripeError } from './errors.ts';

const context = { requestId: 'req_1', account: 'acct_1' };

describe('rendering', () => {
  test('names come in the alphabet’s order, with the page of the code and the log of the request', () => {
    const { error } = renderError(errors.resourceMissing('customer', 'cus_x'), context);
    expect(Object.entries(error)).toEqual([
      ['code', 'resource_missing'],
      ['doc_url', 'https://stripe.com/docs/error-codes/resource-missing'],
      ['message', "No such customer: 'cus_x'"],
      ['param', 'id'],
      ['request_log_url', 'https://dashboard.stripe.com/acct_1/test/workbench/logs?object=req_1'],
      ['type', 'invalid_request_error'],
    ]);
  });

  test('without an account or a code there is neither', () => {
    const { error } = renderError(errors.invalidApiKey('sk_test_x'), { requestId: 'req_1' });
    expect(error).toEqual({ message: 'Invalid API Key provided: sk_test_x', type: 'invalid_request_error' });
  });

  test('a code without a page has no link', () => {
    expect(renderError(errors.expandedTooDeep('a.b.c.d.e', 4), context).error).not.toHaveProperty('doc_url');
  });

  test('what a payment attaches is rendered whole', () => {
    const { error } = renderError(
      errors.cardError({
        message: 'Your card was declined.',
        code: 'card_declined',
        charge: 'ch_1',
        payment_intent: { id: 'pi_1' },
      }),
      context,
    );
    expect(Object.keys(error)).toEqual([
      'charge',
      'code',
      'doc_url',
      'message',
      'payment_intent',
      'request_log_url',
      'type',
    ]);
  });
});

/** Recordings show the first five. */
describe('a thing that does not exist', () => {
  test.each([
    [errors.resourceMissing('charge', 'ch_x'), 404, "No such charge: 'ch_x'", 'id'],
    [
      errors.resourceMissing('payment_intent', 'does not exist'),
      404,
      "No such payment_intent: 'does not exist'",
      'intent',
    ],
    [errors.resourceMissing('setup_intent', 'x'), 404, "No such setupintent: 'x'", 'intent'],
    [errors.resourceMissing('payment_method', 'abcd'), 404, "No such PaymentMethod: 'abcd'", 'payment_method'],
    [errors.resourceMissing('customer', 'cus_x', 'customer'), 400, "No such customer: 'cus_x'", 'customer'],
    [errors.resourceMissing('customer', 'cus_x', 'customer', 404), 404, "No such customer: 'cus_x'", 'customer'],
    [errors.resourceMissing('charge', 'ch_x', 'id'), 404, "No such charge: 'ch_x'", 'id'],
    [errors.badCursor('charge', 'ch_x', 'starting_after'), 400, "No such charge: 'ch_x'", 'starting_after'],
    [
      errors.resourceMissing('charge', " ch'x"),
      404,
      "No such charge: ' ch\\'x'. Make sure you use the exact id without extra whitespace or quotes",
      'id',
    ],
  ])('%s', (error, status, message, param) => {
    expect(error).toBeInstanceOf(StripeError);
    expect(error).toMatchObject({ status, body: { message, param, code: 'resource_missing' } });
  });
});

describe('the request itself', () => {
  test.each([
    ['sk_test_x', 'sk_test_x'],
    ['sk_test_abcdefghuCJm', 'sk_test_********uCJm'],
    ['garbage', '***bage'],
    ['', ''],
  ])('the key %s is shown as %s', (key, shown) => {
    expect(maskKey(key)).toBe(shown);
  });

  test('a path that Stripe does not have', () => {
    expect(errors.unknownPath('GET', '/v1/foo').message).toBe(
      'Unrecognized request URL (GET: /v1/foo). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.',
    );
    expect(errors.unknownPath('GET', '/v1/customers/').message).toContain('remove the trailing slash');
  });

  test.each([
    [errors.noApiKey(), 401, 'invalid_request_error'],
    [errors.liveKey(), 401, 'invalid_request_error'],
    [errors.permissionWithPublishableKey(), 401, 'invalid_request_error'],
    [errors.jsonBody(), 400, 'invalid_request_error'],
    [errors.bodyTooLarge(), 413, 'invalid_request_error'],
    [errors.badVersion('x'), 400, 'invalid_request_error'],
    [errors.internal('req_1'), 500, 'api_error'],
    [errors.idempotencyMismatch('parameters', 'k'), 400, 'idempotency_error'],
    [errors.idempotencyMismatch('endpoint', 'k', '/v1/charges'), 400, 'idempotency_error'],
    [errors.idempotencyInFlight('k'), 409, 'idempotency_error'],
    [errors.cardError({ message: 'm' }), 402, 'card_error'],
  ])('%s', (error, status, type) => {
    expect(error.status).toBe(status);
    expect(error.body.type).toBe(type);
  });
});

/** The form is that of recordings. */
describe('what a payment leaves behind', () => {
  const intent = { id: 'pi_1', object: 'payment_intent' };
  const declined = errors.cardError(
    { message: 'Your card was declined.', code: 'card_declined', decline_code: 'generic_decline' },
    { charge: 'ch_1', payment_method: { id: 'pm_1' } },
  );

  test('the same decline goes into the intent, and with the intent into the answer', () => {
    const names = ['charge', 'code', 'decline_code', 'doc_url', 'message', 'payment_method', 'type'];
    expect(Object.keys(errors.rendered(declined))).toEqual(names);
    const kept = keepingChanges(declined, { payment_intent: intent });
    expect(kept).toMatchObject({ status: 402, keepsChanges: true, body: { payment_intent: intent, charge: 'ch_1' } });
    expect(errors.rendered(kept)).toEqual(errors.rendered(declined));
    expect(declined.keepsChanges).toBe(false);
  });

  test('a state that forbids a move is named, and the intent attached', () => {
    const code = 'payment_intent_unexpected_state';
    const error = errors.unexpectedState(code, 'You cannot.', { payment_intent: intent });
    expect(error).toMatchObject({ status: 400, body: { code, payment_intent: intent } });
  });

  test('an action that nobody wants', () => {
    expect(errors.actionNotWanted(intent)).toMatchObject({
      status: 402,
      body: { code: 'authentication_required', decline_code: 'authentication_not_handled', payment_intent: intent },
    });
  });
});

const ONE_OF = 'One of the following params should be provided for this request: payment_intent or charge.';
const AT_LEAST = 'This value must be greater than or equal to 1.';

test.each([
  [errors.oneOfRequired('payment_intent', 'charge'), { message: ONE_OF }],
  [errors.mutuallyExclusive('a', 'b'), { message: 'You may only specify one of these parameters: a, b.', param: 'a' }],
  [errors.invalidPositiveInteger('n'), { message: AT_LEAST, param: 'n', code: 'parameter_invalid_integer' }],
  [errors.tooManyItems('types', 20), { message: 'Array types exceeded maximum 20 allowed elements.', param: 'types' }],
  [errors.alreadyExists('Product'), { message: 'Product already exists.', code: 'resource_already_exists' }],
  [errors.invalidRequest('No.', undefined, 'x_y'), { message: 'No.', code: 'x_y' }],
])('%s', (error, expected) => {
  expect(error.status).toBe(400);
  expect(error.body).toMatchObject({ type: 'invalid_request_error', ...expected });
});

test('the catalogue cannot be changed', () => {
  expect(Object.isFrozen(errors)).toBe(true);
});
