/** Payments that tests start from. */
import type Stripe from 'stripe';

/**
 * Pays with a test card.
 * @param card what comes after `pm_card_`
 */
export const payWith = (
  stripe: Stripe,
  card: string,
  rest: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    payment_method: `pm_card_${card}`,
    payment_method_types: ['card'],
    confirm: true,
    ...rest,
  });

/** The charge of a payment with a test card. */
export async function chargeWith(
  stripe: Stripe,
  card: string,
  rest: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<string> {
  return (await payWith(stripe, card, { capture_method: 'automatic', ...rest })).latest_charge as string;
}

/** All that the account has, pending or not, in one currency. */
export async function worth(stripe: Stripe, currency = 'usd'): Promise<number> {
  const { available, pending } = await stripe.balance.retrieve();
  return [...available, ...pending]
    .filter((part) => part.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** The same, by the movements that made it. */
export async function booked(stripe: Stripe, currency = 'usd'): Promise<number> {
  const movements = await stripe.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  return movements.filter((movement) => movement.currency === currency).reduce((sum, { net }) => sum + net, 0);
}

/** The newest dispute of a charge. */
export async function disputeOf(stripe: Stripe, charge: string): Promise<Stripe.Dispute> {
  const { data } = await stripe.disputes.list({ charge });
  return data[0] as Stripe.Dispute;
}
