/** Paying with a test instrument. */
import type Stripe from 'stripe';

type More = Partial<Stripe.PaymentIntentCreateParams>;

/** @param payment_method `pm_…`, or a test name */
export const payWith = (stripe: Stripe, payment_method: string, more: More = {}): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({
    amount: 2000,
    confirm: true,
    currency: 'usd',
    expand: ['latest_charge'],
    payment_method,
    payment_method_types: ['card'],
    ...more,
  });

/** With everything that a bank can check. */
const BILLING = { address: { line1: '1 Main St', postal_code: '12345' } };

/** The card is typed. */
export async function typed(stripe: Stripe, number: string, more: More = {}): Promise<Stripe.PaymentIntent> {
  const card = { number, exp_month: 12, exp_year: 2040, cvc: /^3[47]/.test(number) ? '1234' : '123' };
  const { id } = await stripe.paymentMethods.create({ type: 'card', card, billing_details: BILLING });
  return payWith(stripe, id, more);
}

export const chargeOf = ({ latest_charge }: Stripe.PaymentIntent): Stripe.Charge => latest_charge as Stripe.Charge;

export const cardOf = (intent: Stripe.PaymentIntent) => chargeOf(intent).payment_method_details?.card;
