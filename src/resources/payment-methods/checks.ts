/** What the bank said to the code and the address that came with a card: known once it was asked. */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { checksOf } from '../../network/attach.ts';
import { cardOf, type MethodFacts } from './resolve.ts';

export async function noteChecks(ctx: Context, id: string): Promise<Stored<'payment_method'>> {
  const method = await ctx.find('payment_method', id);
  const facts = await ctx.internal<MethodFacts>('payment_method', id);
  const checks = checksOf(cardOf(facts), {
    cvcGiven: facts.cvcGiven === true,
    address: method.billing_details.address,
  });
  return ctx.update('payment_method', id, { card: { ...(method.card as NonNullable<typeof method.card>), checks } });
}
