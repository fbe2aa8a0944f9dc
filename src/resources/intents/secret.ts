/** What lets a browser act on one intent, and on no other. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { type AnyIntent, type IntentName, NOUNS } from './kinds.ts';

/** Characters after `_secret_`. */
const LENGTHS: Readonly<Record<IntentName, number>> = { payment_intent: 25, setup_intent: 31 };

export const newSecret = (ctx: Context, object: IntentName, id: string): string =>
  `${id}_secret_${ctx.draw(LENGTHS[object])}`;

/** A publishable key acts on an intent only with the intent's own secret. */
export function checkSecret(ctx: Context, intent: AnyIntent, secret: string | undefined): void {
  if (secret === undefined && ctx.request?.publishable) throw errors.missingParam('client_secret');
  if (secret !== undefined && secret !== intent.client_secret) {
    throw errors.invalidRequest(
      `The client_secret provided does not match the client_secret associated with the ${NOUNS[intent.object]}.`,
      'client_secret',
      `${intent.object}_authentication_failure`,
    );
  }
}
