/** American test accounts by what comes of debits. https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-account-numbers */
import type { BehaviourName } from '../methods/behaviour.ts';

export interface TestAccount {
  /** `pm_usBankAccount_<key>`. */
  key: string;
  number: string;
  behaviour: BehaviourName;
}

export const US_ACCOUNTS: readonly TestAccount[] = [
  { key: 'success', number: '000123456789', behaviour: 'succeeds' },
  { key: 'accountClosed', number: '000111111113', behaviour: 'account_closed' },
  { key: 'riskLevelHighest', number: '000000004954', behaviour: 'blocked' },
  { key: 'noAccount', number: '000111111116', behaviour: 'no_account' },
  { key: 'insufficientFunds', number: '000222222227', behaviour: 'insufficient_funds' },
  { key: 'debitNotAuthorized', number: '000333333335', behaviour: 'debit_not_authorized' },
  { key: 'invalidCurrency', number: '000444444440', behaviour: 'invalid_currency' },
  { key: 'failMicrodeposits', number: '000666666661', behaviour: 'no_deposits' },
  { key: 'dispute', number: '000555555559', behaviour: 'disputed' },
  { key: 'processing', number: '000000000009', behaviour: 'stays' },
  { key: 'weeklyLimitExceeded', number: '000777777771', behaviour: 'over_volume_limit' },
  { key: 'deactivatedTokenizedAccount', number: '000888888885', behaviour: 'no_account' },
];
