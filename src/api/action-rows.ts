/** What a customer has to take along, as rows of a page: the numbers of vouchers, the account for a transfer. */
import type { Stored } from '../contract/types.ts';

type Action = Stored<'payment_intent'>['next_action'] | Stored<'setup_intent'>['next_action'];
type Fields = Readonly<Record<string, unknown>>;

export type ActionRow = readonly [name: string, value: string];

/** The names of fields for people, in the order of the page. */
const NAMES: Readonly<Record<string, string>> = {
  number: 'Voucher',
  entity: 'Entity',
  reference: 'Reference',
  confirmation_number: 'Confirmation',
  payment_code: 'Payment code',
  data: 'Code',
  bank_name: 'Bank',
  branch_name: 'Branch',
  routing_number: 'Routing number',
  sort_code: 'Sort code',
  account_number: 'Account number',
  iban: 'IBAN',
  bic: 'BIC',
  clabe: 'CLABE',
};

const named = (fields: Fields): ActionRow[] =>
  Object.entries(NAMES).flatMap(([field, name]) => {
    const value = fields[field];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });

/** The account that the money goes to; the first way of several. */
function accountOf(addresses: unknown): Fields {
  const [address] = (addresses ?? []) as { type: string }[];
  return address === undefined ? {} : ((address as unknown as Fields)[address.type] as Fields);
}

/** What stands under the type of an action. */
const shownOf = (action: Action): Fields => ((action as Fields | null)?.[action?.type ?? ''] ?? {}) as Fields;

export function actionRows(action: Action): ActionRow[] {
  const { financial_addresses, stores, ...shown } = shownOf(action);
  const shop = Object.values((stores ?? {}) as Record<string, Fields>)[0] ?? {};
  return [...named(accountOf(financial_addresses)), ...named({ ...shown, ...shop })];
}

/** @returns seconds since the epoch; null: there is no end */
export function expiryOf(action: Action): number | null {
  const { expires_after, expires_at } = shownOf(action) as { expires_after?: number; expires_at?: number };
  return expires_at ?? expires_after ?? null;
}

/** What is still to be sent, smallest unit; undefined: all. */
export const remainingOf = (action: Action): number | undefined =>
  (shownOf(action) as { amount_remaining?: number }).amount_remaining;
