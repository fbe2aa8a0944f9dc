/** Every instrument there is: whatever becomes of a payment with it, the books balance and nothing goes untold. */
import { expect } from 'vitest';
import { docs, type Tools, test } from '../support/test.ts';
import { INSTRUMENTS, type Instrument } from './anything/instruments.ts';
import * as taken from './anything/moves/charges.ts';
import * as intents from './anything/moves/intents.ts';
import * as money from './anything/moves/money.ts';
import { faultsOf, newWorld, type Which } from './anything/world.ts';

const newest: Which = { index: 0, any: false };
const DAY = 24 * 3600;

const payment = (instrument: Instrument): intents.Payment => ({
  instrument,
  amount: 500_000,
  currency: 0,
  capture: 'automatic',
  confirm: true,
  customer: newest,
  future: null,
  extras: false,
  threeDSecure: 'automatic',
  bold: false,
});

/** A payment, what its customer has to do, and a part given back. */
const story = (instrument: Instrument) => [
  intents.pay(payment(instrument)),
  intents.deposits(newest, 'payment_intent', { amounts: [32, 45] }),
  intents.answer(newest, 'payment_intent', 'complete'),
  taken.refund(newest, 30, false, null),
];

/** In which all else happens. */
const afterwards = [money.wait(3600), money.wait(50 * DAY)];

/** How many share a sandbox. */
const MANY = 20;

async function tell(tools: Tools, instruments: readonly Instrument[]): Promise<void> {
  const world = await newWorld(tools);
  const moves = [taken.customer(null), ...instruments.flatMap(story), ...afterwards];
  for (const move of moves) await move.run(world);
  expect(await faultsOf(world)).toEqual([]);
  expect(world.journal.all('payment_intent').length, 'all can be tried').toBe(instruments.length);
}

const types = [...new Set(INSTRUMENTS.map(({ type }) => type))];

for (const type of types)
  test.awningOnly(
    `whatever follows a payment with ${type}, the books balance and nothing goes untold`,
    docs('testing'),
    async (tools) => {
      const mine = INSTRUMENTS.filter((one) => one.type === type);
      for (let i = 0; i < mine.length; i += MANY) await tell(tools, mine.slice(i, i + MANY));
    },
    { timeout: 300_000 },
  );
