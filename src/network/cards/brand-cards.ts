/** Cards by brand. https://docs.stripe.com/testing#cards */
import { row, type TestCard } from './card.ts';

export const BRAND_CARDS: readonly TestCard[] = [
  row('visa', '4242424242424242', { alsoNamed: ['us'] }),
  row('visa_debit', '4000056655665556', { funding: 'debit' }),
  row('mastercard', '5555555555554444', { brand: 'mastercard' }),
  row('mastercard_2_series', '2223003122003222', { brand: 'mastercard', unnamed: true }),
  row('mastercard_debit', '5200828282828210', { brand: 'mastercard', funding: 'debit' }),
  // Health savings and flexible spending accounts.
  row('debit_visaFsaProductCode', '4000051230000072', { funding: 'debit', alsoNamed: ['debit_visaHsaProductCode'] }),
  row('mastercard_debit_mastercardFsaProductCode', '5200828282828897', { brand: 'mastercard', funding: 'debit' }),
  row('mastercard_prepaid', '5105105105105100', { brand: 'mastercard', funding: 'prepaid' }),
  row('amex', '371449635398431', { brand: 'amex' }),
  row('amex_threeDSecureNotSupported', '378282246310005', { brand: 'amex', threeDSecure: 'unsupported' }),
  row('discover', '6011000990139424', { brand: 'discover' }),
  row('discover_second', '6011111111111117', { brand: 'discover', unnamed: true }),
  row('discover_debit', '6011981111111113', { brand: 'discover', funding: 'debit', unnamed: true }),
  row('diners', '30569309025904', { brand: 'diners', unnamed: true }),
  row('diners_16', '3056930009020004', { brand: 'diners', unnamed: true }),
  row('diners_14', '36227206271667', { brand: 'diners', unnamed: true }),
  row('diners_38', '38520000023237', { brand: 'diners', alsoNamed: ['diners'] }),
  row('bccard', '6555900000604105', { brand: 'discover', country: 'KR', unnamed: true }),
  row('jcb', '3566002020360505', { brand: 'jcb', country: 'JP' }),
  row('unionpay', '6200000000000005', { brand: 'unionpay', country: 'CN' }),
  row('unionpay_debit', '6200000000000047', { brand: 'unionpay', country: 'CN', funding: 'debit', unnamed: true }),
  row('unionpay_19', '6205500000000000004', { brand: 'unionpay', country: 'CN', unnamed: true }),
  row('visa_cartesBancaires', '4000002500001001', { country: 'FR', networks: ['cartes_bancaires', 'visa'] }),
  row('mastercard_cartesBancaires', '5555552500001001', {
    brand: 'mastercard',
    country: 'FR',
    networks: ['cartes_bancaires', 'mastercard'],
  }),
  row('visa_debit_eftposAuCoBranded', '4000050360000001', {
    country: 'AU',
    funding: 'debit',
    networks: ['eftpos_au', 'visa'],
  }),
  row('mastercard_debit_eftposAuCoBranded', '5555050360000080', {
    brand: 'mastercard',
    country: 'AU',
    funding: 'debit',
    networks: ['eftpos_au', 'mastercard'],
  }),
];
