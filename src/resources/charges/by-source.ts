/** Charging a source of the older Sources API. https://docs.stripe.com/sources */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import type { CardFacts } from '../../network/describe.ts';
import { kindOf } from '../../network/methods/kinds.ts';
import { paidDetails } from '../../network/methods/paid.ts';
import { approvedOutcome } from '../../network/outcome.ts';
import { type SourceKind, sourceKind } from '../../network/sources.ts';
import { type SourceFacts, sourceFacts } from '../source-objects/facts.ts';
import { checkPrice, notifyOfDebit, useSource } from '../source-objects/use.ts';
import type { Means } from './attempt.ts';
import { chargeCard } from './by-card.ts';
import { fullDescriptor } from './descriptor.ts';
import { chargeLater } from './later.ts';
import { announce, storeCharge } from './make.ts';
import { settle } from './settle.ts';
import type { Charge } from './states.ts';

type SourceObject = Stored<'source'>;
type Details = Extract<Means, { kind: 'other' }>['details'];
type Fields = Partial<Charge> &
  Pick<Charge, 'amount' | 'currency' | 'statement_descriptor' | 'statement_descriptor_suffix'>;

const holderOf = ({ owner }: SourceObject) =>
  ({
    address: owner?.address ?? {},
    email: owner?.email ?? null,
    name: owner?.name ?? null,
    phone: owner?.phone ?? null,
    tax_id: null,
  }) as Charge['billing_details'];

/** What a charge says of a source that is no card. */
function meansOf(source: SourceObject, kind: SourceKind, { behaviour }: SourceFacts): Means {
  const all = source[source.type] as Readonly<Record<string, unknown>>;
  const shown = Object.fromEntries((kind.charged ?? kind.shows).map((field) => [field, all[field]]));
  const verified = kind.flow === 'redirect' && kind.type !== 'alipay';
  const details = { ...shown, ...(verified && { verified_name: source.owner?.verified_name }) };
  return {
    kind: 'other',
    details: paidDetails(source.type, { details, options: {}, mandate: null }) as Details,
    internal: { method: kind.method, behaviour },
  };
}

/** @param fields what does not depend on the source */
export async function chargeSource(
  ctx: Context,
  { capture }: Pick<Stripe.ChargeCreateParams, 'capture'>,
  source: SourceObject,
  fields: Fields,
): Promise<Charge> {
  checkPrice(source, fields);
  const kind = sourceKind(source.type) as SourceKind;
  if (capture === false && kind.method !== 'card')
    throw errors.invalidRequest(`Charges to a source of type ${source.type} cannot be captured later.`, 'capture');
  const facts = await sourceFacts(ctx, source);
  const used = await useSource(ctx, source, fields);
  const attempt = { ...fields, billing_details: holderOf(source), payment_method: source.id, source: used as never };
  if (kind.method === 'card') {
    const address = (source.owner?.address ?? null) as Extract<Means, { kind: 'card' }>['address'];
    const means = { kind: 'card' as const, card: facts.card as CardFacts, address };
    const fieldsOfCard = { ...attempt, calculated_statement_descriptor: fullDescriptor(fields) };
    const authenticated = source.three_d_secure?.authenticated === true;
    return chargeCard(ctx, { fields: fieldsOfCard, means }, { captured: capture !== false, authenticated });
  }
  const made = { fields: attempt, means: meansOf(source, kind, facts) };
  await notifyOfDebit(ctx, source, fields);
  if (kindOf(kind.method)?.delayed) return chargeLater(ctx, made, facts.behaviour);
  const approved = { kind: 'approved', outcome: approvedOutcome({}), threeDSecure: null } as const;
  const { id } = await storeCharge(ctx, made, approved, { captured: true });
  return announce(ctx, await settle(ctx, id));
}
