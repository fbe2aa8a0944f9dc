/** `payment_method_details` of a charge, cards aside. https://docs.stripe.com/api/charges/object#charge_object-payment_method_details */
import { own } from '../own.ts';
import { DEBITS } from './debits.ts';

/** What only a payment method shows. */
const OF_METHODS = new Set([
  'dob',
  'email',
  'financial_connections_account',
  'funding',
  'generated_from',
  'networks',
  'persistent_token',
  'status_details',
]);

/** Options of the payment that its charge repeats. */
const OF_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  afterpay_clearpay: ['reference'],
  bancontact: ['preferred_language'],
  klarna: ['preferred_locale'],
  sofort: ['preferred_language'],
};

const WITH_MANDATE = new Set(DEBITS.map(({ type }) => type).filter((type) => type !== 'nz_bank_account'));

interface Paid {
  /** What the payment method shows of itself. */
  details: object;
  /** How it was to be used. */
  options: Readonly<Record<string, unknown>>;
  /** On which it was debited. */
  mandate: string | null;
}

export function paidDetails(type: string, { details, options, mandate }: Paid): Record<string, unknown> {
  const shown = Object.fromEntries(Object.entries(details).filter(([name]) => !OF_METHODS.has(name)));
  for (const name of own(OF_OPTIONS, type) ?? []) shown[name] ??= options[name] ?? null;
  if (options.target_date) shown.expected_debit_date = options.target_date;
  return { type, [type]: WITH_MANDATE.has(type) ? { ...shown, mandate } : shown };
}
