/** Moves on what customers sent, on what goes to the bank, and on the clock. */
import type Stripe from 'stripe';
import type { Told } from '../journal.ts';
import { actionOf, fitting, type Move, move, pick, type Which } from '../world.ts';

const anybody = () => true;
const awaitsTransfer = (intent: Told) => actionOf(intent) === 'display_bank_transfer_instructions';

export const fund = (which: Which, amount: number, currency: string, named: boolean): Move =>
  move(`a customer sends ${amount} ${currency}${named ? ', and says for what' : ''}`, async (world) => {
    const found = pick(world, 'customer', which, anybody);
    const intent = world.journal.all('payment_intent').find(({ customer }) => customer === found.id);
    const action = intent?.next_action as Stripe.PaymentIntent.NextAction | null | undefined;
    const reference = action?.display_bank_transfer_instructions?.reference;
    await world.stripe.testHelpers.customers.fundCashBalance(found.id, {
      amount,
      currency,
      ...(named && reference && { reference }),
    });
  });

/** What was asked for, or less, or more. */
export const fundIntent = (which: Which, part: number): Move =>
  move(`a customer sends ${part} % of what is awaited`, async (world) => {
    const intent = pick(world, 'payment_intent', fitting(which), awaitsTransfer);
    await world.stripe.testHelpers.customers.fundCashBalance(intent.customer as string, {
      amount: Math.ceil(((intent.amount as number) * part) / 100),
      currency: intent.currency as string,
    });
  });

export const applyBalance = (which: Which, amount: number | null): Move =>
  move(`apply ${amount ?? 'all'} of what a customer has`, async (world) => {
    const intent = pick(world, 'payment_intent', which, awaitsTransfer);
    await world.stripe.paymentIntents.applyCustomerBalance(intent.id, amount === null ? {} : { amount });
  });

export const reconcile = (which: Which, reconciliation_mode: 'automatic' | 'manual'): Move =>
  move(`match what a customer sends: ${reconciliation_mode}`, async (world) => {
    const found = pick(world, 'customer', which, anybody);
    await world.stripe.customers.updateCashBalance(found.id, { settings: { reconciliation_mode } });
  });

type Method = 'standard' | 'instant';

export const payOut = (amount: number, currency: string, method: Method, source_type: 'card' | 'bank_account'): Move =>
  move(`pay ${amount} ${currency} out of ${source_type}, ${method}`, ({ stripe }) =>
    stripe.payouts.create({ amount, currency, method, source_type }),
  );

const PAYOUT_ACTS = {
  cancel: (stripe: Stripe, id: string) => stripe.payouts.cancel(id),
  reverse: (stripe: Stripe, id: string) => stripe.payouts.reverse(id),
  note: (stripe: Stripe, id: string) => stripe.payouts.update(id, { metadata: { note: 'seen' } }),
} as const;
export type PayoutAct = keyof typeof PAYOUT_ACTS;
export const payoutActs = Object.keys(PAYOUT_ACTS) as PayoutAct[];

export const onPayout = (which: Which, act: PayoutAct): Move =>
  move(`${act} a payout`, async (world) => {
    const fits = ({ status }: { status?: string | null }) => status === (act === 'reverse' ? 'paid' : 'pending');
    const found = pick(world, 'payout', which, fits);
    await PAYOUT_ACTS[act](world.stripe, found.id);
  });

type Schedule = Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule;

export const schedule = (how: Schedule): Move =>
  move(`payouts are ${how.interval}`, ({ stripe }) =>
    stripe.balanceSettings.update({ payments: { payouts: { schedule: how } } }),
  );

export interface Bank {
  account_number: string;
  country: string;
  currency: string;
  routing_number?: string;
}

/** Payouts in this currency go there from now on. */
export const bankAccount = (bank: Bank): Move =>
  move(`the bank account for ${bank.currency} is ${bank.account_number}`, async ({ stripe, account }) => {
    const external_account = { object: 'bank_account', ...bank } as never;
    await stripe.accounts.createExternalAccount(account, { external_account, default_for_currency: true });
  });

const DAY = 24 * 3600;

/** Events are kept for thirty days. */
const STEP = 20 * DAY;

export const wait = (seconds: number): Move =>
  move(seconds < DAY ? `${seconds} seconds` : `${Math.round(seconds / DAY)} days`, async ({ clock, journal }) => {
    for (let left = seconds; left > 0; left -= STEP) {
      await clock.advance(Math.min(left, STEP));
      await journal.read();
    }
  });
