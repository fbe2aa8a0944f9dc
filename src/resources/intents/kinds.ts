/** What payment intents and setup intents have in common, and how Stripe names the one and the other. */
import { errors, type StripeError } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Once } from './once.ts';

export type AnyIntent = Stored<'payment_intent'> | Stored<'setup_intent'>;
export type IntentName = AnyIntent['object'];

/** As messages call them. */
export const NOUNS: Readonly<Record<IntentName, string>> = {
  payment_intent: 'PaymentIntent',
  setup_intent: 'SetupIntent',
};

/** How an intent was confirmed: private facts that later steps need. */
export interface HowConfirmed extends Once {
  /** Where a browser goes after authentication. */
  returnUrl?: string | undefined;
  useStripeSdk?: boolean;
  /** The payment method that the customer has authenticated. */
  authenticated?: string;
  /** Named by the caller. */
  mandate?: string | undefined;
  /** The mandate shall hold for one payment. Smallest unit. */
  once?: { amount: number; currency: string } | undefined;
  /** How the customer agreed to further payments. */
  agreed?: Stored<'mandate'>['customer_acceptance'] | undefined;
}

/** An illegal move; the error shows the intent. */
export const unexpectedState = (intent: AnyIntent, message: string): StripeError =>
  errors.unexpectedState(`${intent.object}_unexpected_state`, message, { [intent.object]: intent });

export const missingMethod = (intent: AnyIntent): StripeError =>
  unexpectedState(
    intent,
    `You cannot confirm this ${NOUNS[intent.object]} because it's missing a payment method. You can either update the ${NOUNS[intent.object]} with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.`,
  );
