/** What currencies are worth, fixed once and for all, so that tests can calculate with it. https://docs.stripe.com/currencies/conversions */

/** Dollars for one unit of each currency, near the market at the end of 2025. */
const DOLLARS =
  'usd 1 aed 0.272294 afn 0.0152 all 0.0121 amd 0.00262 ang 0.558659 aoa 0.00109 ars 0.00069 aud 0.67 awg 0.555556 ' +
  'azn 0.588235 bam 0.598 bbd 0.5 bdt 0.00819 bgn 0.598 bhd 2.65957 bif 0.000338 bmd 1 bnd 0.778 bob 0.144718 ' +
  'brl 0.186 bsd 1 bwp 0.0735 byn 0.342 bzd 0.497 cad 0.73 cdf 0.000455 chf 1.26 clp 0.00111 cny 0.143 cop 0.00027 ' +
  'crc 0.002 cve 0.0106 czk 0.0483 djf 0.00561798 dkk 0.157 dop 0.0159 dzd 0.0077 egp 0.0211 etb 0.00645 eur 1.17 ' +
  'fjd 0.44 fkp 1.35 gbp 1.35 gel 0.371 gip 1.35 gmd 0.0136 gnf 0.000115 gtq 0.1305 gyd 0.00478 hkd 0.128 hnl 0.038 ' +
  'hrk 0.155286 htg 0.00764 huf 0.00305 idr 0.00006 ils 0.314 inr 0.0111 isk 0.0079 jmd 0.00626 jod 1.41044 ' +
  'jpy 0.0064 kes 0.00775 kgs 0.01144 khr 0.00025 kmf 0.00238 krw 0.00068 kwd 3.25 kyd 1.2 kzt 0.00197 ' +
  'lak 0.0000462 lbp 0.0000112 lkr 0.00323 lrd 0.00562 lsl 0.0607 mad 0.109 mdl 0.0592 mga 0.000219 mkd 0.019 ' +
  'mmk 0.000476 mnt 0.000281 mop 0.1247 mur 0.0217 mvr 0.0647 mwk 0.000577 mxn 0.0557 myr 0.246 mzn 0.01565 ' +
  'nad 0.0607 ngn 0.0007 nio 0.0272 nok 0.0992 npr 0.00694 nzd 0.575 omr 2.6 pab 1 pen 0.2975 pgk 0.234 php 0.0169 ' +
  'pkr 0.00357 pln 0.277 pyg 0.00015 qar 0.274725 ron 0.2298 rsd 0.00997 rub 0.0126 rwf 0.000687 sar 0.266667 ' +
  'sbd 0.123 scr 0.0727 sek 0.1085 sgd 0.778 shp 1.35 sle 0.0436 sos 0.00175 srd 0.0262 std 0.0000483 szl 0.0607 ' +
  'thb 0.0318 tjs 0.1087 tnd 0.343 top 0.418 try 0.0233 ttd 0.1475 twd 0.0318 tzs 0.000404 uah 0.0237 ugx 0.000277 ' +
  'uyu 0.0256 uzs 0.0000832 vnd 0.0000381 vuv 0.00823 wst 0.361 xaf 0.00178 xcd 0.37037 xof 0.00178 xpf 0.0098 ' +
  'yer 0.0042 zar 0.0607 zmw 0.0443';

const words = DOLLARS.split(' ');
const dollars = new Map(
  words.flatMap((code, i): [string, number][] => (i % 2 === 0 ? [[code, Number(words[i + 1])]] : [])),
);

/** As `exchange_rate` shows it. */
const SIGNIFICANT_DIGITS = 6;

/** @returns how many units of `to` one unit of `from` is worth @throws Error on a currency that the table lacks */
export function exchangeRate(from: string, to: string): number {
  const [worth, price] = [dollars.get(from), dollars.get(to)];
  if (worth === undefined || price === undefined) throw new Error(`there is no rate from ${from} to ${to}`);
  return Number((worth / price).toPrecision(SIGNIFICANT_DIGITS));
}
