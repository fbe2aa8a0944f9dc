/** The account of a key, and where it is paid out to. https://docs.stripe.com/api/account */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { inPages } from '../../core/pages.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, pick, unset } from '../../core/values.ts';
import { addExternal, type External, externalAccounts, findExternal, noteCurrencies, takeDefault } from './external.ts';
import { findAccount } from './facts.ts';
import { retrieveSettings, updateSettings } from './schedule.ts';

/** Only the own account is known. */
function requireOwn(ctx: Context, account: string): void {
  if (account !== ctx.account) throw errors.accountInvalid('sk_test_****', account);
}

const list: Handler<'GET /v1/accounts/{account}/external_accounts'> = async (ctx, params, { account }) => {
  requireOwn(ctx, account);
  const all = await externalAccounts(ctx);
  const shown = params.object === undefined ? all : all.filter(({ object }) => object === params.object);
  return inPages(shown, params, 'external_account', ctx.request?.path ?? '');
};

const create: Handler<'POST /v1/accounts/{account}/external_accounts'> = async (ctx, params, { account }) => {
  requireOwn(ctx, account);
  await externalAccounts(ctx);
  const { default_for_currency, metadata } = params;
  return addExternal(ctx, params.external_account, defined({ default_for_currency, metadata })) as never;
};

const retrieve: Handler<'GET /v1/accounts/{account}/external_accounts/{id}'> = async (ctx, _params, path) => {
  requireOwn(ctx, path.account);
  return findExternal(ctx, path.id) as never;
};

/** What can be changed of each kind. */
const NAMES = {
  bank_account: ['account_holder_name', 'account_holder_type', 'account_type'],
  card: [
    'address_city',
    'address_country',
    'address_line1',
    'address_line2',
    'address_state',
    'address_zip',
    'exp_month',
    'exp_year',
    'name',
  ],
} as const satisfies Record<External['object'], (keyof Stripe.AccountUpdateExternalAccountParams)[]>;

const update: Handler<'POST /v1/accounts/{account}/external_accounts/{id}'> = async (ctx, params, path) => {
  requireOwn(ctx, path.account);
  const external = await findExternal(ctx, path.id);
  refuseUnsupported(params, ['documents']);
  const { default_for_currency, metadata } = params;
  if (default_for_currency) {
    const others = (await externalAccounts(ctx)).filter(({ currency }) => currency === external.currency);
    await takeDefault(ctx, others);
  }
  const changes = {
    ...(external.object === 'card' ? cardChanges(params) : unset(pick(params, NAMES.bank_account))),
    ...(default_for_currency && { default_for_currency }),
    // Whoever mends an account may try it again.
    ...(external.object === 'bank_account' && external.status === 'errored' && { status: 'new' }),
    metadata: mergeMetadata(external.metadata ?? {}, metadata),
  };
  const events = ['account.external_account.updated'];
  return ctx.update(external.object, external.id, changes as Partial<External>, { events }) as never;
};

function cardChanges(params: Stripe.AccountUpdateExternalAccountParams): object {
  const { exp_month, exp_year, ...rest } = pick(params, NAMES.card);
  return {
    ...rest,
    ...(exp_month && { exp_month: Number(exp_month) }),
    ...(exp_year && { exp_year: Number(exp_year) }),
  };
}

const remove: Handler<'DELETE /v1/accounts/{account}/external_accounts/{id}'> = async (ctx, _params, path) => {
  requireOwn(ctx, path.account);
  const { id, object, currency, default_for_currency } = await findExternal(ctx, path.id);
  if (default_for_currency && currency === (await findAccount(ctx)).default_currency)
    throw errors.defaultExternalAccount(currency as string);
  await ctx.remove(object, id, 'account.external_account.deleted');
  await noteCurrencies(ctx);
  return { id, object, deleted: true } as never;
};

export const account: Resource = {
  object: 'account',
  operations: {
    'GET /v1/account': (ctx) => findAccount(ctx),
    'GET /v1/accounts/{account}/external_accounts': list,
    'POST /v1/accounts/{account}/external_accounts': create,
    'GET /v1/accounts/{account}/external_accounts/{id}': retrieve,
    'POST /v1/accounts/{account}/external_accounts/{id}': update,
    'DELETE /v1/accounts/{account}/external_accounts/{id}': remove,
    'GET /v1/balance_settings': retrieveSettings,
    'POST /v1/balance_settings': updateSettings,
  },
};
