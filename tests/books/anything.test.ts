/** All instruments, all moves and the clock, at random: whatever is tried, the books balance and nothing goes untold. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';
import { sequences } from './anything/chance.ts';
import { faultsOf, type Move, newWorld } from './anything/world.ts';

/** More of them, and others, on demand. */
const RUNS = Number(process.env.AWNING_RUNS ?? 60);
const SEED = Number(process.env.AWNING_SEED ?? 2026);

test.awningOnly(
  'whatever is tried with all instruments, the books balance and nothing goes untold',
  docs('payments/paymentintents/lifecycle'),
  async (tools) => {
    const run = async (tried: readonly Move[]): Promise<void> => {
      const world = await newWorld(tools);
      for (const move of tried) await move.run(world);
      expect(await faultsOf(world)).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(sequences, run), { numRuns: RUNS, seed: SEED });
  },
  { timeout: 3_600_000 },
);
