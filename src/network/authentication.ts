/** How a customer was authenticated, here or elsewhere. https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card-three_d_secure */
import type { Approved } from './authorize.ts';

type Indicator = '01' | '02' | '05' | '06' | '07';
type Version = '1.0.2' | '2.1.0' | '2.2.0' | '2.3.0' | '2.3.1';

/** What the answer of the bank is called. https://docs.stripe.com/payments/payment-intents/three-d-secure-import */
const RESULTS = {
  A: 'attempt_acknowledged',
  C: 'authenticated',
  I: 'exempted',
  N: 'failed',
  R: 'failed',
  U: 'processing_error',
  Y: 'authenticated',
} as const;

/** What another provider of 3D Secure has found out. */
export interface Imported {
  electronic_commerce_indicator: Indicator | null;
  exemption_indicator: 'low_risk' | 'none' | null;
  result: (typeof RESULTS)[keyof typeof RESULTS];
  transaction_id: string | null;
  version: Version | null;
}

/** As a caller tells it; a SetupIntent does not insist on any of it. */
export interface GivenAuthentication {
  ares_trans_status?: keyof typeof RESULTS;
  electronic_commerce_indicator?: Indicator;
  exemption_indicator?: 'low_risk' | 'none';
  transaction_id?: string;
  version?: Version;
}

/** The cryptogram is for the bank alone, and is not kept. */
export function imported(given: GivenAuthentication): Imported {
  const { ares_trans_status = 'Y', electronic_commerce_indicator = null, exemption_indicator = null } = given;
  const { transaction_id = null, version = null } = given;
  const result = RESULTS[ares_trans_status];
  return { electronic_commerce_indicator, exemption_indicator, result, transaction_id, version };
}

/** Does the bank ask no more? */
export const settlesAuthentication = (found: Imported | undefined): boolean =>
  found !== undefined && found.result !== 'failed' && found.result !== 'processing_error';

/** What is told of each answer that the bank gives here. */
const ANSWERS = {
  authenticated: {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    result: 'authenticated',
  },
  frictionless: {
    authentication_flow: 'frictionless',
    electronic_commerce_indicator: '05',
    result: 'authenticated',
  },
  attempt_acknowledged: {
    authentication_flow: null,
    electronic_commerce_indicator: '06',
    result: 'attempt_acknowledged',
  },
  processing_error: { authentication_flow: null, electronic_commerce_indicator: '07', result: 'processing_error' },
} as const;

/** @param result of asking the customer here @param found elsewhere @param draw characters from the source of chance */
export function authentication(
  result: Approved['threeDSecure'],
  found: Imported | undefined,
  draw: (length: number) => string,
) {
  if (found !== undefined) {
    const { exemption_indicator: _, ...shown } = found;
    return { authentication_flow: null, ...shown, result_reason: null };
  }
  if (result === null) return null;
  return {
    ...ANSWERS[result],
    result_reason: null,
    transaction_id: draw(22),
    version: '2.2.0' as const,
  };
}
