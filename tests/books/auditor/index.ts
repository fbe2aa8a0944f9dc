/** The auditor: simple rules of bookkeeping that know nothing of how Awning works. A new kind of object adds its own. */
import { balanceFaults } from './balance.ts';
import type { Auditor, Books } from './books.ts';
import { cash } from './cash.ts';
import { charges } from './charges.ts';
import { disputes } from './disputes.ts';
import { intents } from './intents.ts';
import { payouts } from './payouts.ts';
import { refunds } from './refunds.ts';

export { type Books, readBooks } from './books.ts';

const AUDITORS: readonly Auditor[] = [intents, charges, refunds, disputes, payouts, cash];

/** @returns what does not add up, one line each */
export function audit(books: Books): string[] {
  const movements = AUDITORS.flatMap((auditor) => auditor.movements(books));
  return [...AUDITORS.flatMap((auditor) => auditor.faults(books)), ...balanceFaults(books, movements)];
}
