/** What test amounts and codes mean. https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-microdeposit-amounts-and-descriptor-codes */

export type DepositAnswer = 'right' | 'wrong' | 'exceeded' | 'timeout';

const AMOUNTS: Readonly<Record<string, DepositAnswer>> = { '32 45': 'right', '10 11': 'exceeded', '40 41': 'timeout' };

const CODES: Readonly<Record<string, DepositAnswer>> = { SM11AA: 'right', SM33CC: 'exceeded', SM44DD: 'timeout' };

/** @param given two amounts in any order, or a code */
export function readDeposits(given: readonly number[] | string): DepositAnswer {
  if (typeof given === 'string') return CODES[given.toUpperCase()] ?? 'wrong';
  return AMOUNTS[[...given].sort((a, b) => a - b).join(' ')] ?? 'wrong';
}

/** How often a customer may be wrong; in Canada less often. */
export const triesFor = (type: string): number => (type === 'acss_debit' ? 3 : 10);
