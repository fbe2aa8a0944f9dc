/** URLs in parameters. https://docs.stripe.com/error-codes#url-invalid */
import { errors } from '../contract/errors.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param schemes those that will do, such as `https:`; all when left out, as mobile apps have schemes of their own
 * @throws StripeError `url_invalid`; what is absent is fine
 */
export function checkUrl(given: string | undefined, param: string, schemes?: readonly string[]): void {
  if (given === undefined) return;
  if (!SCHEME.test(given)) throw errors.invalidUrl(param);
  if (!URL.canParse(given)) throw errors.invalidUrl(param, true);
  if (schemes !== undefined && !schemes.includes(new URL(given).protocol)) throw errors.invalidUrl(param);
}
