/** What is not emulated says so. */
import { errors } from '../contract/errors.ts';

/**
 * @param names parameters of the operation that Stripe would act on and Awning cannot yet
 * @throws StripeError 400 that names the first one given
 */
export function refuseUnsupported<P extends object>(params: P, names: readonly (keyof P & string)[]): void {
  for (const name of names) {
    const value: unknown = params[name];
    if (value !== undefined && value !== '' && value !== false) throw errors.notEmulated(name);
  }
}
