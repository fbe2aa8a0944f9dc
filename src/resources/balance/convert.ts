/** Money in the account's own currency. https://docs.stripe.com/currencies/conversions */
import { convertAmount } from '../../core/money.ts';
import { exchangeRate } from '../../network/exchange-rates.ts';

/** The currency of the account's bank account. */
const SETTLEMENT_CURRENCY = 'usd';

interface Settled {
  /** Smallest unit. */
  amount: number;
  currency: string;
  /** Null: nothing was converted. */
  exchange_rate: number | null;
}

/** @param amount signed, in the smallest unit of `currency` */
export function settle(amount: number, currency: string): Settled {
  if (currency === SETTLEMENT_CURRENCY) return { amount, currency, exchange_rate: null };
  const rate = exchangeRate(currency, SETTLEMENT_CURRENCY);
  return {
    amount: convertAmount(amount, currency, SETTLEMENT_CURRENCY, rate),
    currency: SETTLEMENT_CURRENCY,
    exchange_rate: rate,
  };
}
