/** Paying by bank transfer: the customer sends money, and it is matched with what is owed. https://docs.stripe.com/payments/bank-transfers/accept-a-payment */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Intent } from './states.ts';

export async function awaitTransfer(
  _ctx: Context,
  _intent: Intent,
  _action: 'confirm' | 'authenticate',
): Promise<Intent> {
  throw errors.notEmulated('payment_method type=customer_balance');
}
