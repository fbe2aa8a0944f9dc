/** What a caller gives to pay with: a token, a source, or the card or account itself. https://docs.stripe.com/api/cards/create */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { makeBankToken } from '../tokens/bank-account.ts';
import { makeCardToken } from '../tokens/card.ts';

/** `card` and `bank_account` are the older names of `source`. */
export interface GivenSource {
  source?: unknown;
  card?: unknown;
  bank_account?: unknown;
}

const NAMES = ['source', 'card', 'bank_account'] as const;

const ADDRESS = ['address_city', 'address_country', 'address_line1', 'address_line2', 'address_state', 'address_zip'];

/** What describes each, and what it cannot do without. */
const FIELDS = {
  card: {
    known: ['object', 'number', 'exp_month', 'exp_year', 'cvc', 'name', 'currency', ...ADDRESS],
    needed: ['number', 'exp_month', 'exp_year'],
  },
  bank_account: {
    known: [
      'object',
      'country',
      'currency',
      'account_holder_name',
      'account_holder_type',
      'account_number',
      'routing_number',
    ],
    needed: ['country', 'currency', 'account_number'],
  },
} as const;

type Details = Readonly<Record<string, string>>;

function checkDetails(at: string, kind: keyof typeof FIELDS, given: Readonly<Record<string, unknown>>): Details {
  const known: readonly string[] = FIELDS[kind].known;
  const unknown = Object.keys(given).filter((name) => !known.includes(name) || typeof given[name] !== 'string');
  if (unknown.length > 0) throw errors.unknownParams(unknown.map((name) => `${at}[${name}]`));
  const missing = FIELDS[kind].needed.find((name) => !given[name]);
  if (missing !== undefined) throw errors.missingParam(`${at}[${missing}]`);
  return given as Details;
}

/**
 * @returns the id of a token or a source; undefined when nothing is given
 * @throws StripeError when what is given describes nothing, 402 for a card that is wrong
 */
export async function givenSource(ctx: Context, params: GivenSource): Promise<string | undefined> {
  const [at, second] = NAMES.filter((name) => params[name] !== undefined);
  if (at === undefined) return undefined;
  if (second !== undefined) throw errors.mutuallyExclusive(at, second);
  const given = params[at];
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw errors.invalidSource(at);
  const described = given as Readonly<Record<string, unknown>>;
  const kind = described.object ?? (at === 'bank_account' ? 'bank_account' : 'card');
  if (kind !== 'card' && kind !== 'bank_account') throw errors.invalidSource(at);
  const { object: _, ...details } = checkDetails(at, kind, described) as Record<string, string>;
  const { id } = await (kind === 'card' ? makeCardToken(ctx, details as never) : makeBankToken(ctx, details as never));
  return id;
}
