/** Test accounts of Bacs, BECS and Canadian debits. https://docs.stripe.com/testing#bacs-direct-debit */
import type { BehaviourName } from '../methods/behaviour.ts';

interface Scheme {
  /** Accounts by number; all others succeed. */
  behaviours: Readonly<Record<string, BehaviourName>>;
  /** `pm_<name>_<scenario>`: the account of each scenario. */
  name: string;
  scenarios: Readonly<Record<string, string>>;
}

export const SCHEMES: Readonly<Record<string, Scheme>> = {
  acss_debit: {
    behaviours: {
      '900123456789': 'succeeds_slowly',
      '000222222227': 'insufficient_funds',
      '900222222227': 'insufficient_funds_slowly',
      '000666666661': 'no_deposits',
    },
    name: 'acssDebit',
    scenarios: { success: '000123456789', insufficientFunds: '000222222227' },
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
      accountClosed: '111111113',
      noAccount: '111111116',
      referToCustomer: '222222227',
      debitNotAuthorized: '333333335',
      disputed: '666666660',
    },
  },
  bacs_debit: {
    behaviours: {
      '90012345': 'succeeds_slowly',
      '33333335': 'debit_not_authorized',
      '93333335': 'debit_not_authorized_slowly',
      '22222227': 'insufficient_funds',
      '92222227': 'insufficient_funds_slowly',
      '55555559': 'disputed',
      '00033333': 'mandate_refused',
      '34343434': 'over_volume_limit',
      '12121212': 'over_transaction_limit',
    },
    name: 'bacsDebit',
    scenarios: {
      success: '00012345',
      debitNotAuthorized: '33333335',
      insufficientFunds: '22222227',
      disputed: '55555559',
      mandateRefused: '00033333',
    },
  },
};
