/** What was tried to set a payment method up. https://docs.stripe.com/api/setup_attempts */
import type { Resource } from '../../core/operation.ts';
import { list } from '../../core/plain.ts';

export const setupAttempts: Resource = {
  object: 'setup_attempt',
  indexes: { setup_intent: ({ data }) => data.setup_intent as string },
  operations: { 'GET /v1/setup_attempts': list('setup_attempt', { filters: ['setup_intent'] }) },
};
