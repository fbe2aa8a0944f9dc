/** All that money can be taken with, from the tables of test instruments themselves: a new row is tried at once. */
import type Stripe from 'stripe';
import { IBAN_SCENARIOS, ibanFor, SUCCESSES } from '../../../src/network/banks/iban.ts';
import { SCHEMES, SUFFIXES } from '../../../src/network/banks/others.ts';
import { ROUTING_NUMBER } from '../../../src/network/banks/us.ts';
import { US_ACCOUNTS } from '../../../src/network/banks/us-accounts.ts';
import { TRANSFERS } from '../../../src/network/banks/virtual.ts';
import type { TestCard } from '../../../src/network/cards/card.ts';
import { namesOf, TEST_CARDS } from '../../../src/network/cards/find.ts';
import { knownKind, METHOD_TYPES } from '../../../src/network/methods/kinds.ts';
import { FATES, REFUSED_CONFIRMATION } from '../../../src/network/methods/voucher.ts';
import { HOLDER, MANDATE } from '../../other-methods/kinds.ts';

type Create = Stripe.PaymentIntentCreateParams;

export interface Instrument {
  /** For reports. */
  name: string;
  type: string;
  currencies: readonly string[];
  /** What names it to an intent. */
  method: Pick<Create, 'payment_method' | 'payment_method_data'>;
  options?: Create['payment_method_options'];
}

/** With cents, without them, with thousandths, and those with rules of their own. */
const CARD_CURRENCIES = ['usd', 'eur', 'gbp', 'jpy', 'kwd', 'huf', 'isk'];

const currenciesOf = (type: string): readonly string[] => knownKind(type).currencies ?? CARD_CURRENCIES;

const named = (payment_method: string, type: string): Instrument => ({
  name: payment_method,
  type,
  currencies: currenciesOf(type),
  method: { payment_method },
});

function described(type: string, details: object, name = type, holder: object = HOLDER): Instrument {
  const data = { type, billing_details: holder, [type]: details } as unknown as NonNullable<
    Create['payment_method_data']
  >;
  return { name, type, currencies: currenciesOf(type), method: { payment_method_data: data } };
}

const cardData = ({ number }: TestCard) => ({ number, exp_month: 12, exp_year: 2034, cvc: '123' });

const CARDS: readonly Instrument[] = TEST_CARDS.flatMap((card) => [
  ...namesOf(card)
    .slice(0, 1)
    .map((name) => named(`pm_card_${name}`, 'card')),
  described('card', cardData(card), `card ${card.key} by number`),
]);

const AMERICAN: readonly Instrument[] = US_ACCOUNTS.flatMap(({ key, number }) => [
  named(`pm_usBankAccount_${key}`, 'us_bank_account'),
  described(
    'us_bank_account',
    { account_holder_type: 'individual', account_number: number, routing_number: ROUTING_NUMBER },
    `us_bank_account ${key} by number`,
  ),
]);

/** What stands beside the number of an account. */
const BESIDE: Readonly<Record<string, object>> = {
  acss_debit: { institution_number: '000', transit_number: '11000' },
  au_becs_debit: { bsb_number: '000000' },
  bacs_debit: { sort_code: '108800' },
  nz_bank_account: { bank_code: '11', branch_code: '0000' },
};

const besideOf = (type: string, account_number: string): object => ({
  ...BESIDE[type],
  ...(type === 'nz_bank_account' && { suffix: SUFFIXES[account_number] }),
  account_number,
});

const SCHEME_ACCOUNTS: readonly Instrument[] = Object.entries(SCHEMES).flatMap(([type, scheme]) => [
  ...Object.keys(scheme.scenarios).map((scenario) => named(`pm_${scheme.name}_${scenario}`, type)),
  ...Object.keys(scheme.behaviours).map((account_number) =>
    described(type, besideOf(type, account_number), `${type} ${account_number}`),
  ),
]);

const countries = [...new Set(SUCCESSES.map((iban) => iban.slice(0, 2)))];

const IBANS: readonly Instrument[] = countries.flatMap((country) =>
  IBAN_SCENARIOS.map((scenario) =>
    described('sepa_debit', { iban: ibanFor(scenario, country) }, `sepa_debit ${scenario} of ${country}`),
  ),
);

const voucherTypes = METHOD_TYPES.filter((type) => knownKind(type).flow === 'voucher');
const voucher = (type: string, email: string): Instrument =>
  described(type, type === 'boleto' ? { tax_id: '000.000.000-00' } : {}, `${type} of ${email}`, {
    ...HOLDER,
    email: `${email}@example.com`,
  });

const VOUCHERS: readonly Instrument[] = [
  ...voucherTypes.flatMap((type) => FATES.map(({ email }) => voucher(type, email ?? 'jenny'))),
  // Of Konbini, a number says it too.
  ...[...FATES.map(({ confirmation }) => confirmation), REFUSED_CONFIRMATION].map((confirmation_number) => ({
    ...voucher('konbini', 'jenny'),
    name: `konbini ${confirmation_number}`,
    options: { konbini: { confirmation_number } },
  })),
];

const BANK_TRANSFERS: readonly Instrument[] = Object.entries(TRANSFERS).map(([type, { currency }]) => {
  const eu_bank_transfer = { country: 'DE' };
  const bank_transfer = { type, ...(type === 'eu_bank_transfer' && { eu_bank_transfer }) };
  return {
    ...described('customer_balance', {}, type),
    currencies: [currency],
    options: { customer_balance: { funding_type: 'bank_transfer', bank_transfer } } as NonNullable<
      Create['payment_method_options']
    >,
  };
});

const COVERED = new Set(['card', 'us_bank_account', 'sepa_debit', 'customer_balance', ...Object.keys(SCHEMES)]);

/** Without which some cannot be described. */
const DETAILS: Readonly<Record<string, object>> = {
  fpx: { bank: 'affin_bank' },
  sofort: { country: 'DE' },
};

/** What there is little to say of but the type. */
const OTHERS: readonly Instrument[] = METHOD_TYPES.filter(
  (type) => !COVERED.has(type) && knownKind(type).flow !== 'voucher',
).map((type) => described(type, DETAILS[type] ?? {}));

export const INSTRUMENTS: readonly Instrument[] = [
  ...CARDS,
  ...AMERICAN,
  ...SCHEME_ACCOUNTS,
  ...IBANS,
  ...VOUCHERS,
  ...BANK_TRANSFERS,
  ...OTHERS,
];

/** What an intent is confirmed with. */
export const confirmation = ({ method, type }: Instrument) => ({
  ...method,
  return_url: 'https://shop.example.com/done',
  ...(knownKind(type).mandate && { mandate_data: MANDATE }),
});

/** Cards that the older API takes, by their names. */
export const TOKENS: readonly string[] = TEST_CARDS.flatMap((card) => namesOf(card).map((name) => `tok_${name}`));
