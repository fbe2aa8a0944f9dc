/** Changing a customer's card or bank account. https://docs.stripe.com/api/cards/update */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import { pick } from '../../core/values.ts';
import { checksOf } from '../../network/attach.ts';
import { expiryFault } from '../../network/numbers.ts';
import { changesOf } from '../source-objects/change.ts';
import { showAsMethod } from './as-method.ts';
import { addressOf, type Card, factsOf } from './card.ts';
import type { Source } from './find.ts';

type Params = Stripe.CustomerUpdateSourceParams;

const ADDRESS = [
  'address_city',
  'address_country',
  'address_line1',
  'address_line2',
  'address_state',
  'address_zip',
] as const satisfies (keyof Params)[];

/** What belongs to which kind; the other kind refuses it. */
const FIELDS = {
  card: [...ADDRESS, 'exp_month', 'exp_year', 'name'],
  bank_account: ['account_holder_name', 'account_holder_type'],
  source: ['owner'],
} as const satisfies Record<Source['object'], (keyof Params)[]>;

export async function changeSource(ctx: Context, source: Source, params: Params): Promise<Source> {
  const own: readonly string[] = FIELDS[source.object];
  const wrong = Object.values(FIELDS)
    .flat()
    .filter((name) => params[name] !== undefined && !own.includes(name));
  if (wrong.length > 0) throw errors.unknownParams(wrong);
  const metadata = mergeMetadata(source.metadata ?? {}, params.metadata);
  const changes = { ...(await changesTo(ctx, source, params)), metadata };
  const after: Source = await ctx.update(source.object, source.id, changes, { events: ['customer.source.updated'] });
  await showAsMethod(ctx, after);
  return after;
}

async function changesTo(ctx: Context, source: Source, params: Params): Promise<Partial<Source>> {
  if (source.object === 'card') return cardChanges(ctx, source, params);
  return source.object === 'source' ? changesOf(source, { owner: params.owner }) : pick(params, FIELDS.bank_account);
}

/** A new address is checked by the bank at once. */
async function cardChanges(ctx: Context, card: Card, params: Params): Promise<Partial<Card>> {
  const exp_month = Number(params.exp_month ?? card.exp_month);
  const exp_year = Number(params.exp_year ?? card.exp_year);
  const fault = expiryFault(exp_month, exp_year, ctx.now());
  if (fault !== undefined) throw errors.cardError(fault);
  const address = pick(params, ADDRESS);
  const after = { ...card, ...address };
  const { card: key } = await factsOf(ctx, card);
  const checks = checksOf(key, { cvcGiven: false, address: addressOf(after) });
  return {
    ...address,
    ...pick(params, ['name']),
    exp_month,
    exp_year,
    address_line1_check: checks.address_line1_check,
    address_zip_check: checks.address_postal_code_check,
  };
}
