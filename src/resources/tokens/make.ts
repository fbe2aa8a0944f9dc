/** Making token objects. https://docs.stripe.com/api/tokens/object */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';

export type Token = Stored<'token'>;

/** What comes before the underscore of an id, where it is not `tok`. */
const PREFIXES: Readonly<Record<string, string>> = {
  account: 'ct',
  bank_account: 'btok',
  cvc_update: 'cvctok',
  person: 'cpt',
  pii: 'pii',
};

/**
 * @param shown the card or bank account that the token shows
 * @param internal private facts of what it stands for
 */
export async function makeToken(
  ctx: Context,
  type: string,
  shown: Partial<Pick<Token, 'card' | 'bank_account'>> = {},
  internal: Record<string, unknown> = {},
): Promise<Token> {
  const id = ctx.newId('token').replace('tok', PREFIXES[type] ?? 'tok');
  return ctx.create('token', { ...shown, type, used: false } as never, { id, internal });
}
