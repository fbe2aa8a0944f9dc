/** How each payment method is to be used: an intent shows the options of every method that it takes. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-payment_method_options */
import { unset } from '../../core/values.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { own } from '../../network/own.ts';
import type { IntentName } from './kinds.ts';

type Options = Record<string, Record<string, unknown> | undefined>;

/** What a caller gives and an intent does not show. */
const HIDDEN = new Set([
  'code',
  'networks',
  'on_demand',
  'risk_correlation_id',
  'subscriptions',
  'tos_shown_and_accepted',
]);

/** What a hash says that a caller gives in part, as recordings show it. */
const FILLED: Readonly<Record<string, object>> = { financial_connections: { prefetch: [] } };

/** @param given those of one type; hashes within are merged with what was there */
function merged(before: Record<string, unknown>, given: Record<string, unknown> = {}): Record<string, unknown> {
  const after = { ...before };
  for (const [name, value] of Object.entries(unset(given))) {
    if (value === undefined || HIDDEN.has(name)) continue;
    const isHash = typeof value === 'object' && value !== null && !Array.isArray(value);
    after[name] = isHash ? { ...own(FILLED, name), ...(before[name] as object), ...value } : value;
  }
  return after;
}

/** The options after a change of all methods but cards. */
export function otherOptions(object: IntentName, types: readonly string[], given: Options, before: Options): Options {
  const result: Options = {};
  for (const type of types) {
    if (type === 'card') continue;
    const { options, setupOptions } = knownKind(type);
    const blank = object === 'setup_intent' ? (setupOptions ?? options) : options;
    const shown = merged(before[type] ?? blank ?? {}, given[type] || undefined);
    // A SetupIntent is silent about methods that have nothing to choose.
    if (object === 'payment_intent' || Object.keys(shown).length > 0) result[type] = shown;
  }
  return result;
}
