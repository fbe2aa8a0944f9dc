/** What a row of the tables of payment methods says. https://docs.stripe.com/payments/payment-methods/payment-method-support */

/**
 * How a customer pays: `card`: the bank answers at once. `instant`: there is nothing to ask. `debit`: on a mandate, and the bank
 * answers later. `redirect`: on a page of the provider. `voucher`: with a number, at a shop or a bank. `transfer`: to an account.
 */
export type Flow = 'card' | 'instant' | 'debit' | 'redirect' | 'voucher' | 'transfer';

export type Usage = 'off_session' | 'on_session';

export interface MethodKind {
  type: string;
  flow: Flow;
  /** In lower case; null: all. */
  currencies: readonly string[] | null;
  /** What it can be kept for; nothing unless said. */
  future?: readonly Usage[];
  /** The customer must agree to debits. */
  mandate?: true;
  /** The customer's bank asks for the agreement itself, and nobody else need. */
  asksForMandate?: true;
  /** Money can be set aside first. */
  manualCapture?: true;
  /** The bank's answer comes later. */
  delayed?: true;
  /** Two small deposits prove the account, unless it was verified at once. */
  microdeposits?: true;
  /** Billing details without which it cannot pay, such as `name`. */
  needs?: readonly string[];
  /** `type` of an intent's `next_action`; `redirect_to_url` unless said. */
  action?: string;
  /** Its options as an intent shows them unless the caller sets some. */
  options?: Readonly<Record<string, unknown>>;
  /** The same of a SetupIntent, where they differ; nothing, where it has none. */
  setupOptions?: Readonly<Record<string, unknown>>;
  /** Code of the error when the customer says no. */
  refusal?: string;
}

type Rest = Omit<MethodKind, 'type' | 'flow' | 'currencies'>;

/** A row. @param currencies separated by spaces; `*`: all */
export const kind = (type: string, flow: Flow, currencies: string, rest: Rest = {}): MethodKind => ({
  type,
  flow,
  currencies: currencies === '*' ? null : currencies.split(' '),
  ...rest,
});

export const BOTH: readonly Usage[] = ['off_session', 'on_session'];
export const LATER: readonly Usage[] = ['off_session'];
