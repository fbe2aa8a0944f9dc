/** Paying out by the calendar, and which movements each payout settles. https://docs.stripe.com/payouts#payout-schedule */
import type { Context } from '../../core/context.ts';
import { payoutStep } from '../../core/currencies.ts';
import { defaultExternal, externalAccounts } from '../account/external.ts';
import { type Account, accountFacts, findAccount, type PayoutSettings, payoutSettings } from '../account/facts.ts';
import { readBalance } from '../balance/book.ts';
import { postTransaction } from '../balance/post.ts';
import { assignTransactions } from '../balance/unpaid.ts';
import { makePayout } from './make.ts';
import type { Payout } from './states.ts';

type Schedule = PayoutSettings['schedule'];

const DAY = 24 * 3600;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Banks rest at weekends; what falls on a day that a month lacks is paid on its last. */
function isDay({ interval, weekly_payout_days = [], monthly_payout_days = [] }: Schedule, now: number): boolean {
  const date = new Date(now * 1000);
  const weekday = WEEKDAYS[date.getUTCDay()] as string;
  if (interval === 'weekly') return (weekly_payout_days as string[]).includes(weekday);
  if (interval === 'daily') return weekday !== 'saturday' && weekday !== 'sunday';
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return monthly_payout_days.some((day) => Math.min(day, last) === date.getUTCDate());
}

/** The settings changed: from now on the new ones count. */
export async function schedulePayouts(ctx: Context, account: Account): Promise<void> {
  if (payoutSettings(account).schedule.interval === 'manual') return;
  const { run = 0 } = await accountFacts(ctx);
  const midnight = (Math.floor(ctx.now() / DAY) + 1) * DAY;
  await ctx.schedule('payout.run', midnight - ctx.now(), { run: String(run) });
}

export async function runPayouts(ctx: Context, { run }: Readonly<Record<string, string>>): Promise<void> {
  const { run: current = 0, minimumBalances = {} } = await accountFacts(ctx);
  if (String(current) !== run) return;
  const account = await findAccount(ctx);
  const { schedule, debit_negative_balances } = payoutSettings(account);
  if (isDay(schedule, ctx.now())) {
    for (const { currency } of (await readBalance(ctx)).available) {
      await payOut(ctx, { currency, mayDebit: debit_negative_balances, least: minimumBalances[currency] ?? 0 });
    }
  }
  await schedulePayouts(ctx, account);
}

interface Rules {
  currency: string;
  /** May what is owed be taken from the bank? */
  mayDebit: boolean;
  /** What stays, smallest unit. */
  least: number;
}

/** What is available beyond what stays; a balance that is below it waits for more. */
function amountOf(available: number, { currency, least }: Rules): number {
  const step = payoutStep(currency);
  const beyond = available < 0 ? available : Math.max(available - least, 0);
  return Math.trunc(beyond / step) * step;
}

/** All that may be paid out in one currency; what is owed is taken from the bank, if the account allows it. */
async function payOut(ctx: Context, rules: Rules): Promise<void> {
  const { currency, mayDebit } = rules;
  const available = (await readBalance(ctx)).available.find((sum) => sum.currency === currency)?.amount ?? 0;
  const amount = amountOf(available, rules);
  const hasAccount = (await externalAccounts(ctx)).some((external) => external.currency === currency);
  if (amount === 0 || !hasAccount || (amount < 0 && !mayDebit)) return;
  const destination = await defaultExternal(ctx, currency);
  // Nothing goes to an account that must be mended first.
  if (destination.object === 'bank_account' && destination.status === 'errored') return;
  const payout = await makePayout(ctx, {
    amount,
    currency,
    destination,
    fields: { automatic: true, description: 'STRIPE PAYOUT', reconciliation_status: 'in_progress' },
    sourceType: 'card',
  });
  const held = amount < 0 ? 0 : rules.least;
  await post(ctx, payout, 'payout_minimum_balance_hold', -held);
  await assignTransactions(ctx, payout);
  await post(ctx, payout, 'payout_minimum_balance_release', held);
}

type Reserve = 'payout_minimum_balance_hold' | 'payout_minimum_balance_release';

/** What stays leaves the payout's transactions, and is there for the next one. https://docs.stripe.com/changelog/acacia/2024-12-18/payout-minimum-balance */
async function post(ctx: Context, { id, currency }: Payout, type: Reserve, amount: number): Promise<void> {
  if (amount === 0) return;
  const what = { amount, currency, description: null, fee: 0, source: id, type };
  await postTransaction(ctx, { ...what, available_on: ctx.now() });
}
