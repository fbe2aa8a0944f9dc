/** A page in one state, and what brings it there. */
import type { Tools } from '../support/test.ts';

export type Make = (tools: Pick<Tools, 'stripe'>) => Promise<string>;

export interface PageCase {
  name: string;
  title: string;
  /** Texts that a person sees. */
  shows: string[];
  /** The address of the page in that state. */
  make: Make;
  /** There is nothing at the address, which browsers complain of. */
  missing?: true;
}
