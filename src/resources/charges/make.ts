/** A charge: one attempt to take money, successful or not. https://docs.stripe.com/api/charges/object */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { Approved, Declined } from '../../network/authorize.ts';
import { type CardFacts, cardPaymentDetails } from '../../network/describe.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { fullDescriptor } from './descriptor.ts';
import { holdRequests } from './holds.ts';
import { settle, settleLater } from './settle.ts';

export type Charge = Stored<'charge'>;
type Intent = Stored<'payment_intent'>;
type CaptureMethod = Intent['capture_method'];

/** What is charged, and with what. */
export interface Attempt {
  fields: Partial<Charge> & Pick<Charge, 'amount' | 'billing_details' | 'currency'>;
  card: CardFacts;
  /** Of the card's holder, for the bank to check. */
  address: { line1: string | null; postal_code: string | null } | null;
  /** The intent that it belongs to. */
  family?: string;
}

/** Where the receipt of a charge can be seen. */
const receiptUrl = (ctx: Context, id: string): string => `${ctx.env.publicUrl()}/_awning/receipts/${ctx.account}/${id}`;

/** Stores the charge that an outcome of the network makes; tells nobody yet. */
export async function storeCharge(
  ctx: Context,
  attempt: Attempt,
  outcome: Approved | Declined,
  captured: boolean,
): Promise<Charge> {
  const { fields, card, address, family } = attempt;
  const id = ctx.newId('charge', family);
  const declined = outcome.kind === 'declined' ? outcome.decline : undefined;
  const { amount } = fields;
  const shown = cardPaymentDetails({
    ...card,
    address,
    outcome,
    amount,
    captured,
    now: ctx.now(),
    draw: (length) => ctx.draw(length),
  });
  return ctx.create(
    'charge',
    {
      amount_captured: captured ? amount : 0,
      amount_refunded: 0,
      captured,
      disputed: false,
      failure_code: declined?.code ?? null,
      failure_message: declined?.message ?? null,
      fraud_details: {},
      outcome: outcome.outcome,
      paid: declined === undefined,
      payment_method_details: { type: 'card', card: shown },
      receipt_url: declined === undefined ? receiptUrl(ctx, id) : null,
      refunded: false,
      status: declined === undefined ? 'succeeded' : 'failed',
      ...fields,
    },
    { id, internal: { card: card.card } },
  );
}

/** Everything that an intent says about its charge. */
async function attemptOf(ctx: Context, intent: Intent): Promise<Attempt> {
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const { card, cvcGiven } = await ctx.internal<MethodFacts>('payment_method', method.id);
  const { exp_month, exp_year } = method.card as NonNullable<typeof method.card>;
  const { radar } = await ctx.internal<{ radar?: object }>('payment_intent', intent.id);
  const { amount, currency, customer, description, metadata, receipt_email, shipping, transfer_group } = intent;
  const { statement_descriptor, statement_descriptor_suffix } = intent;
  return {
    card: { card, expMonth: exp_month, expYear: exp_year, cvcGiven: cvcGiven === true, asked: holdRequests(intent) },
    address: method.billing_details.address,
    family: intent.id,
    fields: {
      amount,
      billing_details: method.billing_details as Charge['billing_details'],
      calculated_statement_descriptor: fullDescriptor(intent),
      currency,
      customer,
      description,
      metadata,
      payment_intent: intent.id,
      payment_method: method.id,
      radar_options: (radar ?? {}) as NonNullable<Charge['radar_options']>,
      receipt_email,
      shipping: shipping as Charge['shipping'],
      statement_descriptor,
      statement_descriptor_suffix,
      transfer_group,
    },
  };
}

/** @param capture `manual` sets the money aside, the others take it */
export async function chargeMade(
  ctx: Context,
  intent: Intent,
  outcome: Approved,
  capture: CaptureMethod,
): Promise<Charge> {
  const { id } = await storeCharge(ctx, await attemptOf(ctx, intent), outcome, capture !== 'manual');
  if (capture === 'automatic') await settle(ctx, id);
  if (capture === 'automatic_async') await settleLater(ctx, id);
  return announce(ctx, await ctx.find('charge', id));
}

/** Tells of a charge that went well. */
export async function announce(ctx: Context, charge: Charge): Promise<Charge> {
  await ctx.emit('charge.succeeded', charge);
  await ctx.signal('charge.succeeded', charge);
  if (charge.captured) await ctx.signal('charge.captured', charge);
  return ctx.find('charge', charge.id);
}

export async function chargeFailed(ctx: Context, intent: Intent, outcome: Declined): Promise<Charge> {
  const charge = await storeCharge(ctx, await attemptOf(ctx, intent), outcome, false);
  await ctx.emit('charge.failed', charge);
  return charge;
}
