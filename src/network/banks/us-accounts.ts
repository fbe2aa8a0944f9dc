/** American test accounts by what comes of debits and payouts. https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-account-numbers */

export interface TestAccount {
  /** `pm_usBankAccount_<key>`. */
  key: string;
  number: string;
}

export const US_ACCOUNTS: readonly TestAccount[] = [
  { key: 'success', number: '000123456789' },
  { key: 'accountClosed', number: '000111111113' },
  { key: 'riskLevelHighest', number: '000000004954' },
  { key: 'noAccount', number: '000111111116' },
  { key: 'insufficientFunds', number: '000222222227' },
  { key: 'debitNotAuthorized', number: '000333333335' },
  { key: 'invalidCurrency', number: '000444444440' },
  { key: 'failMicrodeposits', number: '000666666661' },
  { key: 'dispute', number: '000555555559' },
  { key: 'processing', number: '000000000009' },
  { key: 'weeklyLimitExceeded', number: '000777777771' },
  { key: 'deactivatedTokenizedAccount', number: '000888888885' },
];
