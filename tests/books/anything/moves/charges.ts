/** Moves by the older API, and on what was taken. */
import type Stripe from 'stripe';
import { ROUTING_NUMBER } from '../../../../src/network/banks/us.ts';
import { type Move, move, pick, type Which } from '../world.ts';

/** An intent's charges are captured through it. */
const isHeld = (charge: Record<string, unknown>): boolean =>
  charge.captured === false && charge.status === 'succeeded' && charge.payment_intent === null;

export const charge = (source: string, amount: number, currency: string, capture: boolean): Move =>
  move(`charge ${amount} ${currency} to ${source}${capture ? '' : ', to be captured'}`, ({ stripe }) =>
    stripe.charges.create({ amount, currency, source, capture }),
  );

export const captureCharge = (which: Which, part: number | null): Move =>
  move(`capture ${part === null ? 'all' : `${part} %`} of a charge`, async (world) => {
    const found = pick(world, 'charge', which, isHeld);
    const amount = part === null ? undefined : Math.floor(((found.amount as number) * part) / 100);
    await world.stripe.charges.capture(found.id, amount === undefined ? {} : { amount });
  });

/** A customer with a card, or a bank account that is proved at once. */
export const customer = (source: { card: string } | { account: string } | null): Move =>
  move(`a customer${source ? ` with ${Object.values(source)[0]}` : ''}`, async ({ stripe }) => {
    if (source === null || 'card' in source)
      return stripe.customers.create(source === null ? {} : { email: 'ada@example.com', source: source.card });
    const bank_account = { account_number: source.account, country: 'US', routing_number: ROUTING_NUMBER };
    const token = await stripe.tokens.create({
      bank_account: { ...bank_account, account_holder_name: 'Ada', currency: 'usd' },
    });
    const { id } = await stripe.customers.create({ source: token.id });
    return stripe.customers.verifySource(id, token.bank_account?.id as string, { amounts: [32, 45] });
  });

export const chargeCustomer = (which: Which, amount: number, currency: string): Move =>
  move(`charge ${amount} ${currency} to a customer`, async (world) => {
    const found = pick(world, 'customer', which, ({ default_source }) => Boolean(default_source));
    await world.stripe.charges.create({ amount, currency, customer: found.id });
  });

export const deleteCustomer = (which: Which): Move =>
  move('delete a customer', async (world) => {
    const found = pick(world, 'customer', which, () => true);
    await world.stripe.customers.del(found.id);
  });

const isTaken = (one: Record<string, unknown>): boolean => one.status === 'succeeded' && one.refunded === false;

export const refund = (which: Which, part: number | null, byIntent: boolean, email: string | null): Move =>
  move(`refund ${part === null ? 'all' : `${part} %`}${email ? ` to ${email}` : ''}`, async (world) => {
    const found = pick(world, 'charge', which, isTaken);
    const intent = found.payment_intent as string | null;
    const amount = part === null ? undefined : Math.floor(((found.amount as number) * part) / 100);
    await world.stripe.refunds.create({
      ...(byIntent && intent ? { payment_intent: intent } : { charge: found.id }),
      ...(amount !== undefined && { amount }),
      ...(email && { instructions_email: email }),
    });
  });

const REFUND_ACTS = {
  cancel: (stripe: Stripe, id: string) => stripe.refunds.cancel(id),
  expire: (stripe: Stripe, id: string) => stripe.testHelpers.refunds.expire(id),
  note: (stripe: Stripe, id: string) => stripe.refunds.update(id, { metadata: { note: 'seen' } }),
} as const;
export type RefundAct = keyof typeof REFUND_ACTS;
export const refundActs = Object.keys(REFUND_ACTS) as RefundAct[];

export const onRefund = (which: Which, act: RefundAct): Move =>
  move(`${act} a refund`, async (world) => {
    const found = pick(world, 'refund', which, ({ status }) => status === 'requires_action');
    await REFUND_ACTS[act](world.stripe, found.id);
  });

/** Whoever gives back what was fraud says so; nobody has to look at it any more. */
export const refundFraud = (which: Which): Move =>
  move('refund all as fraud', async (world) => {
    const { id: charge } = pick(world, 'charge', which, isTaken);
    await world.stripe.refunds.create({ charge, reason: 'fraudulent' });
  });

export const approve = (which: Which): Move =>
  move('approve a review', async (world) => {
    const { id } = pick(world, 'review', which, ({ open }) => open === true);
    await world.stripe.reviews.approve(id);
  });

export const note = (which: Which): Move =>
  move('note something on a charge', async (world) => {
    const found = pick(world, 'charge', which, () => true);
    await world.stripe.charges.update(found.id, { metadata: { note: 'seen' } });
  });

const text = (uncategorized_text: string) => ({ evidence: { uncategorized_text } });

const DISPUTE_ACTS = {
  win: (stripe: Stripe, id: string) => stripe.disputes.update(id, text('winning_evidence')),
  lose: (stripe: Stripe, id: string) => stripe.disputes.update(id, text('losing_evidence')),
  escalate: (stripe: Stripe, id: string) => stripe.disputes.update(id, text('escalate_inquiry_evidence')),
  answer: (stripe: Stripe, id: string) => stripe.disputes.update(id, text('We did send it')),
  save: (stripe: Stripe, id: string) => stripe.disputes.update(id, { ...text('winning_evidence'), submit: false }),
  submit: (stripe: Stripe, id: string) => stripe.disputes.update(id, { submit: true }),
  close: (stripe: Stripe, id: string) => stripe.disputes.close(id),
} as const;
export type DisputeAct = keyof typeof DISPUTE_ACTS;
export const disputeActs = Object.keys(DISPUTE_ACTS) as DisputeAct[];

const ENDED = ['won', 'lost', 'warning_closed'];

export const onDispute = (which: Which, act: DisputeAct): Move =>
  move(`${act} a dispute`, async (world) => {
    const found = pick(world, 'dispute', which, ({ status }) => !ENDED.includes(status as string));
    await DISPUTE_ACTS[act](world.stripe, found.id);
  });
