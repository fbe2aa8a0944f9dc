/** International bank account numbers, and what the test numbers of SEPA do. https://docs.stripe.com/testing#sepa-direct-debit */
import type { BehaviourName } from '../methods/behaviour.ts';
import { own } from '../own.ts';

/** Lengths by country, of those that take part in SEPA. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27 },
  ...{ MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
};

/** Where the bank and its branch stand after the check digits. */
const BANK_CODES: Readonly<Record<string, readonly [bank: number, branch: number]>> = {
  ...{ AT: [5, 0], BE: [3, 0], CH: [5, 0], DE: [8, 0], EE: [2, 2], ES: [4, 4], FI: [6, 0], FR: [5, 5], GB: [4, 6] },
  ...{ GI: [4, 0], HR: [7, 0], IE: [4, 6], IT: [5, 5], LI: [5, 0], LT: [5, 0], LU: [3, 0], NL: [4, 0], NO: [4, 0] },
  ...{ PT: [4, 4], SE: [3, 0] },
};

/** The numbers that succeed; what happens otherwise is said by how far the last digit is from theirs. */
export const SUCCESSES: readonly string[] = [
  ...['AT861904300235473201', 'BE62510007547061', 'CH9300762011623852957', 'DE89370400440532013000'],
  ...['EE382200221020145685', 'ES0700120345030000067890', 'FI2112345600000785', 'FR1420041010050500013M02606'],
  ...['GB82WEST12345698765432', 'GI60MPFS599327643783385', 'HR7624020064583467589', 'IE29AIBK93115212345678'],
  ...['LI0508800636123378777', 'LT121000011101001000', 'LU280019400644750000', 'NL39RABO0300065264'],
  ...['NO9386011117947', 'PT50000201231234567890154', 'SE3550000000054910000003'],
];

export const BY_DISTANCE: readonly BehaviourName[] = [
  'succeeds',
  'declined',
  'disputed',
  'succeeds_slowly',
  'declined_slowly',
];

/** Where the number of a scenario is told by nothing but itself. */
export const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AT: { success: 'AT611904300234573201' },
  BE: { failed: 'BE68539007547034' },
  CH: {
    successDelayed: 'CH8656663438253651553',
    failed: 'CH5362200119938136497',
    failedDelayed: 'CH1843597160341964438',
    disputed: 'CH1260378413965193069',
  },
  ES: { failed: 'ES9121000418450200051332' },
  GI: {
    successDelayed: 'GI08RRNW626436291644533',
    failed: 'GI41SAFA461293238477751',
    failedDelayed: 'GI50LROG772261344693297',
    disputed: 'GI26KJBC361883934534696',
  },
  HR: {
    successDelayed: 'HR6323600002337876649',
    failed: 'HR2725000096983499248',
    failedDelayed: 'HR6723600004878117427',
    disputed: 'HR8724840081455523553',
  },
  LI: {
    successDelayed: 'LI4408800387787111369',
    failed: 'LI1208800143823175626',
    failedDelayed: 'LI4908800356441975566',
    disputed: 'LI7708800125525347723',
  },
  NL: { failed: 'NL91ABNA0417164300' },
};

/** By their last digits, in every country. */
export const BY_ENDING: Readonly<Record<string, BehaviourName>> = {
  '00343434': 'over_volume_limit',
  '00121212': 'over_weekly_limit',
  '02222227': 'insufficient_funds',
};

/** Accounts that cannot even be described. */
export const UNUSABLE: Readonly<Record<string, string>> = {
  '00055555': 'sepa_debit_bank_not_supported',
  '00066666': 'sepa_debit_debits_not_supported',
};

const DISTANCES: Readonly<Record<string, number>> = {
  success: 0,
  failed: 1,
  disputed: 2,
  successDelayed: 3,
  failedDelayed: 4,
};

export type IbanFault = 'invalid' | 'sepa_debit_bank_not_supported' | 'sepa_debit_debits_not_supported';

/** Letters count from ten; the whole must leave one. */
function remainder(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** @param iban without blanks, in capitals */
export function ibanFault(iban: string): IbanFault | undefined {
  const country = iban.slice(0, 2);
  const wellFormed = /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && iban.length === LENGTHS[country];
  if (!wellFormed || remainder(iban.slice(4) + iban.slice(0, 4)) !== 1) return 'invalid';
  return UNUSABLE[iban.slice(-8)] as IbanFault | undefined;
}

const lastDigit = (text: string): number => Number(text.slice(-1));

export function behaviourOfIban(iban: string): BehaviourName {
  const others = own(OTHERS, iban.slice(0, 2)) ?? {};
  const scenario = Object.keys(others).find((name) => others[name] === iban);
  if (scenario !== undefined) return BY_DISTANCE[DISTANCES[scenario] ?? 0] ?? 'succeeds';
  const byEnding = BY_ENDING[iban.slice(-8)];
  if (byEnding !== undefined) return byEnding;
  const base = SUCCESSES.find((success) => sameAccount(success, iban));
  if (base === undefined) return 'succeeds';
  return BY_DISTANCE[(lastDigit(iban) - lastDigit(base) + 10) % 10] ?? 'succeeds';
}

/** All but the check digits and the last one. */
const sameAccount = (a: string, b: string): boolean =>
  a.slice(0, 2) === b.slice(0, 2) && a.slice(4, -1) === b.slice(4, -1);

/** The number of a scenario in a country. @returns undefined where there is none */
export function ibanFor(scenario: string, country: string): string | undefined {
  const other = own(own(OTHERS, country.toUpperCase()) ?? {}, scenario);
  if (other !== undefined) return other;
  const base = SUCCESSES.find((success) => success.startsWith(country.toUpperCase()));
  if (base === undefined) return undefined;
  const account = accountFor(scenario, base.slice(4));
  if (account === undefined) return undefined;
  const check = 98 - remainder(`${account}${base.slice(0, 2)}00`);
  return `${base.slice(0, 2)}${String(check).padStart(2, '0')}${account}`;
}

const ENDINGS: Readonly<Record<string, string>> = {
  exceedsWeeklyVolumeLimit: '00343434',
  exceedsWeeklyTransactionLimit: '00121212',
  insufficientFunds: '02222227',
};

/** What test names call what becomes of debits. */
export const IBAN_SCENARIOS: readonly string[] = [...Object.keys(DISTANCES), ...Object.keys(ENDINGS)];

function accountFor(scenario: string, account: string): string | undefined {
  const ending = own(ENDINGS, scenario);
  if (ending !== undefined) return account.slice(0, -8) + ending;
  const distance = own(DISTANCES, scenario);
  if (distance === undefined) return undefined;
  return account.slice(0, -1) + ((lastDigit(account) + distance) % 10);
}

/** What the bank is called by. */
export function bankOf(iban: string): { bank: string; branch: string } {
  const [bank, branch] = BANK_CODES[iban.slice(0, 2)] ?? [4, 0];
  return { bank: iban.slice(4, 4 + bank), branch: iban.slice(4 + bank, 4 + bank + branch) };
}
