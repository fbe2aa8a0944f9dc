/** The payment method that a confirmation would use, as it can be seen before. https://docs.stripe.com/api/confirmation_tokens/object#confirmation_token_object-payment_method_preview */
import type { Stored } from '../../contract/types.ts';

type Method = Stored<'payment_method'>;
type Preview = NonNullable<Stored<'confirmation_token'>['payment_method_preview']>;

export function previewOf(method: Method): Preview {
  const { allow_redisplay, billing_details, customer, type } = method;
  const details = method[type as keyof Method];
  return { allow_redisplay, billing_details, customer, customer_account: null, type, [type]: details } as Preview;
}
