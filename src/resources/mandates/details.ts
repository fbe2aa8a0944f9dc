/** What a mandate says of its payment method. https://docs.stripe.com/api/mandates/object#mandate_object-payment_method_details */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { defined } from '../../core/values.ts';

type Details = Stored<'mandate'>['payment_method_details'];

/** Characters of the reference that a customer sees on a statement. */
const REFERENCE_LENGTH = 16;

const BLANK_PAYTO = {
  amount: null,
  amount_type: 'maximum',
  end_date: null,
  payment_schedule: 'adhoc',
  payments_per_period: null,
  purpose: null,
  start_date: null,
};

/** @param options of the method, as the intent has them @param url where the mandate can be read */
export function mandateDetails(
  ctx: Context,
  type: string,
  options: Readonly<Record<string, unknown>>,
  url: string,
): Details {
  const terms = (options.mandate_options ?? {}) as Readonly<Record<string, unknown>>;
  const prefix = (terms.reference_prefix as string | undefined) ?? '';
  const reference = prefix + ctx.draw(REFERENCE_LENGTH - Math.min(prefix.length, 12)).toUpperCase();
  const shown: Readonly<Record<string, object>> = {
    acss_debit: {
      ...defined({ default_for: terms.default_for }),
      interval_description: terms.interval_description ?? null,
      payment_schedule: terms.payment_schedule ?? 'sporadic',
      transaction_type: terms.transaction_type ?? 'personal',
    },
    au_becs_debit: { url },
    payto: { ...BLANK_PAYTO, ...Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null)) },
    bacs_debit: { network_status: 'pending', reference, revocation_reason: null, url },
    sepa_debit: { reference, url },
    us_bank_account: terms.collection_method === 'paper' ? { collection_method: 'paper' } : {},
  };
  return { type, [type]: shown[type] ?? {} } as Details;
}
