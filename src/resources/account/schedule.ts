/** When the account is paid out, and when its money is available. https://docs.stripe.com/api/balance_settings */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import { checkCurrency } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import {
  type Account,
  type AccountFacts,
  accountFacts,
  changeAccount,
  DEFAULT_DELAY,
  findAccount,
  type PayoutSettings,
  payoutSettings,
} from './facts.ts';

type Settings = Stored<'balance_settings'>;
type Schedule = PayoutSettings['schedule'];
type Given = NonNullable<NonNullable<Stripe.BalanceSettingsUpdateParams['payments']>['payouts']>['schedule'];

/** The account as it shows its balance. */
function settingsOf(account: Account, { delayDays, minimumBalances }: AccountFacts): Settings {
  const { debit_negative_balances, schedule, statement_descriptor } = payoutSettings(account);
  const { delay_days, ...when } = schedule;
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances,
      payouts: {
        minimum_balance_by_currency: minimumBalances ?? null,
        schedule: when,
        statement_descriptor,
        status: 'enabled',
      },
      settlement_timing: { delay_days, ...(delayDays !== undefined && { delay_days_override: delayDays }) },
    },
  } as unknown as Settings;
}

/** Weekly and monthly payouts name their days. */
function scheduleOf(given: NonNullable<Given>, before: Schedule): Omit<Schedule, 'delay_days'> {
  const interval = given.interval ?? before.interval;
  const { weekly_payout_days, monthly_payout_days } = { ...before, ...given };
  const wanted = { weekly: weekly_payout_days, monthly: monthly_payout_days }[interval];
  if ((interval === 'weekly' || interval === 'monthly') && !wanted?.length)
    throw errors.missingParam(`payments[payouts][schedule][${interval}_payout_days]`);
  return {
    interval,
    ...(interval === 'weekly' && { weekly_payout_days }),
    ...(interval === 'monthly' && { monthly_payout_days }),
  } as Omit<Schedule, 'delay_days'>;
}

export const retrieveSettings: Handler<'GET /v1/balance_settings'> = async (ctx) =>
  settingsOf(await findAccount(ctx), await accountFacts(ctx));

/** Longest delay that can be asked for, in days. */
const LONGEST_DELAY = 31;

function delayOf(given: number | '' | undefined, before: number | undefined): number | undefined {
  if (given === undefined) return before;
  if (given === '') return undefined;
  if (given < 1 || given > LONGEST_DELAY)
    throw errors.invalidRequest(
      `delay_days_override must be between 1 and ${LONGEST_DELAY}.`,
      'payments[settlement_timing][delay_days_override]',
    );
  return given;
}

const MINIMUM = 'payments[payouts][minimum_balance_by_currency]';

type Minimums = Record<string, number | ''>;

/** Each currency that is given takes its new minimum, or loses it. */
function minimumsOf(given: Minimums | '' | undefined, before: AccountFacts['minimumBalances']) {
  if (given === undefined) return before;
  if (given === '') return undefined;
  const after = { ...before };
  for (const [currency, least] of Object.entries(given)) {
    const code = checkCurrency(currency, `${MINIMUM}[${currency}]`);
    delete after[code];
    if (least === '') continue;
    if (least < 0) throw errors.atLeast(0, `${MINIMUM}[${currency}]`);
    after[code] = least;
  }
  return Object.keys(after).length === 0 ? undefined : after;
}

export const updateSettings: Handler<'POST /v1/balance_settings'> = async (ctx, params) => {
  const { debit_negative_balances, payouts = {}, settlement_timing = {} } = params.payments ?? {};
  const account = await findAccount(ctx);
  const facts = await accountFacts(ctx);
  const before = payoutSettings(account);
  const delayDays = delayOf(settlement_timing.delay_days_override as number | '' | undefined, facts.delayDays);
  const when = payouts.schedule === undefined ? before.schedule : scheduleOf(payouts.schedule, before.schedule);
  const { statement_descriptor = before.statement_descriptor } = payouts;
  const shown: PayoutSettings = {
    debit_negative_balances: debit_negative_balances ?? before.debit_negative_balances,
    schedule: { ...when, delay_days: delayDays ?? DEFAULT_DELAY },
    statement_descriptor: statement_descriptor || null,
  };
  const run = (facts.run ?? 0) + (payouts.schedule === undefined ? 0 : 1);
  const settings = { ...account.settings, payouts: shown } as NonNullable<Account['settings']>;
  const minimumBalances = minimumsOf(
    payouts.minimum_balance_by_currency as Minimums | undefined,
    facts.minimumBalances,
  );
  const after = { delayDays, minimumBalances, run };
  const changed = await changeAccount(ctx, { settings }, after);
  const answer = settingsOf(changed, { ...facts, ...after });
  await ctx.emit('balance_settings.updated', answer);
  if (payouts.schedule !== undefined) await ctx.signal('payouts.scheduled', changed);
  return answer;
};
