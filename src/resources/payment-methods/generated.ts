/** Methods that pay once leave a debit for later: iDEAL, Bancontact and Sofort tell the account behind them. https://docs.stripe.com/payments/ideal/set-up-payment */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { describeMethod, isFault } from '../../network/methods/describe.ts';
import { mandateDetails } from '../mandates/details.ts';
import { type Acceptance, makeMandate } from '../mandates/make.ts';

type Method = Stored<'payment_method'>;

/** The account behind each method. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  bancontact: 'BE62510007547061',
  ideal: 'NL39RABO0300065264',
  sofort: 'DE89370400440532013000',
};

export interface GeneratedDebit {
  generated_sepa_debit: string;
  generated_sepa_debit_mandate: string;
  iban_last4: string;
}

export const generatesDebit = (type: string): boolean => type in ACCOUNTS;

/** @param intent whose customer gets the debit @param agreed how the customer agreed to it */
export async function makeGeneratedDebit(
  ctx: Context,
  { customer }: { customer: string | null },
  { billing_details, type }: Method,
  agreed: Acceptance | undefined,
): Promise<GeneratedDebit> {
  const iban = ACCOUNTS[type] as string;
  const described = describeMethod('sepa_debit', { iban }, ctx.account);
  if (isFault(described)) throw new Error(`no account is behind ${type}`);
  const method = await ctx.create(
    'payment_method',
    {
      allow_redisplay: 'unspecified',
      billing_details,
      customer,
      metadata: {},
      sepa_debit: described.details,
      type: 'sepa_debit',
    } as never,
    { internal: { behaviour: described.behaviour, verified: true, setUp: true } },
  );
  if (customer !== null) await ctx.emit('payment_method.attached', method);
  const id = ctx.newId('mandate');
  const url = `${ctx.env.publicUrl()}/_awning/mandates/${ctx.account}/${id}`;
  const details = mandateDetails(ctx, 'sepa_debit', {}, url);
  await makeMandate(ctx, { payment_method: method.id, acceptance: agreed, details }, id);
  return { generated_sepa_debit: method.id, generated_sepa_debit_mandate: id, iban_last4: iban.slice(-4) };
}
