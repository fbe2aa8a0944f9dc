/** The emulator on Node, where data can also be kept in files and databases. */
import { type EmulatorOptions as AnywhereOptions, createEmulator as createAnywhere, type Emulator } from '../index.ts';
import { storeNamed } from './stores.ts';

export interface EmulatorOptions extends Omit<AnywhereOptions, 'store'> {
  /** `memory` unless said, the path of a SQLite file, or the URL of a PostgreSQL database. */
  store?: string;
}

/** A whole Stripe in this process. @throws Error when an option makes no sense */
export function createEmulator({ store = 'memory', ...options }: EmulatorOptions = {}): Emulator {
  return createAnywhere({ ...options, store: storeNamed(store) });
}
