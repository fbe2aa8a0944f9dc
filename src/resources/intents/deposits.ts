/** What a customer says of the deposits that came to an account. https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-microdeposit-amounts-and-descriptor-codes */
import { errors, keepingChanges, type StripeError } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { readDeposits, triesFor } from '../../network/banks/deposits.ts';
import { acceptMandate } from '../mandates/change.ts';
import type { MethodFacts } from '../payment-methods/resolve.ts';
import { type AnyIntent, type HowConfirmed, NOUNS } from './kinds.ts';

export interface Given {
  amounts?: number[];
  descriptor_code?: string;
}

interface Tries {
  depositTries?: number;
}

const PREFIX = 'payment_method_microdeposit_verification';

/**
 * Notes that the account is proved.
 * @returns the error with which the intent fails; undefined when the account is proved
 * @throws StripeError when something is wrong, and the customer may try again
 */
export async function checkDeposits(ctx: Context, intent: AnyIntent, given: Given): Promise<StripeError | undefined> {
  if (intent.next_action?.type !== 'verify_with_microdeposits') throw cannotBeActioned(intent);
  const { amounts, descriptor_code } = given;
  if (amounts !== undefined && descriptor_code !== undefined)
    throw errors.mutuallyExclusive('amounts', 'descriptor_code');
  if (amounts === undefined && descriptor_code === undefined) throw errors.missingParam('amounts');
  if (amounts !== undefined && amounts.length !== 2) {
    const message = 'You must provide exactly two microdeposit amounts.';
    throw errors.invalidRequest(message, 'amounts', `${PREFIX}_amounts_invalid`);
  }
  const method = await ctx.find('payment_method', intent.payment_method as string);
  const answer = readDeposits(amounts ?? (descriptor_code as string));
  if (answer === 'right') return proved(ctx, intent, method.id);
  if (answer === 'timeout') return errors.attemptFailed(`${PREFIX}_timeout`);
  const { depositTries = 0 } = await ctx.internal<Tries>('payment_method', method.id);
  const left = triesFor(method.type) - depositTries - 1;
  if (answer === 'exceeded' || left <= 0) return errors.attemptFailed(`${PREFIX}_attempts_exceeded`);
  await ctx.update('payment_method', method.id, {}, { internal: { depositTries: depositTries + 1 } });
  throw keepingChanges(mismatch(descriptor_code !== undefined, left));
}

function mismatch(byCode: boolean, left: number): StripeError {
  const what = byCode
    ? 'The verification code provided does not match the one sent to the bank account.'
    : 'The amounts provided do not match the amounts that were sent to the bank account.';
  const code = byCode ? 'descriptor_code_mismatch' : 'amounts_mismatch';
  return errors.invalidRequest(
    `${what} You have ${left} verification attempts remaining.`,
    undefined,
    `${PREFIX}_${code}`,
  );
}

async function proved(ctx: Context, intent: AnyIntent, method: string): Promise<undefined> {
  const verified: Partial<MethodFacts> = { verified: true };
  await ctx.update('payment_method', method, {}, { internal: verified });
  const { mandate } = await ctx.internal<HowConfirmed>(intent.object, intent.id);
  if (mandate !== undefined) await acceptMandate(ctx, mandate);
}

/** [seen] The list of states stands in the message as it does in a program. */
const cannotBeActioned = (intent: AnyIntent): StripeError =>
  errors.invalidRequest(
    `This ${NOUNS[intent.object]} cannot be actioned on because it has a status of ${intent.status}. Only a ${NOUNS[intent.object]} with one of the following statuses may be actioned on: ["requires_action"].`,
    undefined,
    'intent_invalid_state',
  );
