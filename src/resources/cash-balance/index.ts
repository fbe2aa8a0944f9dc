/** What customers have sent by bank, and where they send it. https://docs.stripe.com/api/cash_balance */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { checkCurrency } from '../../core/money.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';
import { addressesOf, EURO_COUNTRIES, TRANSFERS, transferOf } from '../../network/banks/virtual.ts';
import { own } from '../../network/own.ts';
import { accountOf, moveCash, setMode, shownCash } from './cash.ts';
import { receive } from './receive.ts';

const retrieve: Handler<'GET /v1/customers/{customer}/cash_balance'> = async (ctx, _params, { customer }) => {
  await ctx.find('customer', customer);
  return shownCash(ctx, customer);
};

const update: Handler<'POST /v1/customers/{customer}/cash_balance'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  await setMode(ctx, customer, params.settings?.reconciliation_mode);
  return shownCash(ctx, customer);
};

const transaction: Handler<'GET /v1/customers/{customer}/cash_balance_transactions/{transaction}'> = async (
  ctx,
  _params,
  path,
) => {
  await ctx.find('customer', path.customer);
  const found = await ctx.find('customer_cash_balance_transaction', path.transaction);
  if (found.customer !== path.customer)
    throw errors.resourceMissing('customer_cash_balance_transaction', path.transaction);
  return found;
};

const list: Handler<'GET /v1/customers/{customer}/cash_balance_transactions'> = async (ctx, params, { customer }) => {
  await ctx.find('customer', customer);
  return pageOf(ctx, 'customer_cash_balance_transaction', params, { where: { customer } });
};

const instructions: Handler<'POST /v1/customers/{customer}/funding_instructions'> = async (
  ctx,
  { bank_transfer, currency: given, funding_type },
  { customer },
) => {
  await ctx.find('customer', customer);
  const currency = checkCurrency(given);
  const { type, eu_bank_transfer, requested_address_types } = bank_transfer;
  const transfer = own(TRANSFERS, type);
  if (transfer?.currency !== currency)
    throw errors.invalidRequest(`The currency ${currency} is not supported for ${type}.`, 'currency');
  if (type === 'eu_bank_transfer' && eu_bank_transfer === undefined)
    throw errors.missingParam('bank_transfer[eu_bank_transfer]');
  const country = eu_bank_transfer?.country ?? transfer.country;
  if (type === 'eu_bank_transfer' && !EURO_COUNTRIES.includes(country))
    throw errors.invalidRequest(
      `Invalid country: ${country}. Must be one of ${EURO_COUNTRIES.join(', ')}.`,
      'bank_transfer[eu_bank_transfer][country]',
    );
  const financial_addresses = addressesOf(type, await accountOf(ctx, customer), country, requested_address_types);
  const made = {
    object: 'funding_instructions',
    bank_transfer: { country, financial_addresses, type },
    currency,
    funding_type,
    livemode: false,
  };
  return made as unknown as Stored<'funding_instructions'>;
};

/** Money comes in; what it does not pay for stays. */
const fund: Handler<'POST /v1/test_helpers/customers/{customer}/fund_cash_balance'> = async (
  ctx,
  { amount, currency: given, reference = null },
  { customer },
) => {
  await ctx.find('customer', customer);
  const currency = checkCurrency(given);
  const type = transferOf(currency);
  if (type === undefined)
    throw errors.invalidRequest(`Funding a cash balance is not supported for the currency ${currency}.`, 'currency');
  if (amount < 1) throw errors.invalidRequest('This value must be greater than or equal to 1.', 'amount');
  return receive(ctx, { customer, currency, amount, reference, type });
};

/** Money goes back to where it was taken from. */
async function refunded(ctx: Context, refund: Stored<'refund'>): Promise<void> {
  if (refund.destination_details?.type !== 'customer_cash_balance' || !refund.charge) return;
  const { customer } = await ctx.find('charge', refund.charge);
  if (customer === null) return;
  const { amount, currency } = refund;
  await moveCash(ctx, { customer, currency, amount, type: 'refunded_from_payment', details: { refund: refund.id } });
}

export const cashBalances: Resource = {
  object: 'customer_cash_balance_transaction',
  indexes: { customer: ({ data }) => data.customer as string },
  operations: {
    'GET /v1/customers/{customer}/cash_balance': retrieve,
    'POST /v1/customers/{customer}/cash_balance': update,
    'GET /v1/customers/{customer}/cash_balance_transactions': list,
    'GET /v1/customers/{customer}/cash_balance_transactions/{transaction}': transaction,
    'POST /v1/customers/{customer}/funding_instructions': instructions,
    'POST /v1/test_helpers/customers/{customer}/fund_cash_balance': fund,
  },
  reactions: { 'refund.made': refunded },
};
