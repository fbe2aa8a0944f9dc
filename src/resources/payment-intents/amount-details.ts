/** What an amount is made of: products, shipping, tax and discounts. https://docs.stripe.com/payments/payment-line-items */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { newLineItems } from './line-items.ts';
import type { Intent } from './states.ts';

export type AmountDetails = Stripe.PaymentIntentCreateParams.AmountDetails;
type Shown = NonNullable<Intent['amount_details']>;
type Fault = Pick<NonNullable<Shown['error']>, 'code' | 'message'>;

const or0 = (amount: number | '' | undefined | null): number => amount || 0;

/** Discounts and taxes are either those of the whole or those of its parts. */
function checkOnce({ discount_amount, line_items, tax }: AmountDetails): void {
  const items = line_items || [];
  const twice = [
    discount_amount && items.some((item) => item.discount_amount !== undefined) && 'discount_amount',
    tax && items.some((item) => item.tax !== undefined) && 'tax',
  ].find(Boolean);
  if (twice) throw errors.mutuallyExclusive(`amount_details[${twice}]`, `amount_details[line_items][0][${twice}]`);
}

/** @param amount of the payment @returns what does not add up */
function faultOf(amount: number, { discount_amount, line_items, shipping, tax }: AmountDetails): Fault | undefined {
  const items = line_items || [];
  const extra = or0(shipping ? shipping.amount : 0) + or0(tax ? tax.total_tax_amount : 0);
  const discount = or0(discount_amount);
  if (items.length === 0) {
    if (extra <= amount && discount <= amount) return undefined;
    return {
      code: 'amount_details_tax_shipping_discount_greater_than_amount',
      message: `The sum of tax and shipping, and the discount, must not be greater than the amount (${amount}).`,
    };
  }
  const sum = items.reduce(
    (total, { unit_cost, quantity, discount_amount: less, tax: more }) =>
      total + unit_cost * quantity - or0(less) + or0(more?.total_tax_amount),
    extra - discount,
  );
  if (sum === amount) return undefined;
  return {
    code: 'amount_details_amount_mismatch',
    message: `The amount (${amount}) must be the sum of the line items, tax and shipping less the discounts (${sum}).`,
  };
}

/**
 * Keeps what the amount is made of; nothing happens when nothing was given.
 * @param amount of the payment, or of what is taken of it
 * @throws StripeError when it does not add up, unless the caller wants that shown instead
 */
export async function describeAmount(
  ctx: Context,
  intent: Intent,
  given: Stripe.Emptyable<AmountDetails> | undefined,
  amount = intent.amount,
): Promise<Intent> {
  if (given === undefined) return intent;
  const details = given || {};
  checkOnce(details);
  const error = faultOf(amount, details);
  if (error?.code && details.enforce_arithmetic_validation !== false)
    throw errors.invalidRequest(error.message as string, 'amount_details', error.code);
  if (!given || details.line_items !== undefined) await newLineItems(ctx, intent.id, details.line_items || []);
  const { discount_amount, shipping, tax } = details;
  const before = given ? intent.amount_details : {};
  const amount_details = {
    ...without(before, { discount_amount, shipping, tax }),
    tip: {},
    ...(discount_amount && { discount_amount }),
    ...(shipping && { shipping: filled(shipping) }),
    ...(tax && { tax }),
    ...(error && { error }),
  } as Shown;
  return ctx.update('payment_intent', intent.id, { amount_details });
}

/** An empty value says nothing. */
const filled = (parts: object): object => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));

/** What was given takes the place of what was there, or clears it. */
function without(before: Intent['amount_details'], given: object): object {
  const replaced = new Set(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => name !== 'error' && !replaced.has(name)));
}
