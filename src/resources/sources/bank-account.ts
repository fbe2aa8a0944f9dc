/** Bank accounts of the older Sources API. https://docs.stripe.com/ach-deprecated */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Used } from '../tokens/use.ts';

export type BankAccount = Stored<'bank_account'>;

export async function storeBankAccount(
  ctx: Context,
  { account }: Extract<Used, { kind: 'bank_account' }>,
  customer: string,
): Promise<BankAccount> {
  return ctx.create('bank_account', { ...account, customer, metadata: {} }, { id: account.id });
}
