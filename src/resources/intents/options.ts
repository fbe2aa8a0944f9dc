/** How each payment method is to be used: an intent shows the options of every method that it takes. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-payment_method_options */
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { pick, unset } from '../../core/values.ts';
import type { MethodKind } from '../../network/methods/kind.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { EITHER, optionFault } from '../../network/methods/option-rules.ts';
import { own } from '../../network/own.ts';
import type { IntentName } from './kinds.ts';

type OfOne = Record<string, unknown>;
type Options = Record<string, OfOne | undefined>;

/** What a caller gives and an intent does not show: it is for the provider, or for one confirmation. */
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

const inOptions = (type: string, option: string): string =>
  `payment_method_options[${type}]${option.replace(/[^.]+/g, '[$&]').replaceAll('.', '')}`;

/** @throws StripeError when an option says what it may not, or the method cannot be kept as it should */
function check(ctx: Context, { type, future = [] }: MethodKind, given: OfOne): void {
  const fault = optionFault(type, given, ctx.now());
  if (fault !== undefined) throw errors.invalidRequest(fault.message, inOptions(type, fault.option));
  for (const [one, other] of EITHER) {
    if (given[one] && given[other]) throw errors.mutuallyExclusive(inOptions(type, one), inOptions(type, other));
  }
  const usage = given.setup_future_usage;
  if (usage && usage !== 'none' && !future.some((known) => known === usage))
    throw errors.unsupportedByMethod(type, 'setup_future_usage', String(usage));
}

/** Of two that say the same the one that was given last counts. */
function withoutOther(before: OfOne, given: OfOne): OfOne {
  const after = { ...before };
  for (const [one, other] of EITHER) {
    if (given[one] && after[other]) after[other] = null;
    if (given[other] && after[one]) after[one] = null;
  }
  return after;
}

/** @param given those of one type; hashes within are merged with what was there */
function merged(before: OfOne, given: OfOne): OfOne {
  const after = withoutOther(before, given);
  const shown = Object.keys(given).filter((name) => !HIDDEN.has(name));
  for (const [name, value] of Object.entries(unset(pick(given, shown)))) {
    const isHash = typeof value === 'object' && value !== null && !Array.isArray(value);
    after[name] = isHash ? { ...own(FILLED, name), ...(before[name] as object), ...unset(value) } : value;
  }
  return after;
}

/**
 * The options after a change of all methods but cards.
 * @throws StripeError when one of them cannot be so
 */
export function otherOptions(
  ctx: Context,
  object: IntentName,
  types: readonly string[],
  asked: Options,
  before: Options,
): Options {
  const result: Options = {};
  for (const type of types) {
    if (type === 'card') continue;
    const kind = knownKind(type);
    const { options, setupOptions } = kind;
    const blank = object === 'setup_intent' ? (setupOptions ?? options) : options;
    const given = asked[type] || {};
    check(ctx, kind, given);
    const shown = merged(before[type] ?? blank ?? {}, given);
    // A SetupIntent is silent about methods that have nothing to choose.
    if (object === 'payment_intent' || Object.keys(shown).length > 0) result[type] = shown;
  }
  return result;
}
