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
  if (expMonth < 1 || expMonth > 12) return invalid(declines.invalid_expiry_month);
  const date = new Date(now * 1000);
  const thisYear = date.getUTCFullYear();
  const year = expYear < 100 ? Math.floor(thisYear / 100) * 100 + expYear : expYear;
  if (year < thisYear || year > thisYear + AT_MOST_YEARS) return invalid(declines.invalid_expiry_year);
  if (year === thisYear && expMonth < date.getUTCMonth() + 1) return invalid(declines.invalid_expiry_month);
  const card = cardByNumber(digits);
  if (card === undefined) return invalid(declines.test_mode_live_card);
  if (cvc !== undefined && !(card.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/).test(cvc))
    return invalid(declines.invalid_cvc);
  return { kind: 'valid', card: card.key, expMonth, expYear: year, cvcGiven: cvc !== undefined };
}
