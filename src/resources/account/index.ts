/** The account of the caller's own key: a sandbox. https://docs.stripe.com/api/accounts */
import type { Stored } from '../../contract/types.ts';
import { ACCOUNT } from '../../core/account.ts';
import type { Context } from '../../core/context.ts';
import type { Resource } from '../../core/operation.ts';

type Account = Stored<'account'>;

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
  payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: 'daily' } },
  sepa_debit_payments: {},
};

const accountOf = (ctx: Context): Account =>
  ctx.env.blanks.change(
    'account',
    {},
    {
      id: ctx.account,
      object: 'account',
      business_profile: { name: ACCOUNT.name },
      business_type: null,
      capabilities: { card_payments: 'active', transfers: 'active' },
      charges_enabled: true,
      controller: { type: 'account' },
      country: ACCOUNT.country,
      default_currency: ACCOUNT.currency,
      details_submitted: true,
      email: null,
      metadata: {},
      payouts_enabled: true,
      settings: SETTINGS,
      tos_acceptance: {},
      type: 'standard',
    },
  ) as unknown as Account;

export const account: Resource = {
  object: 'account',
  operations: { 'GET /v1/account': async (ctx) => accountOf(ctx) },
};
