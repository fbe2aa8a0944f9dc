/** Debits from bank accounts. https://docs.stripe.com/payments/bank-debits */
import { BOTH, kind, LATER, type MethodKind } from './kind.ts';

const debit = { delayed: true, future: BOTH, mandate: true } as const;

export const DEBITS: readonly MethodKind[] = [
  kind('acss_debit', 'debit', 'cad usd', {
    ...debit,
    microdeposits: true,
    needs: ['email', 'name'],
    options: {
      mandate_options: { interval_description: null, payment_schedule: null, transaction_type: null },
      verification_method: 'automatic',
    },
    setupOptions: {
      currency: null,
      mandate_options: { interval_description: null, payment_schedule: null, transaction_type: null },
      verification_method: 'automatic',
    },
  }),
  kind('au_becs_debit', 'debit', 'aud', { ...debit, needs: ['email', 'name'] }),
  kind('bacs_debit', 'debit', 'gbp', { ...debit, needs: ['email', 'name', 'address'] }),
  kind('nz_bank_account', 'debit', 'nzd', { ...debit, needs: ['email', 'name'] }),
  kind('payto', 'debit', 'aud', {
    asksForMandate: true,
    delayed: true,
    future: LATER,
    options: { mandate_options: {} },
  }),
  kind('sepa_debit', 'debit', 'eur', { ...debit, needs: ['email', 'name'] }),
  kind('us_bank_account', 'debit', 'usd', {
    ...debit,
    microdeposits: true,
    needs: ['name'],
    options: { mandate_options: {}, verification_method: 'automatic' },
  }),
];
