/** What a browser or a phone gives to a server instead of a card's number; each works once. https://docs.stripe.com/api/tokens */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { cardByTokenName } from '../../network/cards/find.ts';
import { declines } from '../../network/declines.ts';
import { isCvc } from '../../network/numbers.ts';
import { makeBankToken } from './bank-account.ts';
import { makeCardToken, makeNamedToken } from './card.ts';
import { makeToken, type Token } from './make.ts';

/** What a token can stand for; exactly one is given. */
const KINDS = ['account', 'bank_account', 'card', 'cvc_update', 'person', 'pii'] as const;

const create: Handler<'POST /v1/tokens'> = async (ctx, params): Promise<Token> => {
  if (params.customer !== undefined) throw errors.notEmulated('customer');
  const given = KINDS.filter((kind) => params[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined) throw errors.missingParam('card');
  if (given.length > 1) throw errors.mutuallyExclusive(...(given as [string, string]));
  if (kind === 'card') return makeCardToken(ctx, params.card);
  if (kind === 'bank_account') return makeBankToken(ctx, params.bank_account);
  if (kind === 'cvc_update') checkCvc(params.cvc_update?.cvc);
  return makeToken(ctx, kind);
};

function checkCvc(cvc: string | undefined): void {
  if (!isCvc(cvc ?? '')) throw errors.cardError(declines.invalid_cvc);
}

/** A test name stands for another token each time, as it does for another payment method. */
async function named(ctx: Context, id: string): Promise<Token | undefined> {
  const card = cardByTokenName(id);
  return card === undefined ? undefined : makeNamedToken(ctx, card);
}

const retrieve: Handler<'GET /v1/tokens/{token}'> = async (ctx, _params, { token: id }) =>
  (await ctx.get('token', id)) ?? (await named(ctx, id)) ?? ctx.find('token', id);

export const tokens: Resource = {
  object: 'token',
  operations: { 'POST /v1/tokens': create, 'GET /v1/tokens/{token}': retrieve },
  publishable: ['POST /v1/tokens'],
};
