import { describe, expect, it } from 'vitest';
import { exchangeRate } from '../network/exchange-rates.ts';
import { currencies } from './currencies.ts';
import { convertAmount } from './money.ts';

describe('conversion', () => {
  it('minds the decimals of both currencies', () => {
    expect(convertAmount(1000, 'eur', 'usd', 1.17)).toBe(1170);
    expect(convertAmount(1000, 'jpy', 'usd', 0.0064)).toBe(640);
    expect(convertAmount(1000, 'usd', 'jpy', 156.25)).toBe(1563);
    expect(convertAmount(1000, 'kwd', 'usd', 3.25)).toBe(325);
    expect(convertAmount(99_999_999, 'kwd', 'idr', 54166.7)).toBe(541_666_994_583);
  });

  it('rounds half away from zero, so that what comes back is what was taken', () => {
    expect(convertAmount(1, 'usd', 'eur', 0.5)).toBe(1);
    for (const amount of [1, 5, 49, 999, 12_345]) {
      expect(convertAmount(-amount, 'gbp', 'usd', 1.35)).toBe(-convertAmount(amount, 'gbp', 'usd', 1.35));
    }
  });

  it('has a rate for every currency', () => {
    for (const code of currencies.keys()) expect(exchangeRate(code, 'usd')).toBeGreaterThan(0);
    expect(exchangeRate('gbp', 'eur')).toBe(1.15385);
    expect(() => exchangeRate('xyz', 'usd')).toThrow('xyz');
  });
});
