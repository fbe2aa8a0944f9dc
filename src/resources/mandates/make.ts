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
}

/** A mandate that holds for as many payments as come. */
export async function makeMandate(ctx: Context, { payment_method, acceptance, details }: Agreement): Promise<Mandate> {
  return ctx.create('mandate', {
    customer_acceptance: acceptance ?? {
      accepted_at: ctx.now(),
      online: { ip_address: null, user_agent: null },
      type: 'online',
    },
    multi_use: {},
    payment_method,
    payment_method_details: details,
    status: 'active',
    type: 'multi_use',
  });
}
