/** A charge: one attempt to take money, successful or not. https://docs.stripe.com/api/charges/object */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved, Declined } from '../../network/authorize.ts';
import { type Attempt, attemptOf, detailsOf } from './attempt.ts';
import { settle, settleLater } from './settle.ts';
import type { Charge } from './states.ts';

type Intent = Stored<'payment_intent'>;
type CaptureMethod = Intent['capture_method'];

/** Where the receipt of a charge can be seen. */
export const receiptUrl = (ctx: Context, id: string): string =>
  `${ctx.env.publicUrl()}/_awning/receipts/${ctx.account}/${id}`;

/** Payments that are made otherwise than by card have ids of their own. */
const newId = (ctx: Context, { means, family }: Attempt): string => {
  const id = ctx.newId('charge', family);
  return means.kind === 'card' ? id : id.replace('ch_', 'py_');
};

interface Options {
  captured: boolean;
  /** The bank has not answered yet. */
  pending?: boolean;
}

/** Stores the charge that an outcome of the network makes; tells nobody yet. */
export async function storeCharge(
  ctx: Context,
  attempt: Attempt,
  outcome: Approved | Declined,
  { captured, pending = false }: Options,
): Promise<Charge> {
  const { fields, means } = attempt;
  const id = newId(ctx, attempt);
  const declined = outcome.kind === 'declined' ? outcome.decline : undefined;
  const succeeded = declined === undefined && !pending;
  return ctx.create(
    'charge',
    {
      amount_captured: captured ? fields.amount : 0,
      amount_refunded: 0,
      captured,
      disputed: false,
      failure_code: declined?.code ?? null,
      failure_message: declined?.message ?? null,
      fraud_details: {},
      outcome: outcome.outcome,
      paid: succeeded,
      payment_method_details: detailsOf(ctx, attempt, outcome, captured),
      receipt_url: succeeded ? receiptUrl(ctx, id) : null,
      refunded: false,
      status: declined !== undefined ? 'failed' : pending ? 'pending' : 'succeeded',
      ...fields,
    },
    { id, internal: means.kind === 'card' ? { card: means.card.card } : means.internal },
  );
}

interface Made {
  /** `manual` sets the money aside, the others take it. */
  capture: CaptureMethod;
  /** What the method has left for later. */
  generated?: object | undefined;
  /** What the customer has agreed to. */
  mandate?: string | null;
}

export async function chargeMade(
  ctx: Context,
  intent: Intent,
  outcome: Approved,
  { capture, generated, mandate = null }: Made,
): Promise<Charge> {
  const attempt = withGenerated(await attemptOf(ctx, intent, mandate), generated);
  const { id } = await storeCharge(ctx, attempt, outcome, { captured: capture !== 'manual' });
  if (capture === 'automatic') await settle(ctx, id);
  if (capture === 'automatic_async') await settleLater(ctx, id);
  return announce(ctx, await ctx.find('charge', id));
}

function withGenerated(attempt: Attempt, generated: object | undefined): Attempt {
  const { means } = attempt;
  if (means.kind === 'card' || generated === undefined) return attempt;
  const { type } = means.details;
  const shown = means.details[type as keyof typeof means.details] as unknown as object;
  return { ...attempt, means: { ...means, details: { ...means.details, [type]: { ...shown, ...generated } } } };
}

/** Tells of a charge that went well. */
export async function announce(ctx: Context, charge: Charge): Promise<Charge> {
  await ctx.emit('charge.succeeded', charge);
  return follow(ctx, charge);
}

/** What follows from a charge that went well. */
export async function follow(ctx: Context, charge: Charge): Promise<Charge> {
  await ctx.signal('charge.succeeded', charge);
  if (charge.captured) await ctx.signal('charge.captured', charge);
  return ctx.find('charge', charge.id);
}

export async function chargeFailed(
  ctx: Context,
  intent: Intent,
  outcome: Declined,
  mandate: string | null = null,
): Promise<Charge> {
  const charge = await storeCharge(ctx, await attemptOf(ctx, intent, mandate), outcome, { captured: false });
  await ctx.emit('charge.failed', charge);
  return charge;
}
