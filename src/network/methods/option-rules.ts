/** What the options of payment methods may say, where their form alone does not tell. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options */
import { own } from '../own.ts';

export type Options = Readonly<Record<string, unknown>>;

export interface OptionFault {
  /** Within the options of the type, such as `mandate_options.reference_prefix`. */
  option: string;
  message: string;
}

/** @param now seconds @returns what is wrong */
type Rule = (value: never, now: number) => string | undefined;

const DAY = 24 * 3600;

const between =
  (least: number, most: number): Rule =>
  (value: number) =>
    value < least || value > most ? `This value must be between ${least} and ${most}.` : undefined;

const matches =
  (pattern: RegExp, message: string): Rule =>
  (value: string) =>
    pattern.test(value) ? undefined : message;

/** Midnight in UTC, seconds since the epoch; undefined for what is no date. @param text YYYY-MM-DD */
export function secondsOfDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return exists ? time / 1000 : undefined;
}

const targetDate: Rule = (value: string, now: number) => {
  const time = secondsOfDate(value);
  if (time === undefined) return `Invalid date: ${value}. It must be in the format YYYY-MM-DD.`;
  const days = (time - (now - (now % DAY))) / DAY;
  return days < 3 || days > 15 ? 'The date must be between 3 and 15 calendar days from now.' : undefined;
};

const prefix = (forbidden: RegExp, names: string): Rule =>
  matches(
    new RegExp(`^(?!${forbidden.source})[A-Z0-9 /_&.-]{0,12}$`),
    `The prefix must be at most 12 characters: upper case letters, numbers, spaces, and any of / _ - & . It cannot begin with ${names}.`,
  );

const BEGINS_STRIPE = prefix(/STRIPE/, "'STRIPE'");
const BEGINS_EITHER = prefix(/STRIPE|DDIC/, "'DDIC' or 'STRIPE'");

const DEBIT: Readonly<Record<string, Rule>> = { target_date: targetDate };

/** By type and option. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  acss_debit: DEBIT,
  au_becs_debit: DEBIT,
  bacs_debit: { ...DEBIT, 'mandate_options.reference_prefix': BEGINS_EITHER },
  blik: { code: matches(/^\d{6}$/, 'A BLIK code has 6 digits.') },
  konbini: {
    confirmation_number: matches(/^(?!0+$)\d{10,11}$/, 'A confirmation number has 10 or 11 digits, not all of them 0.'),
    expires_after_days: between(1, 60),
    product_description: (value: string) =>
      value.length > 22 ? 'A product description has at most 22 characters.' : undefined,
  },
  nz_bank_account: DEBIT,
  pix: {
    expires_after_seconds: between(10, 14 * DAY),
    expires_at: (value: number, now: number) => between(10, 14 * DAY)((value - now) as never, now),
  },
  sepa_debit: { ...DEBIT, 'mandate_options.reference_prefix': BEGINS_STRIPE },
  us_bank_account: DEBIT,
};

const at = (options: Options, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Options | null | undefined)?.[name], options);

/** @param given options of the type @param now seconds @returns the first fault */
export function optionFault(type: string, given: Options, now: number): OptionFault | undefined {
  for (const [option, rule] of Object.entries(own(RULES, type) ?? {})) {
    const value = at(given, option);
    if (value === undefined || value === null || value === '') continue;
    const message = rule(value as never, now);
    if (message !== undefined) return { option, message };
  }
  return undefined;
}

/** Two ways to say the same: one of them at a time. */
export const EITHER: readonly (readonly [string, string])[] = [
  ['expires_after_days', 'expires_at'],
  ['expires_after_seconds', 'expires_at'],
];
