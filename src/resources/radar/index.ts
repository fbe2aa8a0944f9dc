/** The bank suspects fraud before anybody disputes a payment. https://docs.stripe.com/api/radar/early_fraud_warnings */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { warnsOfFraud } from '../../network/dispute.ts';

const WARNING = 'radar.early_fraud_warning';

async function warn(ctx: Context, charge: Stored<'charge'>): Promise<void> {
  const { card } = await ctx.internal<{ card?: string }>('charge', charge.id);
  if (card === undefined || !warnsOfFraud(card)) return;
  const { payment_intent } = charge;
  await ctx.create(
    WARNING,
    {
      actionable: true,
      charge: charge.id,
      fraud_type: 'made_with_stolen_card',
      ...(payment_intent !== null && { payment_intent }),
    },
    { event: `${WARNING}.created` },
  );
}

/** There is nothing left to prevent once the money went back, or the charge is disputed. */
async function settle(ctx: Context, charge: string): Promise<void> {
  const { data } = await ctx.list(WARNING, { where: { charge }, limit: 10 });
  for (const { id } of data) await ctx.update(WARNING, id, { actionable: false }, { events: [`${WARNING}.updated`] });
}

async function refunded(ctx: Context, { charge: id }: Stored<'refund'>): Promise<void> {
  const charge = id === null ? undefined : await ctx.get('charge', id);
  if (charge?.refunded) await settle(ctx, charge.id);
}

export const earlyFraudWarnings: Resource = {
  object: WARNING,
  indexes: {
    charge: ({ data }) => data.charge as string,
    payment_intent: ({ data }) => data.payment_intent as string | undefined,
  },
  operations: {
    'GET /v1/radar/early_fraud_warnings': list(WARNING, { filters: ['charge', 'payment_intent'] }),
    'GET /v1/radar/early_fraud_warnings/{early_fraud_warning}': retrieve(WARNING),
  },
  reactions: {
    'charge.captured': warn,
    'refund.made': refunded,
    'dispute.opened': (ctx, { charge }: Stored<'dispute'>) => settle(ctx, charge),
  },
};
