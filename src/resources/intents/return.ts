/** Where the browser goes when the customer has answered. https://docs.stripe.com/payments/payment-intents/verifying-status#checking-status-redirect */
import type { Reader } from '../../store/store.ts';
import type { AnyIntent, HowConfirmed, IntentName } from './kinds.ts';

/** @returns the `return_url` with what came of the intent; undefined when none was given */
export async function returnUrl(reader: Reader, object: IntentName, id: string): Promise<string | undefined> {
  const record = await reader.get(object, id);
  const { returnUrl: given } = (record?.internal ?? {}) as HowConfirmed;
  if (record === undefined || given === undefined) return undefined;
  const { client_secret, status } = record.data as unknown as AnyIntent;
  const url = new URL(given);
  url.searchParams.set(object, id);
  url.searchParams.set(`${object}_client_secret`, client_secret ?? '');
  url.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.toString();
}
