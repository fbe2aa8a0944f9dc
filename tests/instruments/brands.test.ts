/** Cards of every brand. https://docs.stripe.com/testing#cards */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { cardOf, payWith, typed } from './pay.ts';

const PAGE = docs('testing#cards');

const CARDS: readonly [number: string, brand: string, funding: string, name?: string][] = [
  ['4242424242424242', 'visa', 'credit', 'visa'],
  ['4000056655665556', 'visa', 'debit', 'visa_debit'],
  ['5555555555554444', 'mastercard', 'credit', 'mastercard'],
  ['2223003122003222', 'mastercard', 'credit'],
  ['5200828282828210', 'mastercard', 'debit', 'mastercard_debit'],
  ['5105105105105100', 'mastercard', 'prepaid', 'mastercard_prepaid'],
  ['378282246310005', 'amex', 'credit', 'amex_threeDSecureNotSupported'],
  ['371449635398431', 'amex', 'credit', 'amex'],
  ['6011111111111117', 'discover', 'credit'],
  ['6011000990139424', 'discover', 'credit', 'discover'],
  ['6011981111111113', 'discover', 'debit'],
  ['3056930009020004', 'diners', 'credit'],
  ['36227206271667', 'diners', 'credit'],
  ['30569309025904', 'diners', 'credit'],
  ['38520000023237', 'diners', 'credit', 'diners'],
  ['6555900000604105', 'discover', 'credit'],
  ['3566002020360505', 'jcb', 'credit', 'jcb'],
  ['6200000000000005', 'unionpay', 'credit', 'unionpay'],
  ['6200000000000047', 'unionpay', 'debit'],
  ['6205500000000000004', 'unionpay', 'credit'],
  ['4000051230000072', 'visa', 'debit', 'debit_visaFsaProductCode'],
  ['5200828282828897', 'mastercard', 'debit', 'mastercard_debit_mastercardFsaProductCode'],
];

for (const [number, brand, funding, name] of CARDS) {
  const last4 = number.slice(-4);

  test(`${number} succeeds: ${brand}, ${funding}`, PAGE, async ({ stripe, events }) => {
    const intent = await typed(stripe, number);
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2000 });
    expect(cardOf(intent)).toMatchObject({
      brand,
      funding,
      last4,
      checks: { address_line1_check: 'pass', address_postal_code_check: 'pass', cvc_check: 'pass' },
    });
    expect(await events()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
  });

  if (name !== undefined)
    test(`pm_card_${name} and tok_${name} are ${number}`, PAGE, async ({ stripe }) => {
      expect(cardOf(await payWith(stripe, `pm_card_${name}`))).toMatchObject({ brand, funding, last4 });
      const { id } = await stripe.paymentMethods.create({ type: 'card', card: { token: `tok_${name}` } });
      expect(cardOf(await payWith(stripe, id))).toMatchObject({ brand, funding, last4 });
    });
}

const SHARED: readonly [number: string, name: string, country: string, networks: string[]][] = [
  ['4000002500001001', 'visa_cartesBancaires', 'FR', ['cartes_bancaires', 'visa']],
  ['5555552500001001', 'mastercard_cartesBancaires', 'FR', ['cartes_bancaires', 'mastercard']],
  ['4000050360000001', 'visa_debit_eftposAuCoBranded', 'AU', ['eftpos_au', 'visa']],
  ['5555050360000080', 'mastercard_debit_eftposAuCoBranded', 'AU', ['eftpos_au', 'mastercard']],
];

for (const [number, name, country, available] of SHARED)
  test(`${number}, pm_card_${name}, runs on ${available.join(' and ')}`, PAGE, async ({ stripe }) => {
    const { card } = await stripe.paymentMethods.retrieve(`pm_card_${name}`);
    expect(card).toMatchObject({ country, last4: number.slice(-4), networks: { available } });
    expect(await typed(stripe, number)).toMatchObject({ status: 'succeeded' });
  });
