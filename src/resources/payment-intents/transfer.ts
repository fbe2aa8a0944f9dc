/** Paying by bank transfer: the customer sends money, and it is matched with what is owed. https://docs.stripe.com/payments/customer-balance/reconciliation */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler } from '../../core/operation.ts';
import { addressesOf, TRANSFERS } from '../../network/banks/virtual.ts';
import { approvedOutcome } from '../../network/outcome.ts';
import { own } from '../../network/own.ts';
import { accountOf, availableOf, matches, moveCash } from '../cash-balance/cash.ts';
import { type Received, receive } from '../cash-balance/receive.ts';
import { chargeMade } from '../charges/make.ts';
import { challengeUrl } from '../intents/next-action.ts';
import { actFirst } from './follow.ts';
import { optionOf } from './method-options.ts';
import { succeed } from './settle.ts';
import { type Intent, intents } from './states.ts';

interface Awaited {
  /** What was applied so far. */
  funded?: number;
  /** What the customer writes on the transfer. */
  reference?: string;
}

/** Open intents that a transfer may pay for. */
const MANY = 100;

const factsOf = (ctx: Context, { id }: Intent): Promise<Awaited> => ctx.internal<Awaited>('payment_intent', id);

export const isAwaited = ({ next_action, status }: Intent): boolean =>
  status === 'requires_action' && next_action?.type === 'display_bank_transfer_instructions';

interface BankTransfer {
  type?: string;
  eu_bank_transfer?: { country: string };
  requested_address_types?: string[] | null;
}

const OPTIONS = 'payment_method_options[customer_balance]';

/** @throws StripeError when nobody has said how the money is to be sent, or who sends it */
async function checked(ctx: Context, intent: Intent) {
  const { customer, currency } = intent;
  if (typeof customer !== 'string')
    throw errors.invalidRequest(
      'The `customer_balance` payment method type requires a `customer` on the PaymentIntent.',
      'customer',
    );
  await ctx.referred('customer', customer, 'customer');
  if (!optionOf(intent, 'customer_balance', 'funding_type')) throw errors.missingParam(`${OPTIONS}[funding_type]`);
  const asked = optionOf<BankTransfer>(intent, 'customer_balance', 'bank_transfer') ?? {};
  const { type, eu_bank_transfer, requested_address_types } = asked;
  if (type === undefined) throw errors.missingParam(`${OPTIONS}[bank_transfer][type]`);
  if (own(TRANSFERS, type)?.currency !== currency)
    throw errors.invalidRequest(
      `The currency ${currency} is not supported for ${type}.`,
      `${OPTIONS}[bank_transfer][type]`,
    );
  return { customer, type, country: eu_bank_transfer?.country, wanted: requested_address_types };
}

async function instructions(ctx: Context, intent: Intent): Promise<Intent['next_action']> {
  const { customer, type, country, wanted } = await checked(ctx, intent);
  const { funded = 0, reference = '' } = await factsOf(ctx, intent);
  const account = await accountOf(ctx, customer);
  return {
    type: 'display_bank_transfer_instructions',
    display_bank_transfer_instructions: {
      amount_remaining: intent.amount - funded,
      currency: intent.currency,
      financial_addresses: addressesOf(type, account, country, wanted),
      hosted_instructions_url: challengeUrl(ctx, intent),
      reference,
      type,
    },
  } as unknown as Intent['next_action'];
}

/** What lies there already pays first. */
export async function awaitTransfer(ctx: Context, intent: Intent, action: 'confirm' | 'authenticate'): Promise<Intent> {
  await unapply(ctx, intent);
  const reference = ctx.draw(12).toUpperCase();
  await ctx.update('payment_intent', intent.id, {}, { internal: { funded: 0, reference } });
  return applyAvailable(ctx, await actFirst(ctx, intent, await instructions(ctx, intent), action));
}

/** Another amount is owed, or somebody else owes it. */
export async function awaitAnew(ctx: Context, intent: Intent): Promise<Intent> {
  const next_action = await instructions(ctx, intent);
  return applyAvailable(ctx, await ctx.update('payment_intent', intent.id, { next_action }));
}

async function applyAvailable(ctx: Context, intent: Intent): Promise<Intent> {
  const customer = intent.customer as string;
  const available = await availableOf(ctx, customer, intent.currency);
  return available === 0 || !(await matches(ctx, customer)) ? intent : applyCash(ctx, intent, available);
}

/** Pays as far as it goes. @param amount what there is */
async function applyCash(ctx: Context, intent: Intent, amount: number): Promise<Intent> {
  const { funded = 0 } = await factsOf(ctx, intent);
  const applied = Math.min(amount, intent.amount - funded);
  await moveCash(ctx, {
    customer: intent.customer as string,
    currency: intent.currency,
    amount: -applied,
    type: 'applied_to_payment',
    details: { payment_intent: intent.id },
  });
  await ctx.update('payment_intent', intent.id, {}, { internal: { funded: funded + applied } });
  if (funded + applied === intent.amount) {
    const outcome = { kind: 'approved', outcome: approvedOutcome({}), threeDSecure: null } as const;
    const charge = await chargeMade(ctx, intent, outcome, { capture: 'automatic' });
    return succeed(ctx, intent, charge.id);
  }
  const next_action = await instructions(ctx, intent);
  return intents.move(ctx, intent, 'settle', 'partial', { changes: { next_action } });
}

type Funded = Omit<Received, 'type'>;

interface Open {
  intent: Intent;
  remaining: number;
  reference: string | undefined;
}

async function openIntents(ctx: Context, customer: string, currency: string): Promise<Open[]> {
  const { data } = await ctx.list('payment_intent', { where: { customer }, limit: MANY });
  const awaited = data.filter((intent) => isAwaited(intent) && intent.currency === currency).reverse();
  return Promise.all(
    awaited.map(async (intent) => {
      const { funded = 0, reference } = await factsOf(ctx, intent);
      return { intent, remaining: intent.amount - funded, reference };
    }),
  );
}

/** The one that the transfer names goes first, then the one that waits for exactly this, then the oldest. */
export async function reconcile(ctx: Context, { customer, currency, amount, reference }: Funded): Promise<void> {
  if (!(await matches(ctx, customer))) return;
  const open = await openIntents(ctx, customer, currency);
  const rank = (one: Open): number =>
    reference !== null && one.reference === reference ? 0 : one.remaining === amount ? 1 : 2;
  for (const { intent } of open.sort((a, b) => rank(a) - rank(b))) {
    const available = await availableOf(ctx, customer, currency);
    if (available === 0) return;
    await applyCash(ctx, intent, available);
  }
}

/** What was applied to an intent that is given up, or paid otherwise, is the customer's again. */
export async function unapply(ctx: Context, intent: Intent): Promise<void> {
  const { funded = 0 } = await factsOf(ctx, intent);
  if (funded === 0) return;
  await moveCash(ctx, {
    customer: intent.customer as string,
    currency: intent.currency,
    amount: funded,
    type: 'unapplied_from_payment',
    details: { payment_intent: intent.id },
  });
  await ctx.update('payment_intent', intent.id, {}, { internal: { funded: 0 } });
}

/** The customer's money is applied by hand. https://docs.stripe.com/api/payment_intents/apply_customer_balance */
export const applyBalance: Handler<'POST /v1/payment_intents/{intent}/apply_customer_balance'> = async (
  ctx,
  { amount, currency },
  { intent: id },
) => {
  const intent = await ctx.find('payment_intent', id);
  if (!isAwaited(intent))
    throw errors.invalidRequest(
      'The customer balance can be applied only to a PaymentIntent that awaits a bank transfer.',
    );
  if (currency !== undefined && currency.toLowerCase() !== intent.currency)
    throw errors.invalidRequest(`The currency must be that of the PaymentIntent: ${intent.currency}.`, 'currency');
  const { funded = 0 } = await factsOf(ctx, intent);
  const available = await availableOf(ctx, intent.customer as string, intent.currency);
  const wanted = amount ?? Math.min(available, intent.amount - funded);
  if (wanted < 1 || wanted > available || wanted > intent.amount - funded)
    throw errors.invalidRequest(
      `The amount must be between 1 and what the customer has and the PaymentIntent lacks (${Math.min(available, intent.amount - funded)}).`,
      'amount',
    );
  return applyCash(ctx, intent, wanted);
};

/** The customer sends what is missing: what the page of instructions does. */
export async function sendRest(ctx: Context, intent: Intent): Promise<void> {
  const { funded = 0, reference = null } = await factsOf(ctx, intent);
  const { customer, type } = await checked(ctx, intent);
  await receive(ctx, { customer, currency: intent.currency, amount: intent.amount - funded, reference, type });
}
