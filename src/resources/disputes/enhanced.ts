/** Visa's special programmes: what a case is eligible for, and what its evidence still lacks. https://docs.stripe.com/disputes/api/visa-ce3 */
import type { EnhancedEvidence } from '../../network/dispute.ts';
import type { Dispute } from './states.ts';

type Evidence = Dispute['evidence']['enhanced_evidence'];
type Eligibility = Dispute['evidence_details']['enhanced_eligibility'];
type Compelling = NonNullable<Evidence['visa_compelling_evidence_3']>;
type RequiredAction = NonNullable<Eligibility['visa_compelling_evidence_3']>['required_actions'][number];

/** Two of these must agree with those of earlier payments. */
const IDENTIFIERS = [
  'customer_account_id',
  'customer_device_fingerprint',
  'customer_device_id',
  'customer_email_address',
  'customer_purchase_ip',
  'shipping_address',
] as const;

const IDENTIFIERS_NEEDED = 2;
const PRIOR_NEEDED = 2;

/** Either part may come without the other. */
const EMPTY: Compelling = { disputed_transaction: null, prior_undisputed_transactions: [] };

function requiredActions({ disputed_transaction: disputed, prior_undisputed_transactions: prior }: Compelling) {
  const identifiers = IDENTIFIERS.filter((name) => disputed?.[name]).length;
  const lacking: [boolean, RequiredAction][] = [
    [identifiers < IDENTIFIERS_NEEDED, 'missing_customer_identifiers'],
    [!disputed?.product_description, 'missing_disputed_transaction_description'],
    [!disputed?.merchandise_or_services, 'missing_merchandise_or_services'],
    [prior.some((transaction) => !transaction.product_description), 'missing_prior_undisputed_transaction_description'],
    [prior.length < PRIOR_NEEDED, 'missing_prior_undisputed_transactions'],
  ];
  return lacking.filter(([isLacking]) => isLacking).map(([, action]) => action);
}

/** @param types what the case is eligible for */
export function eligibility(types: readonly EnhancedEvidence[], evidence: Evidence): Eligibility {
  const actions = requiredActions({ ...EMPTY, ...evidence.visa_compelling_evidence_3 });
  return {
    ...(types.includes('visa_compelling_evidence_3') && {
      visa_compelling_evidence_3: {
        required_actions: actions,
        status: actions.length === 0 ? 'qualified' : 'requires_action',
      },
    }),
    ...(types.includes('visa_compliance') && {
      visa_compliance: {
        status: evidence.visa_compliance?.fee_acknowledged ? 'fee_acknowledged' : 'requires_fee_acknowledgement',
      },
    }),
  };
}

export const eligibilityAtFirst = (types: readonly EnhancedEvidence[]): Eligibility => eligibility(types, {});
