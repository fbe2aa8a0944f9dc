/** E-mail addresses in parameters. https://docs.stripe.com/error-codes#email-invalid */
import { errors } from '../contract/errors.ts';

/** Lenient, as Stripe is: something, an at sign, something; no spaces. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** @throws StripeError `email_invalid`; what is absent or emptied is fine */
export function checkEmail(given: string | undefined, param = 'email'): void {
  if (given && !ADDRESS.test(given)) throw errors.invalidEmail(given, param);
}
