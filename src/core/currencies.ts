/** The currencies that Stripe charges in: decimals, and the least and most that one charge may be. https://docs.stripe.com/currencies */

interface Currency {
  /** Places after the decimal point: amounts count the smallest unit. */
  decimals: 0 | 2 | 3;
  /** Amounts are its multiples. https://docs.stripe.com/currencies#special-cases */
  step: number;
  /** Least amount of a charge, in the smallest unit; undefined: the worth of half a dollar. */
  minimum: number | undefined;
  /** Most, in the smallest unit. */
  maximum: number;
}

/** In the order in which Stripe names them. */
const CODES =
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp ' +
  'cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr ' +
  'isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr ' +
  'mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd ' +
  'std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw';

const WITHOUT_DECIMALS = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const WITH_THREE_DECIMALS = new Set('bhd jod kwd omr tnd'.split(' '));

/** Those that have no smaller coin, but whose amounts count hundredths, and those whose last digit must be zero. */
const STEPS: Readonly<Record<string, number>> = { isk: 100, ugx: 100, bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 };

/** Paid out in whole units only, though charged in hundredths. */
const WHOLE_PAYOUTS = new Set(['huf', 'twd']);

/** Where Stripe names a minimum; elsewhere it asks for the worth of half a dollar. */
const MINIMUMS: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** Eight digits, but for currencies whose units are small. */
const MAXIMUM = 99_999_999;
const MAXIMUMS: Readonly<Record<string, number>> = {
  cop: 9_999_999_999,
  huf: 9_999_999_999,
  idr: 999_999_999_999,
  inr: 999_999_999,
  jpy: 9_999_999_999,
  lbp: 999_999_999_999,
};

export const currencies: ReadonlyMap<string, Currency> = new Map(
  CODES.split(' ').map((code) => {
    const decimals = WITHOUT_DECIMALS.has(code) ? 0 : WITH_THREE_DECIMALS.has(code) ? 3 : 2;
    const [step, maximum] = [STEPS[code] ?? 1, MAXIMUMS[code] ?? MAXIMUM];
    return [code, { decimals, step, minimum: MINIMUMS[code], maximum }];
  }),
);

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (format === undefined) {
    const digits = currencies.get(currency)?.decimals ?? 2;
    format = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(currency, format);
  }
  return format;
}

/** As messages and pages show it: `$10.00`. @param amount in the smallest unit */
export function formatAmount(amount: number, currency: string): string {
  return formatOf(currency).format(amount / 10 ** (currencies.get(currency)?.decimals ?? 2));
}

/** Payouts are multiples of it. https://docs.stripe.com/currencies#special-cases */
export const payoutStep = (currency: string): number =>
  WHOLE_PAYOUTS.has(currency) ? 100 : (currencies.get(currency)?.step ?? 1);
