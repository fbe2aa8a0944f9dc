/** What an intent asks for, beyond a plain hold. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options-card */
import type { Stored } from '../../contract/types.ts';
import type { HoldRequests } from '../../network/holds.ts';

export function holdRequests({ payment_method_options }: Stored<'payment_intent'>): HoldRequests {
  const card = payment_method_options?.card;
  return {
    extended: card?.request_extended_authorization === 'if_available',
    incremental: card?.request_incremental_authorization === 'if_available',
    multicapture: card?.request_multicapture === 'if_available',
    overcapture: card?.request_overcapture === 'if_available',
  };
}
