/** What may be uploaded for what. https://docs.stripe.com/file-upload */
import type Stripe from 'stripe';

type Purpose = Stripe.FileCreateParams['purpose'];

interface Rule {
  /** In the order in which Stripe names them. */
  types: readonly string[];
  /** Bytes. */
  limit: number;
  /** Days until Stripe forgets it. */
  kept?: number;
}

const MB = 1024 * 1024;
const DOCUMENTS = ['application/pdf', 'image/jpeg', 'image/png'];
const PICTURES = ['image/jpeg', 'image/png', 'image/gif'];

const RULES: Partial<Record<Purpose, Rule>> = {
  account_requirement: { types: DOCUMENTS, limit: 10 * MB },
  additional_verification: { types: DOCUMENTS, limit: 10 * MB },
  business_icon: { types: PICTURES, limit: MB / 2 },
  business_logo: { types: PICTURES, limit: MB / 2 },
  customer_signature: { types: PICTURES, limit: 4 * MB },
  dispute_evidence: { types: DOCUMENTS, limit: 5 * MB, kept: 270 },
  identity_document: { types: DOCUMENTS, limit: 10 * MB },
};

const ANYTHING: Rule = { types: [], limit: 10 * MB };

export const ruleFor = (purpose: Purpose): Rule => RULES[purpose] ?? ANYTHING;
