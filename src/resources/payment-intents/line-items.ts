/** The products in a payment. https://docs.stripe.com/api/payment_intents/amount_details_line_items */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf } from '../../core/plain.ts';

type Item = Stripe.PaymentIntentCreateParams.AmountDetails.LineItem;

const LINE_ITEM = 'payment_intent_amount_details_line_item';
const MOST_ITEMS = 200;
const LONGEST_CODE = 12;

function checkItem({ product_code, quantity, unit_cost }: Item, index: number): void {
  const at = `amount_details[line_items][${index}]`;
  if (quantity < 1) throw errors.invalidPositiveInteger(`${at}[quantity]`);
  if (unit_cost < 0) throw errors.atLeast(0, `${at}[unit_cost]`);
  if (product_code !== undefined && product_code.length > LONGEST_CODE)
    throw errors.stringTooLong(product_code, LONGEST_CODE, `${at}[product_code]`);
}

/** Those take the place of what was there. */
export async function newLineItems(ctx: Context, intent: string, items: readonly Item[]): Promise<void> {
  if (items.length > MOST_ITEMS) throw errors.tooManyItems('amount_details[line_items]', MOST_ITEMS);
  items.forEach(checkItem);
  const old = await ctx.list(LINE_ITEM, { where: { intent }, limit: MOST_ITEMS });
  for (const { id } of old.data) await ctx.remove(LINE_ITEM, id);
  // Lists start with the newest, and the first shall be the first.
  for (const item of [...items].reverse())
    await ctx.create(LINE_ITEM, item as Parameters<typeof ctx.create<typeof LINE_ITEM>>[1], { internal: { intent } });
}

const list: Handler<'GET /v1/payment_intents/{intent}/amount_details_line_items'> = async (ctx, params, { intent }) => {
  await ctx.find('payment_intent', intent);
  return pageOf(ctx, LINE_ITEM, params, { where: { intent } });
};

/** The first of them, as an expanded intent shows them. */
export const shownLineItems = (ctx: Context, intent: string) =>
  pageOf(ctx, LINE_ITEM, {}, { where: { intent } }, `/v1/payment_intents/${intent}/amount_details_line_items`);

export const amountDetailsLineItems: Resource = {
  object: LINE_ITEM,
  indexes: { intent: ({ internal }) => internal.intent as string },
  operations: { 'GET /v1/payment_intents/{intent}/amount_details_line_items': list },
};
