/** What a row of the tables of test cards says. https://docs.stripe.com/testing */
import type { DeclineName } from '../declines.ts';

export type Brand = 'amex' | 'diners' | 'discover' | 'jcb' | 'mastercard' | 'unionpay' | 'visa';

type CheckResult = 'pass' | 'fail' | 'unavailable';

export interface TestCard {
  /** Names it everywhere but to the network: `pm_card_<key>` and `tok_<key>` unless it has no names. */
  key: string;
  number: string;
  brand: Brand;
  /** Two letters. */
  country: string;
  funding: 'credit' | 'debit' | 'prepaid';
  /** Known by its number only. */
  unnamed?: true;
  /** Further names, without `pm_card_` or `tok_`. */
  alsoNamed?: readonly string[];
  /** Networks that a co-branded card runs on; the brand's own otherwise. */
  networks?: readonly string[];
  /** The answer to every charge, after any authentication. */
  decline?: DeclineName;
  /** It can be given to a customer although its charges are declined. */
  attaches?: true;
  /** Answers of the bank to what was given; `pass` unless said. */
  checks?: { line1?: CheckResult; postalCode?: CheckResult; cvc?: CheckResult };
  /**
   * `enrolled`: authenticates when asked to. `required`: always wants to be asked.
   * `until_set_up`: wants to be asked until it is set up for payments off session. `set_up`: counts as set up already.
   * `frictionless`: the bank knows without asking. `broken`: asking goes wrong.
   */
  threeDSecure?: 'enrolled' | 'required' | 'until_set_up' | 'set_up' | 'unsupported' | 'frictionless' | 'broken';
  /** What becomes of refunds. */
  refund?: 'pending' | 'fails';
  /** Charges skip the pending balance. */
  available?: true;
  /** What the account's fraud rules make of it. */
  risk?: 'elevated' | 'highest' | 'blocked';
  /** What the cardholder does about a charge. */
  dispute?:
    | 'fraudulent'
    | 'product_not_received'
    | 'inquiry'
    | 'early_fraud_warning'
    | 'multiple'
    | 'compelling_evidence'
    | 'compliance';
}

type Rest = Omit<TestCard, 'key' | 'number' | 'brand' | 'country' | 'funding'> &
  Partial<Pick<TestCard, 'brand' | 'country' | 'funding'>>;

/** A row: an American Visa credit card unless it says otherwise. */
export const row = (key: string, number: string, rest: Rest = {}): TestCard => ({
  key,
  number,
  brand: 'visa',
  country: 'US',
  funding: 'credit',
  ...rest,
});
