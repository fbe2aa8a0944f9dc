/** Who buys. https://docs.stripe.com/api/customers */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { ACCOUNT } from '../../core/account.ts';
import type { Context } from '../../core/context.ts';
import { checkEmail } from '../../core/email.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list, pageOf } from '../../core/plain.ts';
import { created, text, token } from '../../core/search/fields.ts';
import { search } from '../../core/search/search.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined, pick, unset } from '../../core/values.ts';
import { hasCash, setMode } from '../cash-balance/cash.ts';
import { noteAdjustment } from '../customer-balance/adjust.ts';
import { attachPaymentMethod, detachAll } from '../payment-methods/attach.ts';
import { resolveMethod } from '../payment-methods/resolve.ts';
import { givenSource } from '../sources/given.ts';
import { checkDefault, makeSource, removeAllSources, replaceSource } from '../sources/keep.ts';
import { makeTaxId } from '../tax-ids/make.ts';
import { includes } from './includes.ts';
import { makeCustomer } from './make.ts';
import { checkDefaultMethod, invoiceSettings } from './settings.ts';

type Customer = Stored<'customer'>;

const create: Handler<'POST /v1/customers'> = async (ctx, params) => {
  refuseUnsupported(params, ['test_clock', 'tax']);
  const method = params.payment_method === undefined ? undefined : await resolveMethod(ctx, params.payment_method);
  const named = params.invoice_settings?.default_payment_method;
  // A test name stands for another method each time it is used, but for the same one within a request.
  const defaultMethod = named !== undefined && named === params.payment_method ? method?.id : named;
  const customer = await makeCustomer(ctx, params, defaultMethod);
  await setMode(ctx, customer.id, params.cash_balance?.settings?.reconciliation_mode);
  const given = await givenSource(ctx, params);
  const source = given === undefined ? undefined : await makeSource(ctx, customer.id, given);
  await ctx.emit('customer.created', await withDefault(ctx, customer, source?.id));
  if (source !== undefined) await ctx.emit('customer.source.created', source);
  for (const [i, given] of (params.tax_id_data ?? []).entries())
    await makeTaxId(ctx, given, customer.id, `tax_id_data[${i}][value]`);
  if (method !== undefined) await attachPaymentMethod(ctx, method.id, customer.id);
  if (defaultMethod) await checkDefaultMethod(ctx, customer.id, defaultMethod);
  return ctx.find('customer', customer.id);
};

/** The first source of a new customer is its default. */
async function withDefault(ctx: Context, customer: Customer, default_source: string | undefined): Promise<Customer> {
  return default_source === undefined ? customer : ctx.update('customer', customer.id, { default_source });
}

/** What an update puts in its place without further thought. */
const PLAIN = [
  ...(['address', 'business_name', 'description', 'email', 'individual_name', 'invoice_prefix'] as const),
  ...(['name', 'next_invoice_sequence', 'phone', 'preferred_locales', 'shipping'] as const),
] as const satisfies (keyof Stripe.CustomerUpdateParams)[];

/** Whoever sets the balance adjusts it. */
async function newBalance(ctx: Context, customer: Customer, balance: number = customer.balance) {
  const amount = balance - customer.balance;
  if (amount === 0) return {};
  const currency = customer.currency ?? ACCOUNT.currency;
  return (await noteAdjustment(ctx, customer, { amount, currency, type: 'adjustment' })).changes;
}

const update: Handler<'POST /v1/customers/{customer}'> = async (ctx, params, { customer: id }) => {
  refuseUnsupported(params, ['tax']);
  const customer = await ctx.find('customer', id);
  const { invoice_settings, metadata, default_source, tax_exempt } = params;
  const source = await givenSource(ctx, params);
  checkEmail(params.email);
  if (invoice_settings?.default_payment_method)
    await checkDefaultMethod(ctx, id, invoice_settings.default_payment_method);
  if (default_source !== undefined) await checkDefault(ctx, id, default_source);
  const replaced = source === undefined ? default_source : await replaceSource(ctx, id, source);
  await setMode(ctx, id, params.cash_balance?.settings?.reconciliation_mode);
  const changes = {
    ...unset(pick(params, PLAIN)),
    ...(await newBalance(ctx, customer, params.balance)),
    ...defined({ default_source: replaced, tax_exempt: tax_exempt === '' ? 'none' : tax_exempt }),
    ...(invoice_settings && { invoice_settings: invoiceSettings(invoice_settings, customer.invoice_settings) }),
    metadata: mergeMetadata(customer.metadata, metadata),
  };
  return ctx.update('customer', id, changes as Partial<Customer>, { events: ['customer.updated'] });
};

/** What remains can be retrieved, but neither listed nor changed. */
const remove: Handler<'DELETE /v1/customers/{customer}'> = async (ctx, _params, { customer: id }) => {
  await ctx.find('customer', id);
  if (await hasCash(ctx, id)) throw errors.customerHasCash(id);
  await ctx.remove('customer', id, 'customer.deleted');
  await removeAllSources(ctx, id);
  await detachAll(ctx, id);
  const left = { id, object: 'customer', deleted: true } as const;
  await ctx.tx.put('deleted_customer', { id, data: left, internal: {} });
  return left;
};

const retrieveAny: Handler<'GET /v1/customers/{customer}'> = async (ctx, _params, { customer: id }) =>
  (await ctx.get('deleted_customer', id)) ?? ctx.find('customer', id);

const listCustomers: Handler<'GET /v1/customers'> = async (ctx, params) => {
  refuseUnsupported(params, ['test_clock']);
  return pageOf(ctx, 'customer', params, { where: defined({ email: params.email }) });
};

const methodOf: Handler<'GET /v1/customers/{customer}/payment_methods/{payment_method}'> = async (
  ctx,
  _params,
  path,
) => {
  await ctx.find('customer', path.customer);
  const method = await ctx.find('payment_method', path.payment_method);
  if (method.customer !== path.customer) throw errors.resourceMissing('payment_method', method.id);
  return method;
};

const listMethods: Handler<'GET /v1/customers/{customer}/payment_methods'> = async (ctx, params, path) => {
  await ctx.find('customer', path.customer);
  return list('payment_method', { filters: ['type', 'allow_redisplay'], path: { customer: 'customer' } })(
    ctx,
    params,
    path,
  );
};

export const customers: Resource = {
  object: 'customer',
  indexes: { email: ({ data }) => data.email as string | null },
  search: { created, email: text, metadata: token, name: text, phone: text },
  includes,
  operations: {
    'GET /v1/customers/search': search('customer'),
    'POST /v1/customers': create,
    'GET /v1/customers': listCustomers,
    'GET /v1/customers/{customer}': retrieveAny,
    'POST /v1/customers/{customer}': update,
    'DELETE /v1/customers/{customer}': remove,
    'GET /v1/customers/{customer}/payment_methods': listMethods,
    'GET /v1/customers/{customer}/payment_methods/{payment_method}': methodOf,
  },
};

export const deletedCustomers: Resource = { object: 'deleted_customer', operations: {} };
