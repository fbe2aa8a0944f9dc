/** Errors about amounts and currencies. https://docs.stripe.com/currencies */
import { messages } from '../messages.ts';
import { invalidRequest } from './stripe-error.ts';

/** [recording] An amount of nothing, where something is to be charged. */
const NO_AMOUNT =
  'The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency ' +
  'set (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment Method ' +
  'for future use without an immediate payment, use a Setup Intent instead: ' +
  'https://docs.stripe.com/payments/setup-intents';

export const moneyErrors = {
  /** [seen] @param list the currencies that Stripe knows, in lower case and in its order */
  invalidCurrency: (currency: string, list: readonly string[], param = 'currency') =>
    invalidRequest(`Invalid currency: ${currency}. Stripe currently supports these currencies: ${list.join(', ')}`, {
      param,
    }),
  /** [recording] Zero; below zero gets the text of any integer. [seen] */
  amountBelowMinimum: (param = 'amount', amount = 0) =>
    invalidRequest(amount < 0 ? messages.atLeast(1) : NO_AMOUNT, { code: 'parameter_invalid_integer', param }),
  /** [seen] https://docs.stripe.com/error-codes#amount-too-small @param limit as text: `$0.50 usd` */
  amountTooSmall: (limit: string, param = 'amount') =>
    invalidRequest(`Amount must be at least ${limit}`, { code: 'amount_too_small', param }),
  /** [seen] In a currency for which Stripe names no minimum. @param least in words: `50 cents` */
  amountWorthTooLittle: (least: string, amount: string, worth: string, param = 'amount') =>
    invalidRequest(`Amount must convert to at least ${least}. ${amount} converts to approximately ${worth}.`, {
      code: 'amount_too_small',
      param,
    }),
  /** [assumed] https://docs.stripe.com/currencies#special-cases */
  amountNotWhole: (currency: string, step: number, param = 'amount') =>
    invalidRequest(`Amounts in ${currency} must be evenly divisible by ${step}.`, {
      code: 'parameter_invalid_integer',
      param,
    }),
  /** [recording] https://docs.stripe.com/error-codes#amount-too-large; no `param`. @param limit as text: `$999,999.99` */
  amountTooLarge: (limit: string, param?: string) =>
    invalidRequest(`Amount must be no more than ${limit}`, { code: 'amount_too_large', param }),
};
