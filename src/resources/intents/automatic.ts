/** Which payment methods an intent takes: those that the caller names, or those of the account's own settings. https://docs.stripe.com/payments/payment-methods/dynamic-payment-methods */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';

interface Params {
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' };
  payment_method_types?: string[];
}

/** @throws StripeError when both ways are asked for */
export function automaticMethods(ctx: Context, { automatic_payment_methods: given, payment_method_types }: Params) {
  if (given?.enabled && payment_method_types !== undefined) {
    throw errors.invalidRequest(
      'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.',
      'payment_method_types',
    );
  }
  const automatic = given?.enabled ?? payment_method_types === undefined;
  if (!automatic) return { automatic_payment_methods: null, payment_method_types: payment_method_types ?? ['card'] };
  return {
    automatic_payment_methods: { allow_redirects: given?.allow_redirects ?? ('always' as const), enabled: true },
    payment_method_configuration_details: { id: `pmc_1${ctx.account.slice(-23)}`, parent: null },
    payment_method_types: ['card'],
  };
}
