/** All instruments, all moves and the clock, at random: whatever is tried, the books balance and nothing goes untold. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { machines } from '../support/machines.ts';
import { docs, test } from '../support/test.ts';
import { sequences } from './anything/chance.ts';
import { faultsOf, type Move, newWorld } from './anything/world.ts';

/** More of them, and others, on demand. */
const RUNS = Number(process.env.AWNING_RUNS ?? 80);
const SEED = Number(process.env.AWNING_SEED ?? 2026);

/** So many sequences come by every row of every machine that tells something. */
const ENOUGH = 80;

test.awningOnly(
  'whatever is tried with all instruments, the books balance and nothing goes untold',
  docs('payments/paymentintents/lifecycle'),
  async (tools) => {
    const told = new Set<string>();
    const run = async (tried: readonly Move[]): Promise<void> => {
      const world = await newWorld(tools);
      for (const move of tried) await move.run(world);
      expect(await faultsOf(world)).toEqual([]);
      for (const { type } of world.journal.events) told.add(type);
    };
    await fc.assert(fc.asyncProperty(sequences, run), { numRuns: RUNS, seed: SEED });
    const rows = (await machines()).flatMap((machine) => machine.rows);
    const untold = new Set(rows.flatMap(({ events }) => events.filter((type) => !told.has(type))));
    expect(RUNS < ENOUGH ? [] : [...untold], 'no sequence led to these').toEqual([]);
  },
  { timeout: 3_600_000 },
);
