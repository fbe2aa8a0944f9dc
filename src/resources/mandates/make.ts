/** What a customer has agreed to, kept for debits to come. https://docs.stripe.com/api/mandates/object */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';

type Mandate = Stored<'mandate'>;
export type Acceptance = Mandate['customer_acceptance'];
type MandateData = Stripe.Emptyable<Stripe.SetupIntentConfirmParams.MandateData> | undefined;

/** How the customer agreed, as the caller tells. @throws StripeError when nobody says from where */
export function acceptanceOf(ctx: Context, data: MandateData): Acceptance | undefined {
  if (!data) return undefined;
  const { type, accepted_at = ctx.now(), online } = data.customer_acceptance as MandateAcceptance;
  if (type === 'offline') return { accepted_at, offline: {}, type };
  if (online === undefined) throw errors.missingParam('mandate_data[customer_acceptance][online]');
  return {
    accepted_at,
    online: { ip_address: online.ip_address ?? null, user_agent: online.user_agent ?? null },
    type,
  };
}

type MandateAcceptance = Stripe.SetupIntentCreateParams.MandateData.CustomerAcceptance;

interface Agreement {
  payment_method: string;
  /** Undefined: the customer agreed on a page of Stripe's. */
  acceptance: Acceptance | undefined;
  details: Mandate['payment_method_details'];
  /** For one payment only. */
  once?: { amount: number; currency: string } | undefined;
  /** The bank has not agreed yet. */
  pending?: boolean;
}

/** A mandate for one payment, or for as many as come. */
export async function makeMandate(ctx: Context, agreement: Agreement, id = ctx.newId('mandate')): Promise<Mandate> {
  const { acceptance, details, once, payment_method, pending } = agreement;
  return ctx.create(
    'mandate',
    {
      customer_acceptance: acceptance ?? {
        accepted_at: ctx.now(),
        online: { ip_address: null, user_agent: null },
        type: 'online',
      },
      ...(once === undefined ? { multi_use: {} } : { single_use: once }),
      payment_method,
      payment_method_details: details,
      status: pending ? 'pending' : 'active',
      type: once === undefined ? 'multi_use' : 'single_use',
    },
    { id },
  );
}
