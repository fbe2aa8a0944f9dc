/** What the tests of all payment methods but cards share. */
import type Stripe from 'stripe';

export const MANDATE: Stripe.PaymentIntentCreateParams.MandateData = {
  customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1', user_agent: 'test' } },
};

export const HOLDER = {
  name: 'Jenny Rosen',
  email: 'jenny@example.com',
  address: { line1: '1 Way', city: 'Town', country: 'GB', postal_code: '1', state: 'SP' },
};

type Create = Stripe.PaymentIntentCreateParams;

/** A payment by a method that is described in place. */
export function pay(stripe: Stripe, type: string, currency: string, more: Partial<Create> = {}, details: object = {}) {
  return stripe.paymentIntents.create({
    amount: 5000,
    currency,
    confirm: true,
    payment_method_types: [type],
    payment_method_data: {
      type,
      billing_details: HOLDER,
      [type]: details,
    } as Stripe.PaymentIntentCreateParams.PaymentMethodData,
    return_url: 'https://shop.example.com/done',
    ...more,
  });
}

/** The page on which the customer answers. */
export function pageOf(intent: Stripe.PaymentIntent | Stripe.SetupIntent): string {
  const action = (intent.next_action ?? {}) as unknown as Record<string, Record<string, string> | undefined>;
  const shown = action[intent.next_action?.type ?? ''] ?? {};
  return shown.url ?? shown.hosted_instructions_url ?? shown.hosted_voucher_url ?? shown.hosted_verification_url ?? '';
}

/** Answers for the customer, as the form does. @returns where the browser goes next */
export async function answer(
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  how: string,
  more: Record<string, string> = {},
): Promise<URL> {
  const body = new URLSearchParams({ answer: how, client_secret: intent.client_secret ?? '', ...more });
  const page = pageOf(intent);
  const response = await fetch(page, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '', page);
}

/** Pays with a test name. */
export const debit = (
  stripe: Stripe,
  name: string,
  currency: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
) =>
  stripe.paymentIntents.create({
    amount: 5000,
    currency,
    confirm: true,
    mandate_data: MANDATE,
    payment_method: name,
    payment_method_types: [TYPES[name.split('_')[1] ?? ''] ?? ''],
    ...more,
  });

const TYPES: Readonly<Record<string, string>> = {
  acssDebit: 'acss_debit',
  auBecsDebit: 'au_becs_debit',
  bacsDebit: 'bacs_debit',
  nzBankAccount: 'nz_bank_account',
  sepaDebit: 'sepa_debit',
  usBankAccount: 'us_bank_account',
};
