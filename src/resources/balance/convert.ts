/** Money in the account's own currency. https://docs.stripe.com/currencies/conversions */
import type { Context } from '../../core/context.ts';
import { convertAmount } from '../../core/money.ts';
import { exchangeRate } from '../../network/exchange-rates.ts';
import { accountFacts } from '../account/facts.ts';

interface Settled {
  /** Smallest unit. */
  amount: number;
  currency: string;
  /** Null: nothing was converted. */
  exchange_rate: number | null;
}

/**
 * Converts what there is no bank account for into the currency of the first one.
 * @param amount signed, in the smallest unit of `currency`
 */
export async function settle(ctx: Context, amount: number, currency: string): Promise<Settled> {
  const { settlement } = await accountFacts(ctx);
  if (settlement.includes(currency)) return { amount, currency, exchange_rate: null };
  const own = settlement[0] as string;
  const rate = exchangeRate(currency, own);
  return { amount: convertAmount(amount, currency, own, rate), currency: own, exchange_rate: rate };
}
