/** Card numbers as people type them. https://docs.stripe.com/testing#cards */
import { cardByNumber } from './cards/find.ts';
import { type Decline, declines } from './declines.ts';

interface Typed {
  number: string;
  expMonth: number;
  /** Two or four digits. */
  expYear: number;
  cvc?: string | undefined;
}

export interface ReadCard {
  kind: 'valid';
  /** Key of the test card. */
  card: string;
  expMonth: number;
  /** Four digits. */
  expYear: number;
  cvcGiven: boolean;
}

/** The check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const AT_MOST_YEARS = 50;

/** A year of two digits is one of this century. */
function fourDigits(year: number, now: number): number {
  return year < 100 ? Math.floor(new Date(now * 1000).getUTCFullYear() / 100) * 100 + year : year;
}

/**
 * @param year four digits
 * @param now seconds
 * @returns what is wrong with an expiry date, if anything is
 */
export function expiryFault(month: number, year: number, now: number): Decline | undefined {
  const date = new Date(now * 1000);
  const thisYear = date.getUTCFullYear();
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) return declines.invalid_expiry_month;
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + AT_MOST_YEARS)
    return declines.invalid_expiry_year;
  if (year === thisYear && month < date.getUTCMonth() + 1) return declines.invalid_expiry_month;
  return undefined;
}

/** @param brand undefined: of any card */
export const isCvc = (cvc: string, brand?: string): boolean =>
  (brand === undefined || brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/).test(cvc);

/**
 * @param now seconds
 * @returns which test card it is, or what is wrong with it
 */
export function readCardNumber(
  { number, expMonth, expYear, cvc }: Typed,
  now: number,
): ReadCard | { kind: 'invalid'; decline: Decline } {
  const invalid = (decline: Decline) => ({ kind: 'invalid', decline }) as const;
  const digits = number.replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) return invalid(declines.incorrect_number);
  const year = fourDigits(expYear, now);
  const badExpiry = expiryFault(expMonth, year, now);
  if (badExpiry !== undefined) return invalid(badExpiry);
  const card = cardByNumber(digits);
  if (card === undefined) return invalid(declines.test_mode_live_card);
  if (cvc !== undefined && !isCvc(cvc, card.brand)) return invalid(declines.invalid_cvc);
  return { kind: 'valid', card: card.key, expMonth, expYear: year, cvcGiven: cvc !== undefined };
}
