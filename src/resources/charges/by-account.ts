/** Charging a customer's bank account directly: the bank answers later. https://docs.stripe.com/ach-deprecated */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { US_ACCOUNTS } from '../../network/banks/us-accounts.ts';
import type { Means } from './attempt.ts';
import { chargeLater } from './later.ts';
import type { Charge } from './states.ts';

type Account = Stored<'bank_account'>;
type Details = Extract<Means, { kind: 'other' }>['details'];

const NOBODY = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

const holderOf = ({ account_holder_name }: Account) => ({
  address: NOBODY,
  email: null,
  name: account_holder_name,
  phone: null,
  tax_id: null,
});

/** The end of a test account tells which one it is. */
const behaviourOf = ({ last4 }: Account) => US_ACCOUNTS.find(({ number }) => number.endsWith(last4))?.behaviour;

/** @throws StripeError when the account is not proved to be the customer's, or cannot pay so */
function check({ id, status }: Account, { capture, currency }: Stripe.ChargeCreateParams): void {
  if (status !== 'verified')
    throw errors.invalidRequest(
      `The bank account ${id} cannot be charged because it is not verified.`,
      'source',
      'bank_account_unverified',
    );
  if (currency?.toLowerCase() !== 'usd')
    throw errors.invalidRequest('Charges to a bank account must be in usd.', 'currency', 'invalid_currency');
  if (capture === false) throw errors.invalidRequest('Charges to a bank account cannot be captured later.', 'capture');
}

/** @param fields what does not depend on the source */
export async function chargeAccount(
  ctx: Context,
  params: Stripe.ChargeCreateParams,
  account: Account,
  fields: Partial<Charge> & Pick<Charge, 'amount' | 'currency'>,
): Promise<Charge> {
  check(account, params);
  const { account_holder_type, bank_name, country, fingerprint, last4, routing_number } = account;
  const ach_debit = { account_holder_type, bank_name, country, fingerprint, last4, routing_number };
  const behaviour = behaviourOf(account);
  const attempt = {
    fields: {
      ...fields,
      billing_details: holderOf(account),
      calculated_statement_descriptor: null,
      payment_method: account.id,
      source: account,
    },
    means: {
      kind: 'other' as const,
      details: { type: 'ach_debit', ach_debit } as Details,
      internal: { method: 'us_bank_account', behaviour },
    },
  };
  return chargeLater(ctx, attempt, behaviour);
}
