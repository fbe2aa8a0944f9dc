/** What stands on the customer's statement. https://docs.stripe.com/get-started/account/statement-descriptors */

import { ACCOUNT } from '../../core/account.ts';

/** The account's own name there. */
const PREFIX = ACCOUNT.descriptor;

/** Longest text on a statement. */
const LONGEST = 22;

export function fullDescriptor(given: {
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
}): string {
  const { statement_descriptor: whole, statement_descriptor_suffix: suffix } = given;
  const text = suffix ? `${PREFIX}* ${suffix}` : (whole ?? PREFIX);
  return text.toUpperCase().slice(0, LONGEST).trim();
}
