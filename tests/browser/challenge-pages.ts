/** Pages on which a customer answers. */
import type { PageCase } from './page-case.ts';
import { answer, approved, challenged, challengeOf, kept, source } from './payments.ts';

export const CHALLENGES: readonly PageCase[] = [
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
