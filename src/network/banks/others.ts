/** Test accounts of Bacs, BECS and Canadian debits. https://docs.stripe.com/testing#bacs-direct-debit and the pages of the others */
import type { BehaviourName } from '../methods/behaviour.ts';

interface Scheme {
  /** Accounts by number; all others succeed. */
  behaviours: Readonly<Record<string, BehaviourName>>;
  /** `pm_<name>_<scenario>`: the account of each scenario. */
  name: string;
  scenarios: Readonly<Record<string, string>>;
  /** Accounts that cannot be described. */
  wrong?: readonly string[];
}

export const SCHEMES: Readonly<Record<string, Scheme>> = {
  acss_debit: {
    behaviours: {
      '900123456789': 'succeeds_slowly',
      '000111111113': 'account_closed',
      '000111111116': 'no_account',
      '000222222227': 'insufficient_funds',
      '900222222227': 'insufficient_funds_slowly',
      '000333333335': 'debit_not_authorized',
      '000555555559': 'disputed',
      '000666666661': 'no_deposits',
      '000777777771': 'over_volume_limit',
      '000888888881': 'over_transaction_limit',
    },
    name: 'acssDebit',
    scenarios: {
      success: '000123456789',
      accountClosed: '000111111113',
      noAccount: '000111111116',
      insufficientFunds: '000222222227',
      debitNotAuthorized: '000333333335',
      dispute: '000555555559',
    },
  },
  au_becs_debit: {
    behaviours: {
      '900123456': 'succeeds_slowly',
      '111111113': 'account_closed',
      '111111116': 'no_account',
      '222222227': 'refer_to_customer',
      '922222227': 'refer_to_customer_slowly',
      '333333335': 'debit_not_authorized',
      '666666660': 'disputed',
      '343434343': 'over_volume_limit',
      '121212121': 'over_transaction_limit',
    },
    name: 'auBecsDebit',
    scenarios: {
      success: '000123456',
      successDelayed: '900123456',
      accountClosed: '111111113',
      noAccount: '111111116',
      referToCustomer: '222222227',
      referToCustomerDelayed: '922222227',
      debitNotAuthorized: '333333335',
      dispute: '666666660',
      exceedsWeeklyLimit: '343434343',
      exceedsTransactionLimit: '121212121',
    },
  },
  bacs_debit: {
    behaviours: {
      '90012345': 'succeeds_slowly',
      '33333335': 'debit_not_authorized',
      '93333335': 'debit_not_authorized_slowly',
      '22222227': 'insufficient_funds',
      '92222227': 'insufficient_funds_slowly',
      '55555559': 'disputed_slowly',
      '00033333': 'mandate_refused',
      '34343434': 'over_volume_limit',
      '12121212': 'over_transaction_limit',
    },
    name: 'bacsDebit',
    scenarios: {
      success: '00012345',
      successDelayed: '90012345',
      debitNotAuthorized: '33333335',
      debitNotAuthorizedDelayed: '93333335',
      insufficientFunds: '22222227',
      insufficientFundsDelayed: '92222227',
      dispute: '55555559',
      mandateRefused: '00033333',
      exceedsWeeklyLimit: '34343434',
      exceedsTransactionLimit: '12121212',
    },
    wrong: ['00044444'],
  },
  nz_bank_account: {
    behaviours: {
      '2222222': 'insufficient_funds',
      '8888888': 'refer_to_customer',
      '1111111': 'no_account',
      '5555555': 'debit_not_authorized',
      '9999999': 'stays',
    },
    name: 'nzBankAccount',
    scenarios: {
      success: '0000000',
      insufficientFunds: '2222222',
      referToCustomer: '8888888',
      noAccount: '1111111',
      debitNotAuthorized: '5555555',
      processing: '9999999',
    },
  },
};

/** The suffixes that the accounts of New Zealand have. */
export const SUFFIXES: Readonly<Record<string, string>> = {
  '0000000': '010',
  '2222222': '027',
  '8888888': '000',
  '1111111': '016',
  '5555555': '059',
  '9999999': '000',
};
