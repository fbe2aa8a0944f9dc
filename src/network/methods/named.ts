/** Payment methods that have test names, cards aside. https://docs.stripe.com/testing#non-card-payments */
import { ibanFor } from '../banks/iban.ts';
import { SCHEMES, SUFFIXES } from '../banks/others.ts';
import { ROUTING_NUMBER } from '../banks/us.ts';
import { US_ACCOUNTS } from '../banks/us-accounts.ts';
import { own } from '../own.ts';

export interface Named {
  type: string;
  given: Readonly<Record<string, string>>;
}

/** What stands beside the account number of each scheme. */
const REST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  acss_debit: { institution_number: '000', transit_number: '11000' },
  au_becs_debit: { bsb_number: '000000' },
  bacs_debit: { sort_code: '108800' },
  nz_bank_account: { bank_code: '11', branch_code: '0000' },
};

/** @param name such as `pm_usBankAccount_success` or `pm_sepaDebit_failed_de` */
export function namedMethod(name: string): Named | undefined {
  const [prefix, scheme = '', scenario = 'success', country = 'de'] = name.split('_');
  if (prefix !== 'pm') return undefined;
  if (scheme === 'usBankAccount') {
    const found = US_ACCOUNTS.find(({ key }) => key === scenario);
    return (
      found && { type: 'us_bank_account', given: { account_number: found.number, routing_number: ROUTING_NUMBER } }
    );
  }
  if (scheme === 'sepaDebit') {
    const iban = ibanFor(scenario, country);
    return iban === undefined ? undefined : { type: 'sepa_debit', given: { iban } };
  }
  const found = Object.entries(SCHEMES).find(([, { name: known }]) => known === scheme);
  const number = found && own(found[1].scenarios, scenario);
  if (found === undefined || number === undefined) return undefined;
  const suffix = found[0] === 'nz_bank_account' ? { suffix: SUFFIXES[number] as string } : {};
  return { type: found[0], given: { ...REST[found[0]], ...suffix, account_number: number } };
}
