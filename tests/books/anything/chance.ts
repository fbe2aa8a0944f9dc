/** Which moves are tried, and how often. */
import fc from 'fast-check';
import { US_ACCOUNTS } from '../../../src/network/banks/us-accounts.ts';
import { TRANSFERS } from '../../../src/network/banks/virtual.ts';
import { BEHAVIOUR_CARDS } from '../../../src/network/cards/behaviour-cards.ts';
import { knownKind } from '../../../src/network/methods/kinds.ts';
import { payoutFailureOf } from '../../../src/network/payouts.ts';
import { INSTRUMENTS, type Instrument, TOKENS } from './instruments.ts';
import * as taken from './moves/charges.ts';
import * as intents from './moves/intents.ts';
import * as money from './moves/money.ts';
import * as older from './moves/sources.ts';
import type { Move, Which } from './world.ts';

const seldom = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const mostly = seldom.map((is) => !is);
const which: fc.Arbitrary<Which> = fc.record({ index: fc.nat(20), any: seldom });

const anyOf = (all: readonly Instrument[]): fc.Arbitrary<Instrument> => fc.constantFrom(...all);

const typesOf = (all: readonly Instrument[]): string[] => [...new Set(all.map(({ type }) => type))];

/** Some types have many instruments: each type has the same chance. */
const anyType = (all: readonly Instrument[]): fc.Arbitrary<Instrument> =>
  fc.oneof(...typesOf(all).map((type) => anyOf(all.filter((one) => one.type === type))));

const cards = INSTRUMENTS.filter(({ type }) => type === 'card');
const behaviours = cards.filter(({ name }) => BEHAVIOUR_CARDS.some(({ key }) => name.includes(key)));
/** More comes of these later. */
const slow = INSTRUMENTS.filter(({ type }) => ['debit', 'transfer', 'voucher'].includes(knownKind(type).flow));
const disputed = cards.filter(({ name }) => /dispute|fraudrecord|refund/i.test(name));
const instrument = fc.oneof(
  { weight: 1, arbitrary: anyOf(cards) },
  { weight: 2, arbitrary: anyOf(behaviours) },
  { weight: 2, arbitrary: anyOf(disputed) },
  { weight: 3, arbitrary: anyType(slow) },
  { weight: 2, arbitrary: anyType(INSTRUMENTS) },
);

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 50, max: 500 }).map((tens) => tens * 1000) },
  { weight: 3, arbitrary: fc.integer({ min: 50, max: 50_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 49, 99_999_999, 100_000_000, 10_000_000_000) },
);
/** Percent of what there is; null: all of it. */
const part = fc.option(fc.constantFrom(1, 20, 30, 50, 90, 100, 110, 120), { freq: 2 });
const currency = fc.constantFrom('usd', 'eur', 'gbp', 'jpy', 'kwd', 'huf', 'isk');
/** Mostly that in which there is something from the beginning. */
const ofPayouts = fc.oneof({ weight: 3, arbitrary: fc.constant('usd') }, { weight: 1, arbitrary: currency });
const usage = fc.constantFrom('off_session' as const, 'on_session' as const);
const customer = fc.option(which);
const kind = fc.constantFrom('payment_intent' as const, 'setup_intent' as const);

const DAY = 24 * 3600;
const seconds = fc.oneof(
  fc.constantFrom(1, 180, 3600, DAY),
  fc.integer({ min: 1, max: 10 }).map((days) => days * DAY),
  { weight: 1, arbitrary: fc.constantFrom(31 * DAY, 46 * DAY, 121 * DAY) },
);

const payment = fc.record<intents.Payment>({
  instrument,
  amount,
  currency: fc.nat(12),
  capture: fc.constantFrom('automatic', 'automatic_async', 'manual'),
  confirm: mostly,
  customer,
  future: fc.option(usage, { freq: 1 }),
  extras: fc.boolean(),
  threeDSecure: fc.constantFrom('automatic', 'automatic', 'automatic', 'any', 'challenge'),
  bold: seldom,
});

const DEPOSITS = [
  { amounts: [32, 45] },
  { amounts: [45, 32] },
  { descriptor_code: 'SM11AA' },
  { amounts: [1, 2] },
  { amounts: [10, 11] },
  { amounts: [40, 41] },
  { descriptor_code: 'SM33CC' },
  { descriptor_code: 'SM44DD' },
];

const EMAILS = ['succeed_immediately@example.com', 'jenny@example.com'];

/** Those that payouts fail on are told by their numbers. */
const AMERICAN = US_ACCOUNTS.filter(({ behaviour, number }) => behaviour === 'succeeds' || payoutFailureOf(number)).map(
  ({ number }) => ({
    account_number: number,
    country: 'US',
    currency: 'usd',
    routing_number: '110000000',
  }),
);
const ABROAD: readonly money.Bank[] = [
  { account_number: 'DE89370400440532013000', country: 'DE', currency: 'eur' },
  { account_number: '00012345', country: 'GB', currency: 'gbp', routing_number: '108800' },
];

const source = fc.oneof(
  fc.constantFrom(...TOKENS).map((card) => ({ card })),
  fc.constantFrom(...US_ACCOUNTS).map(({ number }) => ({ account: number })),
  fc.constant(null),
);

const SCHEDULES = [
  { interval: 'manual' },
  { interval: 'daily' },
  { interval: 'weekly', weekly_payout_days: ['monday', 'thursday'] },
  { interval: 'monthly', monthly_payout_days: [5, 31] },
] as const satisfies Parameters<typeof money.schedule>[0][];

const arbitrary = <T extends unknown[]>(
  weight: number,
  make: (...args: T) => Move,
  ...args: { [K in keyof T]: fc.Arbitrary<T[K]> }
): [number, fc.Arbitrary<Move>] => [weight, fc.tuple(...args).map((drawn) => make(...(drawn as unknown as T)))];

const TRIED: readonly [weight: number, fc.Arbitrary<Move>][] = [
  arbitrary(18, intents.pay, payment),
  arbitrary(2, intents.confirm, which, instrument, fc.boolean()),
  arbitrary(3, intents.answer, which, kind, fc.constantFrom('complete' as const, 'complete' as const, 'fail' as const)),
  arbitrary(2, intents.deposits, which, kind, fc.constantFrom(...DEPOSITS)),
  arbitrary(4, intents.capture, which, part, fc.boolean()),
  arbitrary(1, intents.increment, which, fc.integer({ min: 1, max: 5000 })),
  arbitrary(1, intents.changeAmount, which, amount),
  arbitrary(1, intents.cancel, which, kind),
  arbitrary(2, intents.setUp, instrument, customer, usage, mostly),
  arbitrary(2, intents.payAgain, which, amount, currency),
  arbitrary(1, intents.detach, which),
  arbitrary(2, taken.charge, fc.constantFrom(...TOKENS), amount, currency, fc.boolean()),
  arbitrary(1, taken.captureCharge, which, part),
  arbitrary(2, taken.customer, source),
  arbitrary(1, taken.chargeCustomer, which, amount, fc.constant('usd')),
  arbitrary(1, taken.deleteCustomer, which),
  arbitrary(8, taken.refund, which, part, fc.boolean(), fc.option(fc.constantFrom(...EMAILS))),
  arbitrary(1, taken.onRefund, which, fc.constantFrom(...taken.refundActs)),
  arbitrary(1, taken.note, which),
  arbitrary(1, taken.refundFraud, which),
  arbitrary(1, taken.approve, which),
  arbitrary(1, intents.attach, which, instrument),
  arbitrary(2, intents.confirmSetup, which, instrument),
  arbitrary(4, taken.onDispute, which, fc.constantFrom(...taken.disputeActs)),
  arbitrary(
    2,
    money.fund,
    which,
    amount,
    fc.constantFrom(...Object.values(TRANSFERS).map((one) => one.currency)),
    fc.boolean(),
  ),
  arbitrary(5, money.fundIntent, which, fc.constantFrom(40, 40, 100, 130)),
  arbitrary(1, money.applyBalance, which, fc.option(amount)),
  arbitrary(1, money.reconcile, which, fc.constantFrom('automatic' as const, 'manual' as const)),
  arbitrary(
    4,
    money.payOut,
    fc.integer({ min: 1, max: 50_000 }),
    ofPayouts,
    fc.constantFrom('standard' as const, 'instant' as const),
    fc.constantFrom('card' as const, 'card' as const, 'bank_account' as const),
  ),
  arbitrary(4, money.onPayout, which, fc.constantFrom(...money.payoutActs)),
  arbitrary(1, money.schedule, fc.constantFrom(...SCHEDULES)),
  arbitrary(1, money.bankAccount, fc.constantFrom(...AMERICAN, ...ABROAD)),
  arbitrary(3, older.source, fc.constantFrom(...older.sourceTypes), fc.integer({ min: 500, max: 50_000 }), fc.nat(500)),
  arbitrary(3, older.answerSource, which, fc.constantFrom('complete' as const, 'fail' as const)),
  arbitrary(2, older.chargeSource, which, fc.constantFrom(100, 100, 50)),
  arbitrary(1, older.giveSource, which),
  arbitrary(1, older.takeSource, which),
  arbitrary(4, money.wait, seconds),
];

/** So that most of what comes later finds something to work on. */
const begin = [taken.customer({ card: 'tok_visa' }), taken.charge('tok_bypassPending', 500_000, 'usd', true)];

const moves = fc.oneof(...TRIED.map(([weight, one]) => ({ weight, arbitrary: one })));

export const sequences: fc.Arbitrary<Move[]> = fc
  .noBias(fc.array(moves, { minLength: 1, maxLength: 90, size: 'max' }))
  .map((tried) => [...begin, ...tried]);
