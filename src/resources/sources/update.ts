/** Changing a customer's card or bank account. https://docs.stripe.com/api/cards/update */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { pick } from '../../core/values.ts';
import { checksOf } from '../../network/attach.ts';
import { expiryFault } from '../../network/numbers.ts';
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
} as const satisfies Record<Source['object'], (keyof Params)[]>;

export async function changeSource(ctx: Context, source: Source, params: Params): Promise<Source> {
  refuseUnsupported(params, ['owner']);
  const { card, bank_account } = FIELDS;
  const foreign = source.object === 'card' ? bank_account : card;
  const wrong = foreign.filter((name) => params[name] !== undefined);
  if (wrong.length > 0) throw errors.unknownParams(wrong);
  const changes = source.object === 'card' ? await cardChanges(ctx, source, params) : pick(params, bank_account);
  const metadata = mergeMetadata(source.metadata ?? {}, params.metadata);
  return ctx.update(source.object, source.id, { ...changes, metadata }, { events: ['customer.source.updated'] });
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
