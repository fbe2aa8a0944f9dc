/** Every type of payment method: what it takes, how it is described, and what it shows of that. */
import type { Form } from '../support/form.ts';

export interface Kind {
  currency: string;
  /** The hash that describes it. */
  given?: Form;
  /** What comes back of it. */
  shown?: object;
  /** What a SetupIntent does with it; it can be kept unless said. */
  kept?: false;
}

const ONCE = { kept: false } as const;
const eur = { currency: 'eur' };
const usd = { currency: 'usd' };
const krw = { currency: 'krw' };

const NZ = { account_holder_name: 'Ada', bank_code: '11', branch_code: '0000', suffix: '010' };

export const KINDS: Readonly<Record<string, Kind>> = {
  acss_debit: {
    currency: 'cad',
    given: { account_number: '000123456789', institution_number: '000', transit_number: '11000' },
    shown: { institution_number: '000', last4: '6789', transit_number: '11000' },
  },
  affirm: { ...usd, ...ONCE },
  afterpay_clearpay: { ...usd, ...ONCE },
  alipay: { ...usd, ...ONCE },
  alma: { ...eur, ...ONCE },
  amazon_pay: usd,
  au_becs_debit: {
    currency: 'aud',
    given: { account_number: '000123456', bsb_number: '000000' },
    shown: { bsb_number: '000000', last4: '3456' },
  },
  bacs_debit: {
    currency: 'gbp',
    given: { account_number: '00012345', sort_code: '108800' },
    shown: { last4: '2345', sort_code: '108800' },
  },
  bancontact: eur,
  billie: { ...eur, ...ONCE },
  blik: { currency: 'pln', ...ONCE },
  boleto: { currency: 'brl', given: { tax_id: '000.000.000-00' }, shown: { tax_id: '000.000.000-00' } },
  card: {
    ...usd,
    given: { cvc: '123', exp_month: 5, exp_year: 2034, networks: { preferred: 'visa' }, number: '4242424242424242' },
    shown: { exp_month: 5, exp_year: 2034, last4: '4242', networks: { preferred: 'visa' } },
  },
  cashapp: usd,
  crypto: { ...usd, ...ONCE },
  customer_balance: { ...eur, ...ONCE },
  eps: { ...eur, ...ONCE, given: { bank: 'bank_austria' }, shown: { bank: 'bank_austria' } },
  fpx: {
    currency: 'myr',
    ...ONCE,
    given: { account_holder_type: 'company', bank: 'cimb' },
    shown: { account_holder_type: 'company', bank: 'cimb' },
  },
  giropay: { ...eur, ...ONCE },
  grabpay: { currency: 'sgd', ...ONCE },
  ideal: { ...eur, given: { bank: 'ing' }, shown: { bank: 'ing', bic: 'INGBNL2A' } },
  kakao_pay: krw,
  klarna: {
    ...usd,
    given: { dob: { day: 1, month: 2, year: 1990 } },
    shown: { dob: { day: 1, month: 2, year: 1990 } },
  },
  konbini: { currency: 'jpy', ...ONCE },
  kr_card: krw,
  link: usd,
  mb_way: { ...eur, ...ONCE },
  mobilepay: { currency: 'dkk', ...ONCE },
  multibanco: { ...eur, ...ONCE },
  naver_pay: { ...krw, given: { funding: 'points' }, shown: { funding: 'points' } },
  nz_bank_account: {
    currency: 'nzd',
    given: { ...NZ, account_number: '0001234', reference: 'Order 5' },
    shown: { ...NZ, last4: '1234' },
  },
  oxxo: { currency: 'mxn', ...ONCE },
  p24: { currency: 'pln', ...ONCE, given: { bank: 'ing' }, shown: { bank: 'ing' } },
  pay_by_bank: { currency: 'gbp', ...ONCE },
  payco: { ...krw, ...ONCE },
  paynow: { currency: 'sgd', ...ONCE },
  paypal: usd,
  payto: {
    currency: 'aud',
    given: { account_number: '000123456', bsb_number: '000000', pay_id: 'ada@example.com' },
    shown: { bsb_number: '000000', last4: '3456', pay_id: 'ada@example.com' },
  },
  pix: { currency: 'brl', ...ONCE },
  promptpay: { currency: 'thb', ...ONCE },
  revolut_pay: { currency: 'gbp' },
  samsung_pay: { ...krw, ...ONCE },
  satispay: { ...eur, ...ONCE },
  sepa_debit: { ...eur, given: { iban: 'DE89370400440532013000' }, shown: { country: 'DE', last4: '3000' } },
  sofort: { ...eur, given: { country: 'DE' }, shown: { country: 'DE' } },
  swish: { currency: 'sek', ...ONCE },
  twint: { currency: 'chf', ...ONCE },
  us_bank_account: {
    ...usd,
    given: {
      account_holder_type: 'company',
      account_number: '000123456789',
      account_type: 'savings',
      routing_number: '110000000',
    },
    shown: { account_holder_type: 'company', account_type: 'savings', last4: '6789', routing_number: '110000000' },
  },
  wechat_pay: { ...usd, ...ONCE },
  zip: { currency: 'aud', ...ONCE },
};

export const HOLDER = {
  address: { city: 'Town', country: 'GB', line1: '1 Way', line2: 'Floor 2', postal_code: '1', state: 'SP' },
  email: 'jenny@example.com',
  name: 'Jenny Rosen',
  phone: '+15555550100',
  tax_id: '000.000.000-00',
};

/** `payment_method_data` with all that there is to say. */
export const described = (type: string) => ({
  allow_redisplay: 'always',
  billing_details: HOLDER,
  metadata: { order: '6735' },
  radar_options: { session: 'rse_1' },
  type,
  ...(KINDS[type]?.given && { [type]: KINDS[type].given }),
});

/** What a payment method shows of that. */
export const shownMethod = (type: string) => ({
  allow_redisplay: 'always',
  billing_details: HOLDER,
  metadata: { order: '6735' },
  radar_options: { session: 'rse_1' },
  type,
  [type]: KINDS[type]?.shown ?? {},
});

export const MANDATE_DATA = {
  customer_acceptance: {
    accepted_at: 1_700_000_000,
    online: { ip_address: '127.0.0.1', user_agent: 'test' },
    type: 'online',
  },
};
