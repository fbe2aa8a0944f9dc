/** Every page, in every state that it has, and what brings it there. */
import type Stripe from 'stripe';
import type { Tools } from '../support/test.ts';

type Make = (tools: Pick<Tools, 'stripe'>) => Promise<string>;

interface PageCase {
  name: string;
  title: string;
  /** Texts that a person sees. */
  shows: string[];
  /** The address of the page in that state. */
  make: Make;
  /** There is nothing at the address, which browsers complain of. */
  missing?: true;
}

/** A payment that its bank asks about. */
export function challenged(
  stripe: Stripe,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method_types: ['card'],
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    ...more,
  });
}

/** A card that its bank asks about before it may be kept. */
function kept(stripe: Stripe): Promise<Stripe.SetupIntent> {
  return stripe.setupIntents.create({
    payment_method_types: ['card'],
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
  });
}

/** A payment by a method of its own. @param amount smallest unit */
function approved(
  stripe: Stripe,
  type: 'ideal' | 'konbini' | 'multibanco' | 'oxxo' | 'pix',
  currency: string,
  amount = 2000,
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount,
    currency,
    payment_method_types: [type],
    payment_method_data: { type, billing_details: { email: 'fill_never@example.com', name: 'Ada' } },
    confirm: true,
    return_url: 'https://shop.example.com/done',
  });
}

/** A source of the older API that the customer has to approve. */
const source = (stripe: Stripe): Promise<Stripe.Source> =>
  stripe.sources.create({
    type: 'bancontact',
    amount: 2000,
    currency: 'eur',
    owner: { name: 'Ada' },
    redirect: { return_url: 'https://shop.example.com/done' },
  });

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** Where the question of the bank stands; Stripe.js finds it in the action that is meant for it. */
export function challengeOf({ next_action }: Intent): string {
  const forScripts = next_action?.use_stripe_sdk as { stripe_js?: string } | undefined;
  return next_action?.redirect_to_url?.url ?? forScripts?.stripe_js ?? '';
}

/** Answers for the customer, as the form does. */
async function answer(intent: Intent, how: 'complete' | 'fail'): Promise<string> {
  const body = new URLSearchParams({ answer: how, client_secret: intent.client_secret ?? '' });
  await fetch(challengeOf(intent), { method: 'POST', body, redirect: 'manual' });
  return challengeOf(intent);
}

const SALE = { amount: 123_456, currency: 'usd', source: 'tok_visa' };

const receipt =
  (params: Partial<Stripe.ChargeCreateParams>, then?: (stripe: Stripe, id: string) => Promise<unknown>): Make =>
  async ({ stripe }) => {
    const charge = await stripe.charges.create({ ...SALE, ...params });
    await then?.(stripe, charge.id);
    return charge.receipt_url ?? '';
  };

/** A failed charge has no receipt, though a page under the same address as others. */
const failedReceipt: Make = async ({ stripe }) => {
  const paid = await stripe.charges.create(SALE);
  const failed = await stripe.charges.create({ ...SALE, source: 'tok_chargeDeclined' }).catch((error) => error);
  return (paid.receipt_url ?? '').replace(paid.id, (failed as Stripe.errors.StripeCardError).charge ?? '');
};

const CHALLENGES: readonly PageCase[] = [
  {
    name: 'challenge',
    title: 'Confirm your payment',
    shows: ['$20.00', 'Visa ending in 3220', 'Three yards of striped cotton', 'Complete', 'Fail'],
    make: async ({ stripe }) => challengeOf(await challenged(stripe, { description: 'Three yards of striped cotton' })),
  },
  {
    name: 'challenge-completed',
    title: 'Payment confirmed',
    shows: ['$20.00', 'succeeded'],
    make: async ({ stripe }) => answer(await challenged(stripe), 'complete'),
  },
  {
    name: 'challenge-failed',
    title: 'The payment failed',
    shows: ['$20.00', 'Visa ending in 3220', 'The provided PaymentMethod has failed authentication.'],
    make: async ({ stripe }) => answer(await challenged(stripe), 'fail'),
  },
  {
    name: 'challenge-canceled',
    title: 'Nothing to confirm',
    shows: ['canceled', 'This payment does not wait for an answer.'],
    make: async ({ stripe }) => {
      const intent = await challenged(stripe);
      await stripe.paymentIntents.cancel(intent.id);
      return challengeOf(intent);
    },
  },
  {
    name: 'challenge-setup',
    title: 'Save your card',
    shows: ['Visa ending in 3220', 'may be kept', 'Complete', 'Fail'],
    make: async ({ stripe }) => challengeOf(await kept(stripe)),
  },
  {
    name: 'challenge-setup-completed',
    title: 'Card saved',
    shows: ['Visa ending in 3220', 'succeeded'],
    make: async ({ stripe }) => answer(await kept(stripe), 'complete'),
  },
  {
    name: 'challenge-setup-failed',
    title: 'The card was not saved',
    shows: ['Visa ending in 3220', 'The provided PaymentMethod has failed authentication.'],
    make: async ({ stripe }) => answer(await kept(stripe), 'fail'),
  },
  {
    name: 'challenge-provider',
    title: 'Pay with iDEAL',
    shows: ['€20.00', 'iDEAL asks whether you approve.', 'Authorize', 'Fail'],
    make: async ({ stripe }) => challengeOf(await approved(stripe, 'ideal', 'eur')),
  },
  {
    name: 'challenge-provider-failed',
    title: 'The payment failed',
    shows: ['€20.00', 'iDEAL', 'The payment failed.'],
    make: async ({ stripe }) => answer(await approved(stripe, 'ideal', 'eur'), 'fail'),
  },
  {
    name: 'challenge-voucher',
    title: 'Pay with OXXO',
    shows: ['$2,000.00 MXN', 'OXXO', 'Voucher', 'Expires', 'Pay', 'Let it expire'],
    make: async ({ stripe }) => {
      const intent = await approved(stripe, 'oxxo', 'mxn', 200_000);
      return intent.next_action?.oxxo_display_details?.hosted_voucher_url ?? '';
    },
  },
  {
    name: 'challenge-konbini',
    title: 'Pay with Konbini',
    shows: ['¥2,000', 'Confirmation', 'Payment code', 'Expires'],
    make: async ({ stripe }) => {
      const intent = await approved(stripe, 'konbini', 'jpy');
      return intent.next_action?.konbini_display_details?.hosted_voucher_url ?? '';
    },
  },
  {
    name: 'challenge-multibanco',
    title: 'Pay with Multibanco',
    shows: ['€20.00', 'Entity', 'Reference', 'Expires'],
    make: async ({ stripe }) => {
      const intent = await approved(stripe, 'multibanco', 'eur');
      return intent.next_action?.multibanco_display_details?.hosted_voucher_url ?? '';
    },
  },
  {
    name: 'challenge-pix',
    title: 'Pay with Pix',
    shows: ['R$20.00', 'Code', 'Expires'],
    make: async ({ stripe }) => {
      const intent = await approved(stripe, 'pix', 'brl');
      return intent.next_action?.pix_display_qr_code?.hosted_instructions_url ?? '';
    },
  },
  {
    name: 'challenge-source',
    title: 'Pay with Bancontact',
    shows: ['€20.00', 'Bancontact', 'Authorize', 'Fail'],
    make: async ({ stripe }) => (await source(stripe)).redirect?.url ?? '',
  },
  {
    name: 'challenge-source-failed',
    title: 'The payment failed',
    shows: ['€20.00', 'Bancontact', 'It was not approved.'],
    make: async ({ stripe }) => {
      const { client_secret, redirect } = await source(stripe);
      const body = new URLSearchParams({ answer: 'fail', client_secret });
      await fetch(redirect?.url ?? '', { method: 'POST', body, redirect: 'manual' });
      return redirect?.url ?? '';
    },
  },
  {
    name: 'challenge-transfer',
    title: 'Pay by bank transfer',
    shows: ['$20.00', 'Bank transfer', 'Routing number', 'Account number', 'Reference', 'Send the money'],
    make: async ({ stripe }) => {
      const { id: customer } = await stripe.customers.create();
      const intent = await stripe.paymentIntents.create({
        amount: 2000,
        confirm: true,
        currency: 'usd',
        customer,
        payment_method_data: { type: 'customer_balance' },
        payment_method_options: {
          customer_balance: { bank_transfer: { type: 'us_bank_transfer' }, funding_type: 'bank_transfer' },
        },
        payment_method_types: ['customer_balance'],
      });
      return intent.next_action?.display_bank_transfer_instructions?.hosted_instructions_url ?? '';
    },
  },
  {
    name: 'challenge-deposits',
    title: 'Verify your bank account',
    shows: ['$20.00', 'ACH Direct Debit', 'Code', 'Verify'],
    make: async ({ stripe }) => {
      const intent = await stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        payment_method_types: ['us_bank_account'],
        payment_method_data: {
          type: 'us_bank_account',
          billing_details: { name: 'Ada' },
          us_bank_account: { account_number: '000123456789', routing_number: '110000000' },
        },
        mandate_data: { customer_acceptance: { type: 'offline' } },
        confirm: true,
      });
      return intent.next_action?.verify_with_microdeposits?.hosted_verification_url ?? '';
    },
  },
  {
    name: 'mandate',
    title: 'Mandate',
    shows: ['SEPA Direct Debit', 'Reference', 'active'],
    make: async ({ stripe }) => {
      const setup = await stripe.setupIntents.create({
        payment_method_types: ['sepa_debit'],
        payment_method: 'pm_sepaDebit_success_de',
        mandate_data: { customer_acceptance: { type: 'offline' } },
        confirm: true,
      });
      return (await stripe.mandates.retrieve(setup.mandate as string)).payment_method_details.sepa_debit?.url ?? '';
    },
  },
  {
    name: 'notice',
    title: 'Nothing to see here',
    shows: ['No such payment_intent'],
    make: async ({ stripe }) => `${challengeOf(await challenged(stripe))}x`,
    missing: true,
  },
];

const RECEIPTS: readonly PageCase[] = [
  {
    name: 'receipt',
    title: 'Receipt',
    shows: ['$1,234.56', 'Visa ending in 4242', 'A garden awning', 'ada@example.com'],
    make: receipt({ description: 'A garden awning', receipt_email: 'ada@example.com' }),
  },
  {
    name: 'receipt-refunded',
    title: 'Refunded',
    shows: ['$1,234.56', '$0.00'],
    make: receipt({}, (stripe, charge) => stripe.refunds.create({ charge })),
  },
  {
    name: 'receipt-refunded-in-part',
    title: 'Receipt',
    shows: ['$1,234.56', '$34.56', '$1,200.00'],
    make: receipt({}, (stripe, charge) => stripe.refunds.create({ charge, amount: 3456 })),
  },
  {
    name: 'receipt-authorized',
    title: 'Payment authorized',
    shows: ['$1,234.56', 'has not been taken yet'],
    make: receipt({ capture: false }),
  },
  {
    name: 'receipt-captured-in-part',
    title: 'Receipt',
    shows: ['$1,000.00'],
    make: receipt({ capture: false }, (stripe, id) => stripe.charges.capture(id, { amount: 100_000 })),
  },
  {
    name: 'receipt-released',
    title: 'Payment canceled',
    shows: ['Nothing was taken.'],
    make: receipt({ capture: false }, (stripe, charge) => stripe.refunds.create({ charge })),
  },
  {
    name: 'receipt-other',
    title: 'Receipt',
    shows: ['€20.00', 'Method', 'iDEAL'],
    make: async ({ stripe }) => {
      const { id } = await approved(stripe, 'ideal', 'eur');
      const intent = await stripe.paymentIntents.retrieve(id);
      await answer(intent, 'complete');
      const paid = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
      return (paid.latest_charge as Stripe.Charge).receipt_url ?? '';
    },
  },
  { name: 'receipt-failed', title: 'The payment failed', shows: ['Your card was declined.'], make: failedReceipt },
  {
    name: 'receipt-long',
    title: 'Receipt',
    shows: ['American Express ending in', '¥9,999,999', '</script><b>bold</b>'],
    make: receipt({
      amount: 9_999_999,
      currency: 'jpy',
      source: 'tok_amex',
      description: `</script><b>bold</b> ${'endless'.repeat(30)}`,
      receipt_email: `${'long'.repeat(15)}@example.com`,
    }),
  },
];

export const PAGES: readonly PageCase[] = [...CHALLENGES, ...RECEIPTS];
