/** Paying out by the calendar, and which movements each payout settles. https://docs.stripe.com/payouts#payout-schedule */
import type { Context } from '../../core/context.ts';
import { payoutStep } from '../../core/currencies.ts';
import { defaultExternal, externalAccounts } from '../account/external.ts';
import { type Account, accountFacts, findAccount, type PayoutSettings, payoutSettings } from '../account/facts.ts';
import { readBalance } from '../balance/book.ts';
import { assignTransactions } from '../balance/unpaid.ts';
import { makePayout } from './make.ts';

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
  const { run: current = 0 } = await accountFacts(ctx);
  if (String(current) !== run) return;
  const account = await findAccount(ctx);
  const { schedule, debit_negative_balances } = payoutSettings(account);
  if (isDay(schedule, ctx.now())) {
    for (const { currency } of (await readBalance(ctx)).available) await payOut(ctx, currency, debit_negative_balances);
  }
  await schedulePayouts(ctx, account);
}

/** All that is available in one currency; what is owed is taken from the bank, if the account allows it. */
async function payOut(ctx: Context, currency: string, mayDebit: boolean): Promise<void> {
  const available = (await readBalance(ctx)).available.find((sum) => sum.currency === currency)?.amount ?? 0;
  const step = payoutStep(currency);
  const amount = Math.trunc(available / step) * step;
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
  await assignTransactions(ctx, payout);
}
