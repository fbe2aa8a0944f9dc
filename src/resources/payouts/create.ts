/** Paying out by hand. https://docs.stripe.com/api/payouts/create */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { formatAmount, payoutStep } from '../../core/currencies.ts';
import { newMetadata } from '../../core/metadata.ts';
import { checkCurrency } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { defined } from '../../core/values.ts';
import { INSTANT_LIMITS, instantFee } from '../../network/payouts.ts';
import { defaultExternal, type External, findExternal } from '../account/external.ts';
import { readBalance } from '../balance/book.ts';
import { partOf, type SourceType } from '../balance/sums.ts';
import { makePayout } from './make.ts';

function checkInstant(amount: number, currency: string, { object }: External): void {
  const { least, most } = INSTANT_LIMITS;
  if (amount < least) throw errors.instantTooSmall(formatAmount(least, currency));
  if (object === 'bank_account' && amount > most)
    throw errors.instantTooLarge(`${formatAmount(0, currency)[0]}${most / 100}`);
}

/** Instant payouts may take what is pending too. @throws StripeError `balance_insufficient` */
async function checkFunds(ctx: Context, need: number, currency: string, source: SourceType, instant: boolean) {
  await ctx.signal('payout.requested', {});
  const { available, pending } = await readBalance(ctx);
  const part = { currency, source };
  const has = partOf(available, part) + (instant ? partOf(pending, part) : 0);
  if (need > has) throw errors.balanceInsufficient(source);
}

export const create: Handler<'POST /v1/payouts'> = async (ctx, params) => {
  refuseUnsupported(params, ['payout_method']);
  const { amount, method = 'standard', source_type: sourceType = 'card' } = params;
  const currency = checkCurrency(params.currency);
  if (amount < 1) throw errors.invalidPositiveInteger('amount');
  const step = payoutStep(currency);
  if (amount % step !== 0) throw errors.amountNotWhole(currency, step);
  const destination =
    params.destination === undefined
      ? await defaultExternal(ctx, currency)
      : await findExternal(ctx, params.destination, 'destination');
  if (destination.currency !== currency) throw errors.noExternalAccountIn(currency);
  if (destination.object === 'bank_account' && destination.status === 'errored')
    throw errors.brokenExternalAccount(destination.id);
  const instant = method === 'instant';
  if (instant) checkInstant(amount, currency, destination);
  const fee = instant ? instantFee(amount) : 0;
  await checkFunds(ctx, amount + fee, currency, sourceType, instant);
  return makePayout(ctx, {
    amount,
    currency,
    destination,
    fee,
    fields: {
      ...defined({ description: params.description, statement_descriptor: params.statement_descriptor }),
      metadata: newMetadata(params.metadata),
    },
    method,
    sourceType,
  });
};
