/** What is stored becomes what is sent: expanded where asked, and no more than a publishable key may see. */
import { type ExpandTree, expandAnswer } from '../contract/expansion.ts';
import type { Context } from '../core/context.ts';
import type { Resource } from '../core/operation.ts';

export type Includes = ReadonlyMap<string, NonNullable<Resource['includes']>>;

export async function expand(ctx: Context, includes: Includes, answer: object, tree: ExpandTree): Promise<object> {
  return expandAnswer(
    answer,
    tree,
    async (names, id) => {
      for (const name of names) {
        const record = await ctx.record(name, id);
        if (record !== undefined) return record.data;
      }
      return undefined;
    },
    async (owner, field) => includes.get(owner.object as string)?.[field]?.(ctx, owner.id as string),
  );
}

/** What a browser must not learn of an intent. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret */
const HIDDEN: Readonly<Record<string, ReadonlySet<string>>> = {
  payment_intent: new Set([
    'amount_capturable',
    'amount_received',
    'application',
    'application_fee_amount',
    'customer',
    'customer_account',
    'latest_charge',
    'metadata',
    'on_behalf_of',
    'payment_method_options',
    'review',
    'statement_descriptor',
    'statement_descriptor_suffix',
    'transfer_data',
    'transfer_group',
  ]),
  setup_intent: new Set([
    'application',
    'customer',
    'customer_account',
    'flow_directions',
    'latest_attempt',
    'mandate',
    'metadata',
    'on_behalf_of',
    'payment_method_options',
    'single_use_mandate',
  ]),
};

export function forBrowser(answer: object): object {
  const hidden = HIDDEN[(answer as { object?: string }).object ?? ''];
  if (hidden === undefined) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !hidden.has(name)));
}
