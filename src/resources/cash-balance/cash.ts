/** Money that a customer has sent: kept with the customer, and every change is a transaction. https://docs.stripe.com/payments/customer-balance */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';

export type Transaction = Stored<'customer_cash_balance_transaction'>;
export type Mode = 'automatic' | 'manual' | 'merchant_default';

interface Cash {
  /** By currency, smallest units. */
  available?: Record<string, number>;
  mode?: Mode;
  /** Of the accounts that are opened for the customer. */
  account?: string;
}

export const cashOf = async (ctx: Context, customer: string): Promise<Cash> =>
  (await ctx.internal<{ cash?: Cash }>('customer', customer)).cash ?? {};

async function keep(ctx: Context, customer: string, changes: Cash): Promise<void> {
  const cash = { ...(await cashOf(ctx, customer)), ...changes };
  await ctx.update('customer', customer, {}, { internal: { cash } });
}

export const availableOf = async (ctx: Context, customer: string, currency: string): Promise<number> =>
  (await cashOf(ctx, customer)).available?.[currency] ?? 0;

/** Has the customer ever sent money, even if nothing is left of it? */
export const hasCash = async (ctx: Context, customer: string): Promise<boolean> =>
  (await cashOf(ctx, customer)).available !== undefined;

export async function setMode(ctx: Context, customer: string, mode: Mode | undefined): Promise<void> {
  if (mode !== undefined) await keep(ctx, customer, { mode });
}

/** Is what comes in matched with what is owed without being asked? */
export const matches = async (ctx: Context, customer: string): Promise<boolean> =>
  (await cashOf(ctx, customer)).mode !== 'manual';

/** The number of the customer's own account, opened when it is first asked for. */
export async function accountOf(ctx: Context, customer: string): Promise<string> {
  const { account } = await cashOf(ctx, customer);
  if (account !== undefined) return account;
  const opened = `1111${Array.from(ctx.draw(13), (char) => char.charCodeAt(0) % 10).join('')}`;
  await keep(ctx, customer, { account: opened });
  return opened;
}

export async function shownCash(ctx: Context, customer: string): Promise<Stored<'cash_balance'>> {
  const { available = null, mode = 'merchant_default' } = await cashOf(ctx, customer);
  const byMerchant = mode === 'merchant_default';
  return {
    object: 'cash_balance',
    available,
    customer,
    customer_account: null,
    livemode: false,
    settings: { reconciliation_mode: byMerchant ? 'automatic' : mode, using_merchant_default: byMerchant },
  };
}

interface Movement {
  customer: string;
  currency: string;
  /** Signed, smallest unit. */
  amount: number;
  type: Transaction['type'];
  /** What stands under the name of the type. */
  details: object;
}

export async function moveCash(ctx: Context, movement: Movement): Promise<Transaction> {
  const { customer, currency, amount, type, details } = movement;
  const { available = {} } = await cashOf(ctx, customer);
  const ending_balance = (available[currency] ?? 0) + amount;
  await keep(ctx, customer, { available: { ...available, [currency]: ending_balance } });
  const fields = { currency, customer, ending_balance, net_amount: amount, type, [type]: details };
  return ctx.create('customer_cash_balance_transaction', fields as never, {
    event: 'customer_cash_balance_transaction.created',
  });
}
