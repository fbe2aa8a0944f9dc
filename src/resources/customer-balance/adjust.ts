/** What a customer owes or has in advance: every change is a transaction. https://docs.stripe.com/billing/customer/balance */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { newMetadata } from '../../core/metadata.ts';
import { checkCurrency } from '../../core/money.ts';

type Transaction = Stored<'customer_balance_transaction'>;
type Customer = Stored<'customer'>;

interface Adjustment {
  /** Smallest unit; what is negative lessens what the customer owes. */
  amount: number;
  currency: string;
  type: Transaction['type'];
  description?: string | undefined;
  metadata?: Parameters<typeof newMetadata>[0];
}

/**
 * Notes a change of the balance that the caller makes.
 * @returns the transaction, and what changes of the customer
 * @throws StripeError when the customer's balance is kept in another currency
 */
export async function noteAdjustment(ctx: Context, customer: Customer, given: Adjustment) {
  const { amount, description = null, metadata, type } = given;
  const currency = checkCurrency(given.currency);
  if (customer.currency && customer.currency !== currency) {
    throw errors.invalidRequest(
      `You cannot combine currencies on a single customer. This customer has had a subscription, coupon, or invoice item with currency ${customer.currency}.`,
      'currency',
    );
  }
  const balance = customer.balance + amount;
  const transaction = await ctx.create('customer_balance_transaction', {
    amount,
    currency,
    customer: customer.id,
    description,
    ending_balance: balance,
    metadata: newMetadata(metadata),
    type,
  });
  return { transaction, changes: { balance, currency } };
}

/** Changes the balance, and tells of it. */
export async function adjustBalance(ctx: Context, id: string, given: Adjustment): Promise<Transaction> {
  const { transaction, changes } = await noteAdjustment(ctx, await ctx.find('customer', id), given);
  await ctx.update('customer', id, changes, { events: ['customer.updated'] });
  return transaction;
}
