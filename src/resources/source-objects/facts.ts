/** What is known of a source and never shown. */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import type { CardFacts } from '../../network/describe.ts';
import type { BehaviourName } from '../../network/methods/behaviour.ts';
import type { SourceObject } from './states.ts';

export interface SourceFacts {
  /** Of a card, and of one that was authenticated. */
  card?: CardFacts;
  /** What the test account behind it does. */
  behaviour?: BehaviourName;
  /** How the customer hears of debits. */
  notifies?: string;
}

export const sourceFacts = (ctx: Context, { id }: Pick<SourceObject, 'id'>): Promise<SourceFacts> =>
  ctx.internal<SourceFacts>('source', id);

/** @throws StripeError when it is no secret of this source, or a browser names none */
export function checkSecret(ctx: Context, source: SourceObject, secret: string | undefined): void {
  if (secret === undefined && ctx.request?.publishable) throw errors.missingParam('client_secret');
  if (secret !== undefined && secret !== source.client_secret)
    throw errors.resourceMissing('source', source.id, 'source', 404);
}

/** @throws StripeError when it cannot be charged, or given to a customer */
export function requireChargeable({ status, usage }: SourceObject): void {
  if (status === 'consumed' && usage === 'reusable') throw errors.consumedSource();
  if (status !== 'chargeable') throw errors.unchargeableSource();
}
