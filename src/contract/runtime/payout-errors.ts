/** Errors of paying out, and of the accounts that are paid out to. */
import { invalidRequest, StripeError } from './stripe-error.ts';

export const payoutErrors = {
  /** [recording] https://docs.stripe.com/error-codes#balance-insufficient */
  balanceInsufficient: (sourceType: string) =>
    invalidRequest(
      `You have insufficient funds in your Stripe account for this transfer. Your ${sourceType} balance is too low.  ` +
        'You can use the /v1/balance endpoint to view your Stripe balance (for more details, see ' +
        'stripe.com/docs/api#balance).',
      { code: 'balance_insufficient' },
    ),
  /** [recording] @param most as text: `$9999` */
  instantTooLarge: (most: string) =>
    invalidRequest(`Instant Payouts to bank accounts are only supported for amounts less than or equal to ${most}`),
  /** [assumed] @param least as text: `$0.50` */
  instantTooSmall: (least: string) =>
    invalidRequest(`Instant Payouts are only supported for amounts greater than or equal to ${least}`),
  /** [seen] */
  noExternalAccountIn: (currency: string) =>
    invalidRequest(`Sorry, you don't have any external accounts in that currency (${currency})`),
  /** [seen] 404 in a path, 400 in a parameter. */
  noExternalAccount: (id: string, param?: string) =>
    new StripeError(param === undefined ? 404 : 400, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such external account: '${id}'`,
      param: param ?? 'id',
    }),
  /** https://docs.stripe.com/error-codes#invalid-card-type */
  creditCardForPayouts: () =>
    invalidRequest(
      'The card provided as an external account is not supported for payouts. Provide a non-prepaid debit card instead.',
      { code: 'invalid_card_type', param: 'external_account' },
    ),
  /** [seen] */
  defaultExternalAccount: (currency: string) =>
    invalidRequest(
      `You cannot delete the default external account for your default currency. Please make another external account ` +
        `the default using the \`default_for_currency\` param, and then delete this one (${currency}).`,
    ),
  /** [assumed] https://docs.stripe.com/payouts#payout-failures */
  brokenExternalAccount: (id: string) =>
    invalidRequest(
      `The external account ${id} cannot be paid out to because an earlier payout to it failed. Update its details, or ` +
        'add another one.',
      { param: 'destination' },
    ),
  /** [seen] */
  notAnAutomaticPayout: () =>
    invalidRequest('Balance transaction history can only be filtered on automatic transfers, not manual.', {
      param: 'payout',
    }),
};
