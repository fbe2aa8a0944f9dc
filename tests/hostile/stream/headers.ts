/** Headers that clients get wrong. */
import type { Dice } from './dice.ts';
import { INHERITED } from './texts.ts';

export type Header = readonly [name: string, value: string];

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

/** What a header can carry at all: no line breaks, no characters beyond one byte. */
const ODD_VALUES: readonly string[] = [
  '',
  ' ',
  'x'.repeat(256),
  'x'.repeat(5000),
  'é',
  '\u00ff\u0080',
  '"',
  "'",
  ',',
  ', ,',
  ';',
  '%00',
  '{}',
  '[]',
  'null',
  'undefined',
  '0',
  '-1',
  '*',
  '<script>',
  ...INHERITED,
];

/** Ways of presenting a key: some right, most wrong. */
function authorization(key: string, dice: Dice): Header[] {
  const values: readonly string[] = [
    '',
    'Bearer',
    'Bearer ',
    `bearer ${key}`,
    `BEARER   ${key}  `,
    `Bearer\t${key}`,
    key,
    `Token ${key}`,
    `Bearer ${key} x`,
    `Bearer ${key},Bearer ${key}`,
    basic(`${key}:`),
    basic(key),
    basic(`${key}:secret`),
    basic(':'),
    basic(''),
    'Basic',
    'Basic %%%',
    'Basic é',
    basic('\u0000:é'),
    `Bearer ${key.replace('sk_', 'pk_')}`,
    `Bearer ${key.replace('sk_', 'rk_')}`,
    'Bearer sk_test_',
    'Bearer sk_test_é',
    `Bearer sk_test_${'x'.repeat(5000)}`,
    'Bearer sk_live_hostile',
    'Bearer sk_test_a b',
    `Bearer ${dice.pick(ODD_VALUES)}`,
    `Bearer sk_test_${dice.pick(INHERITED)}`,
    dice.pick(ODD_VALUES),
  ];
  return dice.chance(0.1) ? [] : [['authorization', dice.pick(values)]];
}

/** Few, so that they come again: with other parameters, at other paths, at the same time. */
const idempotencyKeys = (dice: Dice): string => dice.pick([`again ${dice.below(20)}`, dice.pick(ODD_VALUES)]);

const CONTENT_TYPES: readonly string[] = [
  'application/json',
  'application/json; charset=utf-8',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded; charset=utf-16',
  'APPLICATION/X-WWW-FORM-URLENCODED',
  'nonsense',
  '',
  '*/*',
];

const VERSIONS: readonly string[] = [
  '',
  '2020-08-27',
  '2026-01-28.clover',
  '2026-01-28.clover; beta=v1',
  '2026-13-01',
  '20260128',
  'latest',
  '1',
  ';',
];

const NAMES: readonly string[] = [
  'stripe-account',
  'stripe-context',
  'user-agent',
  'x-stripe-client-user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'origin',
  'referer',
  'cookie',
  'range',
  'if-none-match',
  'x-http-method-override',
  'x-forwarded-host',
  'forwarded',
  'te',
  'upgrade',
  'via',
  '__proto__',
  'constructor',
  'tostring',
];

export const usual = (key: string): Header[] => [
  ['authorization', `Bearer ${key}`],
  ['content-type', 'application/x-www-form-urlencoded'],
];

/** One or two headers of a usual request made odd. */
export function odd(key: string, dice: Dice): Header[] {
  const [auth, type] = usual(key) as [Header, Header];
  const ways: readonly (() => Header[])[] = [
    () => [...authorization(key, dice), type],
    () => [...authorization(key, dice), ...authorization(key, dice), type],
    () => [auth, type, ['idempotency-key', idempotencyKeys(dice)]],
    () => [auth, type, ['idempotency-key', idempotencyKeys(dice)]],
    () => [auth, type, ['idempotency-key', 'twice'], ['idempotency-key', 'twice']],
    () => [auth, ['content-type', dice.pick(CONTENT_TYPES)]],
    () => [auth],
    () => [auth, type, ['stripe-version', dice.pick([...VERSIONS, ...ODD_VALUES])]],
    () => [auth, type, [dice.pick(NAMES), dice.pick(ODD_VALUES)]],
    () => [auth, type, ...Array.from({ length: 80 }, (_, index): Header => [`x-${index}`, dice.pick(ODD_VALUES)])],
  ];
  return dice.pick(ways)();
}
