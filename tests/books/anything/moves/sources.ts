/** Moves on sources, the way of paying before payment methods. https://docs.stripe.com/sources */
import type Stripe from 'stripe';
import { SOURCE_TYPES, type SourceKind, sourceKind } from '../../../../src/network/sources.ts';
import { INSTRUMENTS, TOKENS } from '../instruments.ts';
import type { Told } from '../journal.ts';
import { fitting, type Move, move, pick, type Which, type World } from '../world.ts';

export const sourceTypes = SOURCE_TYPES;

type Params = Stripe.SourceCreateParams & Record<string, unknown>;

/** How an account is described, by what is drawn. */
function accountOf(type: string, drawn: number): object {
  const all = INSTRUMENTS.filter((one) => one.type === type && one.method.payment_method_data !== undefined);
  const data = all[drawn % all.length]?.method.payment_method_data as unknown as Record<string, object> | undefined;
  return data?.[type] ?? {};
}

/** The card is a token, or a source itself. */
function cardOf(world: World, { type }: SourceKind, drawn: number): Partial<Params> {
  if (type === 'card') return { token: TOKENS[drawn % TOKENS.length] as string };
  const card = pick(world, 'source', { index: drawn, any: false }, (source) => source.type === 'card');
  return { three_d_secure: { card: card.id } };
}

function detailsOf(world: World, kind: SourceKind, drawn: number): Partial<Params> {
  if (kind.method === 'card') return cardOf(world, kind, drawn);
  if (kind.flow === 'none' || kind.type === 'sofort') return { [kind.type]: accountOf(kind.method, drawn) };
  return {};
}

/** @param drawn says which card or account it is */
export const source = (type: string, amount: number, drawn: number): Move =>
  move(`a source: ${type} (${drawn}) for ${amount}`, async (world) => {
    const kind = sourceKind(type) as SourceKind;
    const details = detailsOf(world, kind, drawn);
    const currency = kind.currencies?.[0] ?? 'eur';
    const made = await world.stripe.sources.create({
      type,
      owner: { name: 'Jenny Rosen', email: `amount_${amount}@example.com` },
      ...(type !== 'card' && { currency }),
      ...(kind.flow === 'redirect' && { amount, redirect: { return_url: 'https://shop.example/back' } }),
      ...details,
    });
    world.journal.remember(made as unknown as Told);
  });

export const answerSource = (which: Which, answer: 'complete' | 'fail'): Move =>
  move(`answer on the page of a source: ${answer}`, async (world) => {
    const found = pick(world, 'source', which, ({ status, flow }) => status === 'pending' && flow === 'redirect');
    const path = `/_awning/challenge/${world.account}/${found.id}`;
    const { status } = await world.api.post(path, { client_secret: found.client_secret as string, answer });
    if (status >= 500) throw new Error(`the page of ${found.id} answers ${status}`);
  });

const isChargeable = ({ status }: Told): boolean => status === 'chargeable';

/** With all that it has, or a part of it. */
export const chargeSource = (which: Which, part: number): Move =>
  move(`charge ${part} % to a source`, async (world) => {
    const found = pick(world, 'source', which, isChargeable);
    const { amount_received } = (found.receiver ?? {}) as { amount_received?: number };
    const has = (found.amount ?? amount_received ?? 5000) as number;
    await world.stripe.charges.create({
      amount: Math.ceil((has * part) / 100),
      currency: (found.currency ?? 'usd') as string,
      source: found.id,
      ...(found.customer ? { customer: found.customer as string } : {}),
    });
  });

export const giveSource = (which: Which): Move =>
  move('give a source to a customer', async (world) => {
    const found = pick(world, 'source', which, isChargeable);
    const customer = pick(world, 'customer', which, () => true);
    await world.stripe.customers.createSource(customer.id, { source: found.id });
  });

export const takeSource = (which: Which): Move =>
  move('take a source from a customer', async (world) => {
    const found = pick(world, 'source', fitting(which), ({ customer }) => Boolean(customer));
    await world.stripe.customers.deleteSource(found.customer as string, found.id);
  });
