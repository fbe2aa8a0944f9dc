/** Where an account is paid out to. https://docs.stripe.com/api/external_account_bank_accounts */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { currencyOf } from '../../network/payouts.ts';
import type { BankTokenFacts } from '../tokens/bank-account.ts';
import { makeBankToken } from '../tokens/bank-account.ts';
import { makeCardToken } from '../tokens/card.ts';
import { type Used, useToken } from '../tokens/use.ts';
import { accountFacts, changeAccount } from './facts.ts';

export type External = Stored<'bank_account'> | Stored<'card'>;
type Given = Stripe.AccountCreateExternalAccountParams['external_account'];

/** Private facts of an external account. */
export interface ExternalFacts extends BankTokenFacts {
  account: string;
}

/** How it can be paid out to. */
const METHODS = { available_payout_methods: ['standard', 'instant'] } as const;

/** Every account has one from the start. */
const FIRST = {
  country: 'US',
  account_number: '000123456789',
  routing_number: '110000000',
} as const;

/** Newest first; the first one is made when somebody looks. */
export async function externalAccounts(ctx: Context): Promise<External[]> {
  const found = await stored(ctx);
  if (found.length > 0) return found;
  if ((await accountFacts(ctx)).hadExternal) return [];
  await addExternal(ctx, { object: 'bank_account', ...FIRST } as Given, {}, null);
  return stored(ctx);
}

/** More than any account has. */
const ALL = 200;

async function stored(ctx: Context): Promise<External[]> {
  const where = { account: ctx.account };
  const [banks, cards] = [
    await ctx.list('bank_account', { where, limit: ALL }),
    await ctx.list('card', { where, limit: ALL }),
  ];
  return [...banks.data, ...cards.data];
}

/** @throws StripeError when the account has no such thing */
export async function findExternal(ctx: Context, id: string, param?: string): Promise<External> {
  const found = (await externalAccounts(ctx)).find((external) => external.id === id);
  if (found === undefined) throw errors.noExternalAccount(id, param);
  return found;
}

/** The one that payouts in a currency go to. @throws StripeError when there is none */
export async function defaultExternal(ctx: Context, currency: string): Promise<External> {
  const fitting = (await externalAccounts(ctx)).filter((external) => external.currency === currency);
  const found = fitting.find((external) => external.default_for_currency) ?? fitting[0];
  if (found === undefined) throw errors.noExternalAccountIn(currency);
  return found;
}

async function use(ctx: Context, given: Given): Promise<Used> {
  if (typeof given === 'string') return useToken(ctx, given, 'external_account');
  if (given.object === 'bank_account') {
    const { object: _, ...bank_account } = given;
    const currency = given.currency ?? currencyOf(given.country);
    return useToken(ctx, (await makeBankToken(ctx, { ...bank_account, currency })).id, 'external_account');
  }
  if ('token' in given) return useToken(ctx, given.token, 'external_account');
  const { object: _, metadata: __, ...card } = given as Stripe.AccountCreateExternalAccountParams.Card;
  const token = await makeCardToken(ctx, {
    ...card,
    exp_month: String(card.exp_month),
    exp_year: String(card.exp_year),
  });
  return useToken(ctx, token.id, 'external_account');
}

interface Options {
  default_for_currency?: boolean;
  metadata?: Stripe.MetadataParam;
}

/** @param event null: nobody is told */
export async function addExternal(
  ctx: Context,
  given: Given,
  { default_for_currency, metadata }: Options,
  event: string | null = 'account.external_account.created',
): Promise<External> {
  const used = await use(ctx, given);
  const external = used.kind === 'card' ? await storeCard(ctx, used) : await storeBank(ctx, used);
  const currency = external.currency as string;
  const others = (await stored(ctx)).filter((other) => other.id !== external.id && other.currency === currency);
  const isDefault = default_for_currency === true || others.length === 0;
  if (isDefault) await takeDefault(ctx, others);
  const after = await ctx.update(external.object, external.id, {
    default_for_currency: isDefault,
    metadata: newMetadata(metadata as never),
  } as never);
  await noteCurrencies(ctx);
  if (event !== null) await ctx.emit(event, after);
  return after as External;
}

async function storeBank(ctx: Context, used: Extract<Used, { kind: 'bank_account' }>): Promise<External> {
  const facts: ExternalFacts = { account: ctx.account, ...used.facts };
  return ctx.create(
    'bank_account',
    { ...used.account, ...METHODS, account: ctx.account, customer: null, status: 'new' } as never,
    { id: used.account.id, internal: facts as unknown as Record<string, unknown> },
  );
}

async function storeCard(ctx: Context, { card }: Extract<Used, { kind: 'card' }>): Promise<External> {
  if (card.funding === 'credit') throw errors.creditCardForPayouts();
  const currency = card.currency ?? 'usd';
  return ctx.create('card', { ...card, ...METHODS, account: ctx.account, currency, customer: null } as never, {
    id: card.id,
    internal: { account: ctx.account },
  });
}

/** One is the default of its currency. */
export async function takeDefault(ctx: Context, others: readonly External[]): Promise<void> {
  for (const { object, id, default_for_currency } of others)
    if (default_for_currency) await ctx.update(object, id, { default_for_currency: false } as never);
}

/** What is charged in the currency of a bank account need not be converted. */
export async function noteCurrencies(ctx: Context): Promise<void> {
  const { settlement } = await accountFacts(ctx);
  const present = (await stored(ctx)).map(({ currency }) => currency as string);
  const all = [settlement[0] as string, ...present];
  await changeAccount(ctx, {}, { settlement: [...new Set(all)], hadExternal: true });
}
