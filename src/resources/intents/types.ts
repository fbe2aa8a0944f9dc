/** Which payment methods an intent may take, by the table of methods. https://docs.stripe.com/payments/payment-methods/integration-options */
import { errors } from '../../contract/errors.ts';
import { kindOf, takesCurrency } from '../../network/methods/kinds.ts';

/** @throws StripeError when there is no such method, or it does not take the currency @param currency undefined: none is known yet */
export function checkTypes(types: readonly string[], currency: string | undefined): void {
  for (const type of types) {
    const kind = kindOf(type);
    if (kind === undefined) throw errors.unknownMethodType(type);
    if (currency !== undefined && !takesCurrency(kind, currency))
      throw errors.wrongCurrency(currency, type, kind.currencies ?? []);
  }
}

/** @returns each once @throws StripeError when there is none */
export function distinctTypes(types: readonly string[]): string[] {
  if (types.length === 0) throw errors.emptyParam('payment_method_types');
  return [...new Set(types)];
}

/** @throws StripeError when a method cannot set money aside, or cannot be kept */
export function checkUse(types: readonly string[], use: { manual: boolean; future: string | null }): void {
  for (const type of types) {
    const kind = kindOf(type);
    if (use.manual && !kind?.manualCapture) throw errors.unsupportedByMethod(type, 'capture_method', 'manual');
    if (use.future !== null && !kind?.future?.some((usage) => usage === use.future))
      throw errors.unsupportedByMethod(type, 'setup_future_usage', use.future);
  }
}
