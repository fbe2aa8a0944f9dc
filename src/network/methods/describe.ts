/** Payment methods of all types but cards, as the API shows them. https://docs.stripe.com/api/payment_methods/object */
import { bankOf, behaviourOfIban, ibanFault } from '../banks/iban.ts';
import { SCHEMES } from '../banks/others.ts';
import { BANK_NAME, bankFault } from '../banks/us.ts';
import { US_ACCOUNTS } from '../banks/us-accounts.ts';
import { fingerprint } from '../fingerprint.ts';
import { own } from '../own.ts';
import type { BehaviourName } from './behaviour.ts';
import { bicOf } from './ideal.ts';

export interface Described {
  /** Stands under the name of its type. */
  details: Readonly<Record<string, unknown>>;
  behaviour?: BehaviourName;
}

export interface DescriptionFault {
  /** Within the hash of the type. */
  param: string;
  message?: string;
  code?: string;
}

type Given = Readonly<Record<string, string | undefined>>;
/** @param name what a fingerprint is made of */
type Describe = (given: Given, name: (number: string) => string) => Described | DescriptionFault;

export const isFault = (result: Described | DescriptionFault): result is DescriptionFault => 'param' in result;

const usBankAccount: Describe = (given, name) => {
  const { account_holder_type, account_number, account_type, routing_number } = given;
  if (account_number === undefined) return { param: 'account_number' };
  if (routing_number === undefined) return { param: 'routing_number' };
  const fault = bankFault({ country: 'US', routingNumber: routing_number, accountNumber: account_number });
  if (fault !== undefined) return { ...fault, code: `${fault.param}_invalid` };
  return {
    details: {
      account_holder_type: account_holder_type ?? 'individual',
      account_type: account_type ?? 'checking',
      bank_name: BANK_NAME,
      financial_connections_account: null,
      fingerprint: name(routing_number + account_number),
      last4: account_number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number,
      status_details: {},
    },
    behaviour: US_ACCOUNTS.find(({ number }) => number === account_number)?.behaviour ?? 'succeeds',
  };
};

const SEPA_FAULTS = {
  invalid: 'The IBAN you provided is invalid.',
  sepa_debit_bank_not_supported: 'The bank of this IBAN does not support SEPA Direct Debit.',
  sepa_debit_debits_not_supported: 'The account of this IBAN cannot be debited.',
} as const;

const sepaDebit: Describe = ({ iban: typed }, name) => {
  if (typed === undefined) return { param: 'iban' };
  const iban = typed.replace(/\s/g, '').toUpperCase();
  const fault = ibanFault(iban);
  if (fault !== undefined)
    return {
      param: 'iban',
      message: SEPA_FAULTS[fault],
      code: fault === 'invalid' ? 'invalid_bank_account_iban' : fault,
    };
  const { bank, branch } = bankOf(iban);
  return {
    details: {
      bank_code: bank,
      branch_code: branch,
      country: iban.slice(0, 2),
      fingerprint: name(iban),
      generated_from: { charge: null, setup_attempt: null },
      last4: iban.slice(-4),
    },
    behaviour: behaviourOfIban(iban),
  };
};

const WRONG_NUMBER: DescriptionFault = {
  param: 'account_number',
  message: 'The bank account number provided is invalid.',
  code: 'account_number_invalid',
};

/** @returns the first field that is not there */
const missingOf = (given: Given, fields: readonly string[]): string | undefined =>
  fields.find((field) => given[field] === undefined);

/** A debit whose account is some number beside `account_number`. @param others fields that are shown as they are given */
const account =
  (type: string, others: readonly string[], more: Readonly<Record<string, unknown>> = {}): Describe =>
  (given, name) => {
    const missing = missingOf(given, [...others, 'account_number']);
    if (missing !== undefined) return { param: missing };
    const number = given.account_number as string;
    const { behaviours = {}, wrong = [] } = SCHEMES[type] ?? {};
    if (wrong.includes(number)) return WRONG_NUMBER;
    const shown = Object.fromEntries(others.map((field) => [field, given[field]]));
    return {
      details: {
        ...shown,
        ...more,
        fingerprint: name(others.map((field) => given[field]).join('') + number),
        last4: number.slice(-4),
      },
      behaviour: own(behaviours, number) ?? 'succeeds',
    };
  };

const nzBankAccount: Describe = (given) => {
  const missing = missingOf(given, ['account_number', 'bank_code', 'branch_code', 'suffix']);
  if (missing !== undefined) return { param: missing };
  const { account_holder_name = null, account_number = '', bank_code, branch_code, suffix } = given;
  const details = { account_holder_name, bank_code, branch_code, suffix, bank_name: BANK_NAME };
  return {
    details: { ...details, last4: account_number.slice(-4) },
    behaviour: own(SCHEMES.nz_bank_account?.behaviours ?? {}, account_number) ?? 'succeeds',
  };
};

/** By an account, or by what the customer's bank calls it. https://docs.stripe.com/payments/payto */
const payto: Describe = ({ account_number, bsb_number = null, pay_id = null }) => ({
  details: { bsb_number, last4: account_number?.slice(-4) ?? null, pay_id },
});

/** Shows what was given, null where nothing was. */
const shows =
  (...fields: string[]): Describe =>
  (given) => ({ details: Object.fromEntries(fields.map((field) => [field, given[field] ?? null])) });

const DESCRIBERS: Readonly<Record<string, Describe>> = {
  acss_debit: account('acss_debit', ['institution_number', 'transit_number'], { bank_name: BANK_NAME }),
  au_becs_debit: account('au_becs_debit', ['bsb_number']),
  bacs_debit: account('bacs_debit', ['sort_code']),
  boleto: shows('tax_id'),
  cashapp: shows('buyer_id', 'cashtag'),
  eps: shows('bank'),
  fpx: (given, name) =>
    given.bank === undefined ? { param: 'bank' } : shows('account_holder_type', 'bank')(given, name),
  ideal: ({ bank = null }) => ({ details: { bank, bic: bicOf(bank) } }),
  klarna: shows('dob'),
  kr_card: shows('brand', 'last4'),
  link: shows('email'),
  naver_pay: ({ funding = 'card' }) => ({ details: { buyer_id: null, funding } }),
  nz_bank_account: nzBankAccount,
  p24: shows('bank'),
  paypal: shows('country', 'payer_email', 'payer_id'),
  payto,
  sepa_debit: sepaDebit,
  sofort: shows('country'),
  us_bank_account: usBankAccount,
};

/**
 * @param given the hash that describes it
 * @param account whose sandbox it is: the same number has another fingerprint elsewhere
 */
export function describeMethod(type: string, given: Given, account: string): Described | DescriptionFault {
  const describe = own(DESCRIBERS, type) ?? shows();
  return describe(given, (number) => fingerprint(`${account} ${number}`));
}
