/** Cards of every country. https://docs.stripe.com/testing#international-cards */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { cardOf, payWith, typed } from './pay.ts';

const PAGE = docs('testing#international-cards');

/** What stands behind `pm_card_` and `tok_`, and the number. */
const CARDS: readonly [country: string, name: string, number: string][] = [
  ['AE', 'ae', '4000007840000001'],
  ['AE', 'ae_mastercard', '5200007840000022'],
  ['AR', 'ar', '4000000320000021'],
  ['AT', 'at', '4000000400000008'],
  ['AU', 'au', '4000000360000006'],
  ['BE', 'be', '4000000560000004'],
  ['BG', 'bg', '4000001000000000'],
  ['BR', 'br', '4000000760000002'],
  ['BY', 'by', '4000001120000005'],
  ['CA', 'ca', '4000001240000000'],
  ['CH', 'ch', '4000007560000009'],
  ['CL', 'cl', '4000001520000001'],
  ['CN', 'cn', '4000001560000002'],
  ['CO', 'co', '4000001700000003'],
  ['CR', 'cr', '4000001880000005'],
  ['CY', 'cy', '4000001960000008'],
  ['CZ', 'cz', '4000002030000002'],
  ['DE', 'de', '4000002760000016'],
  ['DK', 'dk', '4000002080000001'],
  ['EC', 'ec', '4000002180000000'],
  ['EE', 'ee', '4000002330000009'],
  ['ES', 'es', '4000007240000007'],
  ['FI', 'fi', '4000002460000001'],
  ['FR', 'fr', '4000002500000003'],
  ['GB', 'gb', '4000008260000000'],
  ['GB', 'gb_debit', '4000058260000005'],
  ['GB', 'gb_mastercard', '5555558265554449'],
  ['GI', 'gi', '4000002920000005'],
  ['GR', 'gr', '4000003000000030'],
  ['HK', 'hk', '4000003440000004'],
  ['HR', 'hr', '4000001910000009'],
  ['HU', 'hu', '4000003480000005'],
  ['IE', 'ie', '4000003720000005'],
  ['IN', 'in', '4000003560000008'],
  ['IT', 'it', '4000003800000008'],
  ['JP', 'jp_jcb', '3530111333300000'],
  ['JP', 'jp', '4000003920000003'],
  ['LI', 'li', '4000004380000004'],
  ['LT', 'lt', '4000004400000000'],
  ['LU', 'lu', '4000004420000006'],
  ['LV', 'lv', '4000004280000005'],
  ['MT', 'mt', '4000004700000007'],
  ['MX', 'mx', '4000004840008001'],
  ['MY', 'my', '4000004580000002'],
  ['NL', 'nl', '4000005280000002'],
  ['NO', 'no', '4000005780000007'],
  ['NZ', 'nz', '4000005540000008'],
  ['PA', 'pa', '4000005910000000'],
  ['PE', 'pe', '4000006040000068'],
  ['PL', 'pl', '4000006160000005'],
  ['PT', 'pt', '4000006200000007'],
  ['PY', 'py', '4000006000000066'],
  ['RO', 'ro', '4000006420000001'],
  ['SA', 'sa', '4000006820000007'],
  ['SE', 'se', '4000007520000008'],
  ['SG', 'sg', '4000007020000003'],
  ['SI', 'si', '4000007050000006'],
  ['SK', 'sk', '4000007030000001'],
  ['TH', 'th_credit', '4000007640000003'],
  ['TH', 'th', '4000057640000008'],
  ['TW', 'tw', '4000001580000008'],
  ['US', 'us', '4242424242424242'],
  ['UY', 'uy', '4000008580000003'],
];

for (const [country, name, number] of CARDS)
  test(`pm_card_${name}, ${number}, succeeds`, PAGE, async ({ stripe }) => {
    const last4 = number.slice(-4);
    const named = await payWith(stripe, `pm_card_${name}`);
    expect(named).toMatchObject({ status: 'succeeded' });
    expect(cardOf(named)).toMatchObject({ country, last4 });
    const charge = await stripe.charges.create({ amount: 2000, currency: 'usd', source: `tok_${name}` });
    expect(charge.payment_method_details?.card).toMatchObject({ country, last4 });
    expect(cardOf(await typed(stripe, number))).toMatchObject({ country, last4 });
  });
