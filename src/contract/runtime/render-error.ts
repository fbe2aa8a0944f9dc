/** The answer that carries an error. https://docs.stripe.com/api/errors */
import type { ErrorBody, StripeError } from './stripe-error.ts';

export interface ErrorContext {
  requestId: string;
  /** `acct_…`; unknown while nobody is authenticated, and then Stripe links no log. */
  account?: string | undefined;
}

/** Codes that have no page. [seen] */
const WITHOUT_PAGE = new Set(['property_expansion_max_depth', 'awning_not_emulated']);

export function renderError(error: StripeError, context: ErrorContext): { error: Record<string, unknown> } {
  const log =
    context.account === undefined
      ? undefined
      : `https://dashboard.stripe.com/${context.account}/test/workbench/logs?object=${context.requestId}`;
  return { error: renderFields(error.body, log) };
}

/** Names in Stripe's order, which is the alphabet's; undefined ones are left out; a code brings its page. [recording] */
export function renderFields(body: Partial<ErrorBody>, request_log_url?: string): Record<string, unknown> {
  const hasPage = body.code !== undefined && !WITHOUT_PAGE.has(body.code);
  const doc_url = hasPage ? `https://stripe.com/docs/error-codes/${body.code?.replaceAll('_', '-')}` : undefined;
  const fields = { ...body, doc_url, request_log_url };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
}
