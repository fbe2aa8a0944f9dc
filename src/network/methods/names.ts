/** Payment methods as people know them. */
import { own } from '../own.ts';

const NAMES: Readonly<Record<string, string>> = {
  acss_debit: 'Pre-authorized debit',
  afterpay_clearpay: 'Afterpay',
  au_becs_debit: 'BECS Direct Debit',
  bacs_debit: 'Bacs Direct Debit',
  blik: 'BLIK',
  cashapp: 'Cash App Pay',
  customer_balance: 'Bank transfer',
  eps: 'EPS',
  fpx: 'FPX',
  grabpay: 'GrabPay',
  ideal: 'iDEAL',
  kr_card: 'Korean card',
  mb_way: 'MB WAY',
  mobilepay: 'MobilePay',
  nz_bank_account: 'BECS Direct Debit',
  oxxo: 'OXXO',
  p24: 'Przelewy24',
  paynow: 'PayNow',
  paypal: 'PayPal',
  payto: 'PayTo',
  promptpay: 'PromptPay',
  sepa_debit: 'SEPA Direct Debit',
  twint: 'TWINT',
  us_bank_account: 'ACH Direct Debit',
  wechat_pay: 'WeChat Pay',
};

/** @returns words in capitals where no other name is known: `amazon_pay` is Amazon Pay */
export const methodName = (type: string): string =>
  own(NAMES, type) ?? type.replace(/(^|_)(\w)/g, (_, gap, letter) => (gap ? ' ' : '') + letter.toUpperCase());
