/** The contract as the build left it. */
import type { Contract } from './format.ts';

/** Bundles hold it parsed already; sources import it as a module, whose literal types say too much. */
export const asContract = (json: unknown): Contract => json as Contract;
