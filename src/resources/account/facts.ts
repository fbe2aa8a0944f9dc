/** The account of a key itself: what it settles in, and when. https://docs.stripe.com/api/account */
import type { Given, Stored } from '../../contract/types.ts';
import { ACCOUNT } from '../../core/account.ts';
import type { Context } from '../../core/context.ts';

export type Account = Stored<'account'>;

export type PayoutSettings = NonNullable<NonNullable<Account['settings']>['payouts']>;

/** Private facts, which others act on. */
export interface AccountFacts {
  /** Currencies that it has bank accounts for; what is charged in others is converted to the first. */
  settlement: readonly string[];
  /** Days until money is available; undefined: those of the country. */
  delayDays?: number | undefined;
  /** It has had a place to be paid out to. */
  hadExternal?: boolean;
  /** By currency, smallest units: what automatic payouts leave. */
  minimumBalances?: Readonly<Record<string, number>> | undefined;
  /** Which run of automatic payouts counts. */
  run?: number;
}

/** Calendar days, as recorded traffic of American accounts shows. */
export const DEFAULT_DELAY = 7;

const SETTINGS = {
  bacs_debit_payments: {},
  branding: {},
  card_issuing: { tos_acceptance: {} },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: ACCOUNT.descriptor,
  },
  dashboard: { display_name: ACCOUNT.name, timezone: 'Etc/UTC' },
  payments: { statement_descriptor: ACCOUNT.descriptor },
  payouts: { debit_negative_balances: true, schedule: { delay_days: DEFAULT_DELAY, interval: 'manual' } },
  sepa_debit_payments: {},
};

const AT_FIRST = {
  business_profile: { name: ACCOUNT.name },
  capabilities: { card_payments: 'active', transfers: 'active' },
  charges_enabled: true,
  controller: { type: 'account' },
  country: ACCOUNT.country,
  default_currency: ACCOUNT.currency,
  details_submitted: true,
  metadata: {},
  payouts_enabled: true,
  settings: SETTINGS,
  tos_acceptance: {},
  type: 'standard',
} as unknown as Given<'account'>;

/** It is there from the first look on. */
export async function findAccount(ctx: Context): Promise<Account> {
  return (await ctx.get('account', ctx.account)) ?? ctx.create('account', AT_FIRST, { id: ctx.account });
}

/** What others act on, also while nobody has looked at the account yet. */
export async function accountFacts(ctx: Context): Promise<AccountFacts> {
  const record = await ctx.record('account', ctx.account);
  return { settlement: [ACCOUNT.currency], ...(record?.internal as Partial<AccountFacts> | undefined) };
}

export async function changeAccount(
  ctx: Context,
  changes: Partial<Account>,
  facts: Partial<AccountFacts> = {},
): Promise<Account> {
  await findAccount(ctx);
  return ctx.update('account', ctx.account, changes, {
    internal: facts as Record<string, unknown>,
    events: ['account.updated'],
  });
}

export const payoutSettings = ({ settings }: Account): PayoutSettings => settings?.payouts as PayoutSettings;
