/** Proving that a bank account is the customer's: two small deposits are named. https://docs.stripe.com/ach-deprecated#manually-collecting-and-verifying-bank-accounts */
import { errors, keepingChanges } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { MICRODEPOSITS, VERIFICATION_TRIES } from '../../network/banks/us.ts';
import type { BankAccount } from './bank-account.ts';

const CODE = 'bank_account_verification_failed';

/** @throws StripeError when the amounts are wrong; the try counts */
export async function verifyAccount(ctx: Context, account: BankAccount, amounts: number[] = []): Promise<BankAccount> {
  if (account.status === 'verified') throw errors.invalidRequest('This bank account has already been verified.');
  if (amounts.length !== 2)
    throw errors.invalidRequest('You must provide exactly two microdeposit amounts.', 'amounts');
  if (account.status === 'verification_failed') throw tooOften();
  const right = [...amounts].sort((a, b) => a - b).every((amount, i) => amount === MICRODEPOSITS[i]);
  if (right)
    return ctx.update('bank_account', account.id, { status: 'verified' }, { events: ['customer.source.updated'] });
  return fail(ctx, account);
}

const tooOften = () =>
  errors.invalidRequest('You have exceeded the number of allowed verification attempts.', undefined, CODE);

async function fail(ctx: Context, { id }: BankAccount): Promise<never> {
  const { tries = 0 } = await ctx.internal<{ tries?: number }>('bank_account', id);
  const last = tries + 1 >= VERIFICATION_TRIES;
  const changes = last ? { status: 'verification_failed' } : {};
  await ctx.update('bank_account', id, changes, {
    internal: { tries: tries + 1 },
    events: ['customer.source.updated'],
  });
  const message = 'The amounts provided do not match the amounts that were sent to the bank account.';
  throw keepingChanges(last ? tooOften() : errors.invalidRequest(message, undefined, CODE));
}
