/** Payments that a person shall look at. https://docs.stripe.com/api/radar/reviews */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';

type Review = Stored<'review'>;
type Charge = Stored<'charge'>;
type ClosedReason = NonNullable<Review['closed_reason']>;

/** The account's rule sends payments of elevated risk to a person. */
async function open(ctx: Context, charge: Charge): Promise<void> {
  if (charge.outcome?.type !== 'manual_review') return;
  const { payment_intent } = charge;
  const review = await ctx.create(
    'review',
    {
      billing_zip: charge.billing_details.address?.postal_code ?? null,
      ...(payment_intent === null ? { charge: charge.id } : { payment_intent }),
      open: true,
      opened_reason: 'rule',
      reason: 'rule',
    },
    { event: 'review.opened' },
  );
  await ctx.signal('review.opened', review);
}

/** @param reason why nobody has to look any more */
const close = (ctx: Context, { id }: Review, reason: ClosedReason): Promise<Review> =>
  ctx.update('review', id, { open: false, closed_reason: reason, reason }, { events: ['review.closed'] });

const approve: Handler<'POST /v1/reviews/{review}/approve'> = async (ctx, _params, { review: id }) => {
  const review = await ctx.find('review', id);
  if (!review.open) throw errors.invalidRequest('This review has already been closed.');
  return close(ctx, review, 'approved');
};

/** Only those that are open. */
const listReviews: Handler<'GET /v1/reviews'> = (ctx, params) =>
  pageOf(ctx, 'review', params, { where: { open: 'true' } });

async function closeOf(ctx: Context, review: unknown, reason: ClosedReason): Promise<void> {
  const found = typeof review === 'string' ? await ctx.get('review', review) : undefined;
  if (found?.open) await close(ctx, found, reason);
}

async function refunded(ctx: Context, { charge: id, reason }: Stored<'refund'>): Promise<void> {
  const charge = id === null ? undefined : await ctx.get('charge', id);
  if (charge?.refunded) await closeOf(ctx, charge.review, reason === 'fraudulent' ? 'refunded_as_fraud' : 'refunded');
}

async function disputed(ctx: Context, { charge }: Stored<'dispute'>): Promise<void> {
  await closeOf(ctx, (await ctx.find('charge', charge)).review, 'disputed');
}

export const reviews: Resource = {
  object: 'review',
  indexes: { open: ({ data }) => String(data.open) },
  operations: {
    'GET /v1/reviews': listReviews,
    'GET /v1/reviews/{review}': retrieve('review'),
    'POST /v1/reviews/{review}/approve': approve,
  },
  reactions: {
    'charge.succeeded': open,
    'refund.made': refunded,
    'dispute.opened': disputed,
    'payment_intent.canceled': (ctx, { review }: Stored<'payment_intent'>) => closeOf(ctx, review, 'canceled'),
  },
};
