/** Giving money back to a card. https://docs.stripe.com/testing#refunds */
import { cardByKey } from './cards/find.ts';

export interface RefundOutcome {
  status: 'succeeded' | 'pending';
  /** What becomes of it in the end. */
  settlesAs?: 'succeeded' | 'failed';
}

/** @param key of the test card */
export function refund(key: string): RefundOutcome {
  switch (cardByKey(key).refund) {
    case 'pending':
      return { status: 'pending', settlesAs: 'succeeded' };
    case 'fails':
      return { status: 'succeeded', settlesAs: 'failed' };
    default:
      return { status: 'succeeded' };
  }
}
