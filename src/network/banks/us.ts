/** American bank accounts in test mode. https://docs.stripe.com/connect/testing#account-numbers */
import { US_ACCOUNTS } from './us-accounts.ts';

export interface BankAccount {
  country: string;
  /** Nine digits in the United States; elsewhere where there is such a thing. */
  routingNumber: string | null;
  accountNumber: string;
}

/** Every bank is this one. */
export const BANK_NAME = 'STRIPE TEST BANK';

/** The routing number that Stripe shows for accounts without one. */
export const ROUTING_NUMBER = '110000000';

export interface BankFault {
  param: 'routing_number' | 'account_number';
  message: string;
}

const LONGEST_NUMBER = 12;

const FAULTS = {
  routing: { param: 'routing_number', message: 'Routing number must have 9 digits' },
  checkDigits: { param: 'routing_number', message: 'Invalid routing number' },
  account: {
    param: 'account_number',
    message: `Invalid account number: must contain only digits, and be at most ${LONGEST_NUMBER} digits long`,
  },
  realAccount: {
    param: 'account_number',
    message:
      'You must use a test bank account number. Try 000123456789 or see more options at https://stripe.com/docs/connect/testing#account-numbers.',
  },
} as const satisfies Record<string, BankFault>;

/** The check digits of the American Bankers Association. */
function passesAba(digits: string): boolean {
  const weights = [3, 7, 1];
  const sum = Array.from(digits, Number).reduce((total, digit, i) => total + digit * (weights[i % 3] as number), 0);
  return sum % 10 === 0;
}

/** @returns what is wrong with an account, if anything is; those of other countries are taken as they are */
export function bankFault({ country, routingNumber, accountNumber }: BankAccount): BankFault | undefined {
  if (country !== 'US') return undefined;
  if (routingNumber === null || !/^\d{9}$/.test(routingNumber)) return FAULTS.routing;
  if (!passesAba(routingNumber)) return FAULTS.checkDigits;
  if (!/^\d+$/.test(accountNumber) || accountNumber.length > LONGEST_NUMBER) return FAULTS.account;
  return US_ACCOUNTS.some(({ number }) => number === accountNumber) ? undefined : FAULTS.realAccount;
}

/** Amounts of the two deposits that verify an account, in cents. https://docs.stripe.com/ach-deprecated#manually-collecting-and-verifying-bank-accounts */
export const MICRODEPOSITS: readonly number[] = [32, 45];

/** How often amounts may be wrong. */
export const VERIFICATION_TRIES = 10;
