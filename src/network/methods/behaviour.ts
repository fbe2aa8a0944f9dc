/** What a test account or a test customer does. */

export type FailureName = keyof typeof FAILURES;

/** Why a debit came back. https://docs.stripe.com/error-codes */
export const FAILURES = {
  account_closed: "The customer's bank account has been closed.",
  charge_exceeds_source_limit: "The payment exceeds the account's weekly volume limit.",
  charge_exceeds_transaction_limit: "The payment exceeds the account's transaction limit.",
  charge_exceeds_weekly_limit: "The payment exceeds the account's weekly transaction limit.",
  debit_not_authorized: 'The customer has notified their bank that this payment was unauthorized.',
  generic_decline: "The customer's bank declined the payment.",
  insufficient_funds: "The customer's account has insufficient funds to cover this payment.",
  invalid_currency: "The customer's bank account cannot be debited in this currency.",
  no_account: "The customer's bank account could not be located.",
  refer_to_customer: "The customer's bank refused the payment; ask the customer to contact it.",
} as const;

export interface Behaviour {
  /** What becomes of a debit; it succeeds unless said. `stays`: nothing, ever. */
  fails?: FailureName;
  stays?: true;
  /** It takes three minutes. */
  slow?: true;
  /** The customer disputes the payment. */
  disputed?: true;
  /** The account's fraud rules stop it. */
  blocked?: true;
  /** The bank refuses the mandate. */
  mandateRefused?: true;
  /** The two small deposits do not arrive. */
  noDeposits?: true;
}

/** Written as text, as it is kept with a payment method. */
export const BEHAVIOURS = {
  succeeds: {},
  succeeds_slowly: { slow: true },
  stays: { stays: true },
  disputed: { disputed: true },
  disputed_slowly: { disputed: true, slow: true },
  blocked: { blocked: true },
  no_deposits: { noDeposits: true },
  mandate_refused: { mandateRefused: true },
  account_closed: { fails: 'account_closed' },
  debit_not_authorized: { fails: 'debit_not_authorized' },
  debit_not_authorized_slowly: { fails: 'debit_not_authorized', slow: true },
  declined: { fails: 'generic_decline' },
  declined_slowly: { fails: 'generic_decline', slow: true },
  insufficient_funds: { fails: 'insufficient_funds' },
  insufficient_funds_slowly: { fails: 'insufficient_funds', slow: true },
  invalid_currency: { fails: 'invalid_currency' },
  no_account: { fails: 'no_account' },
  over_transaction_limit: { fails: 'charge_exceeds_transaction_limit' },
  over_weekly_limit: { fails: 'charge_exceeds_weekly_limit' },
  over_volume_limit: { fails: 'charge_exceeds_source_limit' },
  refer_to_customer: { fails: 'refer_to_customer' },
  refer_to_customer_slowly: { fails: 'refer_to_customer', slow: true },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof BEHAVIOURS;

export const behaviourOf = (name: BehaviourName = 'succeeds'): Behaviour => BEHAVIOURS[name];
