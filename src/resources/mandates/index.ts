/** What customers have agreed to. https://docs.stripe.com/api/mandates */
import type { Resource } from '../../core/operation.ts';
import { retrieve } from '../../core/plain.ts';
import { bankAnswered } from './change.ts';

export const mandates: Resource = {
  object: 'mandate',
  indexes: { payment_method: ({ data }) => data.payment_method as string },
  operations: { 'GET /v1/mandates/{mandate}': retrieve('mandate') },
  jobs: { 'mandate.answer': bankAnswered },
};
