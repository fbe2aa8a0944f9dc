/** Options of payment methods that count for one confirmation, and that an intent does not show. https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-payment_method_options */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import { defined } from '../../core/values.ts';
import { type GivenAuthentication, type Imported, imported } from '../../network/authentication.ts';

interface Card {
  cvc_token?: string;
  moto?: boolean;
  three_d_secure?: GivenAuthentication;
}

export interface OnceOptions {
  blik?: Stripe.Emptyable<{ code?: string }>;
  card?: Stripe.Emptyable<Card>;
}

/** Private facts of an intent. */
export interface Once {
  /** From the customer's banking app. */
  blikCode?: string | undefined;
  /** 3D Secure was done elsewhere. */
  imported?: Imported;
  /** The card was read out on the phone, or came by mail. */
  moto?: boolean | undefined;
}

/** What another provider found out is kept until the intent is confirmed. */
export const importedOf = ({ card }: OnceOptions): Pick<Once, 'imported'> => {
  const { three_d_secure } = card || {};
  return defined({ imported: three_d_secure && imported(three_d_secure) });
};

export function onceOf(options: OnceOptions): Once {
  const { code } = options.blik || {};
  const { moto } = options.card || {};
  return { blikCode: code, moto, ...importedOf(options) };
}

/** @throws StripeError when something is given that only a confirmation reads @param what the intent, with its article */
export function refuseOnce(options: OnceOptions, what: string): void {
  const { cvc_token, moto } = options.card || {};
  const { code } = options.blik || {};
  const early: readonly [name: string, value: unknown][] = [
    ['[card][cvc_token]', cvc_token],
    ['[card][moto]', moto],
    ['[blik][code]', code],
  ];
  const found = early.find(([, value]) => value !== undefined);
  if (found !== undefined) throw errors.onlyWithConfirm(`payment_method_options${found[0]}`, what);
}
