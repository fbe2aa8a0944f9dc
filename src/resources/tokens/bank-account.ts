/** Tokens of bank accounts. https://docs.stripe.com/api/tokens/create_bank_account */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { checkCurrency } from '../../core/money.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { BANK_NAME, bankFault, ROUTING_NUMBER } from '../../network/banks/us.ts';
import { fingerprint } from '../../network/fingerprint.ts';
import { type PayoutFailure, payoutFailureOf } from '../../network/payouts.ts';
import { makeToken, type Token } from './make.ts';

type Given = Stripe.TokenCreateParams['bank_account'];
type Account = NonNullable<Token['bank_account']>;

export async function makeBankToken(ctx: Context, given: Given): Promise<Token> {
  if (typeof given !== 'object') throw errors.resourceMissing('bank_account', given ?? '', 'bank_account');
  refuseUnsupported(given, ['payment_method']);
  const { account_holder_name, account_holder_type, account_number, account_type, currency, routing_number } = given;
  const country = given.country.toUpperCase();
  if (country === 'US' && routing_number === undefined) throw errors.missingParam('bank_account[routing_number]');
  const numbers = { country, routingNumber: routing_number ?? null, accountNumber: account_number };
  const fault = bankFault(numbers);
  if (fault !== undefined) throw errors.badBankAccount(fault, 'bank_account');
  return storeBankToken(ctx, numbers, {
    account_holder_name: account_holder_name ?? null,
    account_holder_type: account_holder_type ?? null,
    account_type: account_type ?? null,
    currency: currency === undefined ? 'usd' : checkCurrency(currency, 'bank_account[currency]'),
    status: 'new',
  });
}

/** Test names and the account behind them. https://docs.stripe.com/ach-deprecated#testing-ach */
const NAMED: ReadonlyMap<string, 'new' | 'verified'> = new Map([
  ['btok_us', 'new'],
  ['btok_us_verified', 'verified'],
]);

/** @returns the token that a test name stands for; undefined when it is none */
export async function namedBankToken(ctx: Context, name: string): Promise<Token | undefined> {
  const status = NAMED.get(name);
  if (status === undefined) return undefined;
  const numbers = { country: 'US', routingNumber: ROUTING_NUMBER, accountNumber: '000123456789' };
  const holder = { account_holder_name: 'Jane Austen', account_holder_type: 'individual', account_type: null };
  return storeBankToken(ctx, numbers, { ...holder, currency: 'usd', status });
}

/** Private facts of a bank account, in place of its number. */
export interface BankTokenFacts {
  /** What payouts to it end in; undefined: they arrive. */
  payout?: PayoutFailure;
}

type Rest = Pick<Account, 'account_holder_name' | 'account_holder_type' | 'account_type' | 'currency' | 'status'>;

async function storeBankToken(
  ctx: Context,
  { country, routingNumber, accountNumber }: Parameters<typeof bankFault>[0],
  rest: Rest,
): Promise<Token> {
  const bank_account: Stored<'bank_account'> = {
    id: ctx.newId('bank_account'),
    object: 'bank_account',
    ...rest,
    bank_name: BANK_NAME,
    country,
    fingerprint: fingerprint(`${ctx.account} ${routingNumber} ${accountNumber}`),
    last4: accountNumber.slice(-4),
    routing_number: routingNumber ?? ROUTING_NUMBER,
  };
  const facts: BankTokenFacts = defined({ payout: payoutFailureOf(accountNumber) });
  return makeToken(ctx, 'bank_account', { bank_account }, facts as Record<string, unknown>);
}
