/** What customers have agreed to. https://docs.stripe.com/api/mandates */
import type { Resource } from '../../core/operation.ts';
import { retrieve } from '../../core/plain.ts';

export const mandates: Resource = {
  object: 'mandate',
  operations: { 'GET /v1/mandates/{mandate}': retrieve('mandate') },
};
