/** Using a token up. https://docs.stripe.com/error-codes#token-already-used */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { cardByTokenName } from '../../network/cards/find.ts';
import type { CardFacts } from '../../network/describe.ts';
import { type BankTokenFacts, namedBankToken } from './bank-account.ts';
import { type CardTokenFacts, makeNamedToken } from './card.ts';
import type { Token } from './make.ts';

/** What a token stood for. */
export type Used =
  | { kind: 'card'; facts: CardFacts; card: NonNullable<Token['card']> }
  | { kind: 'bank_account'; account: NonNullable<Token['bank_account']>; facts: BankTokenFacts };

async function find(ctx: Context, id: string): Promise<Token | undefined> {
  const stored = await ctx.get('token', id);
  if (stored !== undefined) return stored;
  const card = cardByTokenName(id);
  return card === undefined ? namedBankToken(ctx, id) : makeNamedToken(ctx, card);
}

/**
 * @param id `tok_…`, `btok_…` or a test name
 * @param param the parameter that names it
 * @throws StripeError when it is unknown, was used before, or stands for neither a card nor a bank account
 */
export async function useToken(ctx: Context, id: string, param: string): Promise<Used> {
  const token = await find(ctx, id);
  if (token === undefined) throw errors.resourceMissing('token', id, param);
  if (token.used) throw errors.usedToken(id);
  await ctx.update('token', token.id, { used: true });
  const { bank_account, card } = token;
  if (bank_account !== undefined) {
    const facts = await ctx.internal<BankTokenFacts>('token', token.id);
    return { kind: 'bank_account', account: bank_account, facts };
  }
  if (card === undefined) throw errors.resourceMissing('token', id, param);
  return { kind: 'card', card, facts: (await ctx.internal<CardTokenFacts>('token', token.id)).card };
}

/** @throws StripeError when it is unknown, was used before, or stands for something else than the code of a card */
export async function useCvcToken(ctx: Context, id: string, param: string): Promise<void> {
  const token = await ctx.get('token', id);
  if (token?.type !== 'cvc_update') throw errors.resourceMissing('token', id, param);
  if (token.used) throw errors.usedToken(id);
  await ctx.update('token', id, { used: true });
}

/** @throws StripeError also when it stands for a bank account */
export async function useCardToken(ctx: Context, id: string, param: string): Promise<Extract<Used, { kind: 'card' }>> {
  const used = await useToken(ctx, id, param);
  if (used.kind !== 'card') throw errors.resourceMissing('token', id, param);
  return used;
}
