/** What a source shows under the name of its type. https://docs.stripe.com/api/sources/object */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { defined } from '../../core/values.ts';
import { iban } from '../../network/banks/virtual.ts';
import { cardByKey } from '../../network/cards/find.ts';
import { sourceCard } from '../../network/describe.ts';
import { fingerprint } from '../../network/fingerprint.ts';
import { describeMethod, isFault } from '../../network/methods/describe.ts';
import type { SourceKind } from '../../network/sources.ts';
import { readCard } from '../payment-methods/make.ts';
import { useCardToken } from '../tokens/use.ts';
import type { CreateParams } from './create.ts';
import type { SourceFacts } from './facts.ts';

export interface Described {
  details: object;
  facts: SourceFacts;
  /** Where money is sent to. */
  address?: string;
  /** The bank of the card does not want to know. */
  asksNobody?: boolean;
}

const CARD_FIELDS = [
  'address_line1_check',
  'address_zip_check',
  'brand',
  'country',
  'cvc_check',
  'dynamic_last4',
  'exp_month',
  'exp_year',
  'fingerprint',
  'funding',
  'last4',
  'name',
  'tokenization_method',
] as const;

/** Whether the card wants 3D Secure, in the words of sources. */
const THREE_D_SECURE = { unsupported: 'not_supported', required: 'required', until_set_up: 'required' } as const;

/** A card as sources show it. */
export function cardDetails(card: NonNullable<SourceFacts['card']>, owner: CreateParams['owner']) {
  const { address, name } = owner ?? {};
  const holder = {
    name: name ?? null,
    address_line1: address?.line1 ?? null,
    address_zip: address?.postal_code ?? null,
  };
  const shown = sourceCard(card, holder);
  const wants = cardByKey(card.card).threeDSecure ?? '';
  return {
    ...Object.fromEntries(CARD_FIELDS.map((field) => [field, shown[field]])),
    three_d_secure: THREE_D_SECURE[wants as keyof typeof THREE_D_SECURE] ?? 'optional',
  };
}

async function describeCard(ctx: Context, { card, owner, token }: CreateParams): Promise<Described> {
  const facts =
    token === undefined ? (await readCard(ctx, card, 'card')).facts : (await useCardToken(ctx, token, 'token')).facts;
  return { details: cardDetails(facts, owner), facts: { card: facts } };
}

/** An account of its own that the customer sends money to. */
function openAccount(ctx: Context, type: string): { details: Record<string, string>; address: string } {
  const digits = Array.from(ctx.draw(12), (char) => char.charCodeAt(0) % 10).join('');
  if (type === 'sepa_credit_transfer') {
    const number = iban('FR', `11000000${digits}`);
    return { details: { bank_name: 'TEST BANK', bic: 'AGRIFRPPXXX', iban: number }, address: number };
  }
  const account_number = `test_${digits}`;
  const routing_number = '110000000';
  const bank = { bank_name: 'TEST BANK', swift_code: 'TSTEZ122', fingerprint: fingerprint(account_number) };
  return { details: { account_number, routing_number, ...bank }, address: `${routing_number}-${account_number}` };
}

/** @throws StripeError when what is given describes no card, and no account */
export async function describe(ctx: Context, kind: SourceKind, params: CreateParams): Promise<Described> {
  const { flow, method, shows, type } = kind;
  if (type === 'card') return describeCard(ctx, params);
  const given = { ...(params[type as keyof CreateParams] as Record<string, string> | undefined) };
  const fill = (known: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(shows.map((field) => [field, known[field] ?? null]));
  if (flow === 'receiver') {
    const { address, details } = openAccount(ctx, type);
    return { details: fill(details), facts: {}, address };
  }
  const described = describeMethod(method, given, ctx.account);
  if (isFault(described)) {
    const param = `${type}[${described.param}]`;
    throw described.message === undefined
      ? errors.missingParam(param)
      : errors.invalidRequest(described.message, param, described.code);
  }
  const { statement_descriptor } = params;
  const known = { ...given, ...defined({ statement_descriptor }), ...described.details };
  return { details: fill(known), facts: defined({ behaviour: described.behaviour }) };
}
