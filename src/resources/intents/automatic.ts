/** Which payment methods an intent takes: those that the caller names, or those of the account's own settings. https://docs.stripe.com/payments/payment-methods/dynamic-payment-methods */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { knownKind, redirects, takesCurrency } from '../../network/methods/kinds.ts';
import { configuration, typesOn } from '../payment-method-configurations/settings.ts';
import { checkTypes, distinctTypes } from './types.ts';

interface Params {
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' };
  excluded_payment_method_types?: string[] | '' | null;
  payment_method_configuration?: string | undefined;
  payment_method_types?: string[];
}

/** What the methods must be good for. */
export interface Purpose {
  /** Undefined: nothing is paid now. */
  currency?: string;
  /** Money is set aside first. */
  manual: boolean;
  /** Kept for later. */
  future: string | null;
}

const fits = (type: string, { currency, manual, future }: Purpose): boolean => {
  const kind = knownKind(type);
  if (currency !== undefined && !takesCurrency(kind, currency)) return false;
  if (manual && !kind.manualCapture) return false;
  return future === null || kind.future?.some((usage) => usage === future) === true;
};

/** @throws StripeError when both ways are asked for, or a method does not exist or fit */
export async function chosenTypes(ctx: Context, params: Params, purpose: Purpose) {
  const { automatic_payment_methods: given, payment_method_configuration, payment_method_types } = params;
  if (given?.enabled && payment_method_types !== undefined) {
    throw errors.invalidRequest(
      'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.',
      'payment_method_types',
    );
  }
  const excluded = params.excluded_payment_method_types || [];
  const exclusion = { excluded_payment_method_types: excluded.length > 0 ? excluded : null };
  const automatic = given?.enabled ?? payment_method_types === undefined;
  if (!automatic) {
    const types = distinctTypes(payment_method_types ?? ['card']).filter((type) => !excluded.includes(type));
    checkTypes(types, purpose.currency);
    return { automatic_payment_methods: null, ...exclusion, payment_method_types: types };
  }
  const settings = await configuration(ctx, payment_method_configuration, 'payment_method_configuration');
  const allow_redirects = given?.allow_redirects ?? 'always';
  return {
    automatic_payment_methods: { allow_redirects, enabled: true },
    ...exclusion,
    payment_method_configuration_details: { id: settings.id, parent: settings.parent },
    payment_method_types: typesOn(settings).filter(
      (type) => fits(type, purpose) && !excluded.includes(type) && (allow_redirects === 'always' || !redirects(type)),
    ),
  };
}
