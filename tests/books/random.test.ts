/** Random moves, legal and illegal, on payments: each ends as a simple model says, and the books always balance. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { audit, type Books, readBooks } from './auditor/index.ts';
import { CaptureCharge, Charge } from './model/charges.ts';
import { Answer } from './model/disputes.ts';
import { Authenticate, Cancel, Capture, ChangeAmount, Confirm, Create } from './model/intents.ts';
import type { Model, Move, Real } from './model/move.ts';
import { CARDS, type Card, CURRENCIES, type Currency } from './model/payment.ts';
import { PayOut } from './model/payouts.ts';
import { Refund, Wait } from './model/refunds.ts';

const RUNS = 40;

const card = fc.constantFrom(...(Object.keys(CARDS) as Card[]));
const currency = fc.constantFrom(...(Object.keys(CURRENCIES) as Currency[]));
const amount = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 50, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 49, 99_999_999, 100_000_000, 10_000_000_000) },
);
/** Of what is there: all, or an amount that may or may not fit. */
const part = fc.option(fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(0, 99_999_999)), { freq: 2 });
const which = fc.nat(20);

const moves = fc.commands<Model, Real, false>(
  [
    fc
      .tuple(amount, currency, fc.boolean(), fc.option(card, { freq: 6 }), fc.boolean())
      .map((how): Move => new Create(...how)),
    fc.tuple(which, fc.option(card)).map((how): Move => new Confirm(...how)),
    fc.tuple(which, part).map((how): Move => new Capture(...how)),
    which.map((one): Move => new Cancel(one)),
    fc.tuple(which, fc.constantFrom('complete', 'fail')).map((how): Move => new Authenticate(...how)),
    fc.tuple(which, amount).map((how): Move => new ChangeAmount(...how)),
    fc.tuple(amount, currency, fc.boolean(), card).map((how): Move => new Charge(...how)),
    fc.tuple(which, part).map((how): Move => new CaptureCharge(...how)),
    fc.tuple(which, part, fc.constantFrom('intent', 'charge')).map((how): Move => new Refund(...how)),
    fc.tuple(which, fc.boolean()).map((how): Move => new Answer(...how)),
    fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.boolean()).map((how): Move => new PayOut(...how)),
    fc.integer({ min: 1, max: 9 }).map((days): Move => new Wait(days)),
  ],
  { maxCommands: 40, size: 'max' },
);

type Line = readonly [id: string, captured: number, refunded: number];

/** What the model says of all payments, in the order in which they were made. */
const expected = ({ payments }: Model) => ({
  intents: payments.flatMap(({ kind, id, state, captured }) => (kind === 'intent' ? [[id, state, captured]] : [])),
  charges: payments.flatMap(({ kind, id, captured, refunded }): Line[] =>
    kind === 'charge' ? [[id, captured, refunded]] : [],
  ),
});

const found = ({ intents, charges }: Books) => ({
  intents: intents.map(({ id, status, amount_received }) => [id, status, amount_received]).reverse(),
  charges: charges
    .filter(({ payment_intent, status }) => payment_intent === null && status === 'succeeded')
    .map(({ id, amount, amount_captured, amount_refunded, captured }): Line => {
      // What was set aside and not taken counts as refunded at Stripe.
      const released = captured ? amount - amount_captured : amount_refunded;
      return [id, amount_captured, amount_refunded - released];
    })
    .reverse(),
});

/** By currency; those that nothing moved in are left out. */
function totals(entries: readonly { currency: string; net: number }[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { currency, net } of entries) result[currency] = (result[currency] ?? 0) + net;
  return Object.fromEntries(Object.entries(result).filter(([, net]) => net !== 0));
}

test.awningOnly(
  'whatever is tried with intents, captures and refunds, the books balance',
  docs('payments/paymentintents/lifecycle'),
  async ({ stripe, clock, api }) => {
    const run = async (tried: Iterable<Move>): Promise<void> => {
      const { account } = (await api.post<{ account: string }>('/_awning/reset')).body;
      await clock.freeze('2026-03-02T12:00:00Z');
      const model: Model = { payments: [], days: 0, paidOut: 0 };
      await fc.asyncModelRun(() => ({ model, real: { stripe, clock, api, account } }), tried);
      const books = await readBooks(stripe);
      expect(audit(books)).toEqual([]);
      expect(found(books)).toEqual(expected(model));
      expect(totals(books.transactions)).toEqual(
        totals([...model.payments, { net: -model.paidOut }].map(({ net }) => ({ currency: 'usd', net }))),
      );
    };
    await fc.assert(fc.asyncProperty(moves, run), { numRuns: RUNS, seed: 2026 });
  },
  { timeout: 300_000 },
);
