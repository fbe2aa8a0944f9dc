/** `payment_method_details` of a charge, cards aside. https://docs.stripe.com/api/charges/object#charge_object-payment_method_details */
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

const WITH_MANDATE = new Set(DEBITS.map(({ type }) => type).filter((type) => type !== 'nz_bank_account'));

/** @param details what the payment method shows of itself @param mandate on which it was debited */
export function paidDetails(type: string, details: object, mandate: string | null): Record<string, unknown> {
  const shown = Object.fromEntries(Object.entries(details).filter(([name]) => !OF_METHODS.has(name)));
  return { type, [type]: WITH_MANDATE.has(type) ? { ...shown, mandate } : shown };
}
