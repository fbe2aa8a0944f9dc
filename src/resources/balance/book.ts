/** The balance itself: one record, kept in step with the transactions. https://docs.stripe.com/payments/balances */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { delayOf } from '../../time/delays.ts';

type Balance = Stored<'balance'>;
type Side = 'available' | 'pending';

/** The only record of its collection. */
const BALANCE = 'balance';

/** What falls due when: `available_on` of the jobs that stand already. */
interface Facts {
  due: number[];
}

const EMPTY: Balance = {
  object: 'balance',
  available: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
  livemode: false,
  pending: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
} as unknown as Balance;

export async function readBalance(ctx: Context): Promise<Balance> {
  return ((await ctx.record('balance', BALANCE))?.data as Balance | undefined) ?? EMPTY;
}

async function write(ctx: Context, balance: Balance, facts: Facts): Promise<void> {
  await ctx.tx.put('balance', { id: BALANCE, data: balance as never, internal: { due: facts.due } });
}

async function readFacts(ctx: Context): Promise<Facts> {
  const record = await ctx.record('balance', BALANCE);
  return { due: (record?.internal.due as number[] | undefined) ?? [] };
}

/** The sums of one side with `net` added to one currency; currencies stand in the order of the alphabet. */
function add(sums: Balance[Side], currency: string, net: number): Balance[Side] {
  const before = sums.find((sum) => sum.currency === currency);
  const amount = (before?.amount ?? 0) + net;
  const after = { ...before, amount, currency, source_types: { card: amount } };
  return [...sums.filter((sum) => sum.currency !== currency), after].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Both sides name every currency. */
function adjust(balance: Balance, currency: string, available: number, pending: number): Balance {
  return {
    ...balance,
    available: add(balance.available, currency, available),
    pending: add(balance.pending, currency, pending),
  };
}

export async function bookAvailable(ctx: Context, currency: string, net: number): Promise<void> {
  await write(ctx, adjust(await readBalance(ctx), currency, net, 0), await readFacts(ctx));
  if (net > 0) await ctx.schedule('balance.tell', delayOf('availableBalance', ctx.clock), {});
}

/** Money has become available; what takes money away is not told. https://docs.stripe.com/api/events/types#event_types-balance.available */
export async function tellAvailable(ctx: Context): Promise<void> {
  await ctx.emit('balance.available', await readBalance(ctx));
}

/** @param availableOn seconds */
export async function bookPending(ctx: Context, currency: string, net: number, availableOn: number): Promise<void> {
  const { due } = await readFacts(ctx);
  const isNew = !due.includes(availableOn);
  if (isNew) await ctx.schedule('balance.release', availableOn - ctx.now(), { available_on: String(availableOn) });
  await write(ctx, adjust(await readBalance(ctx), currency, 0, net), { due: isNew ? [...due, availableOn] : due });
}

/** What became available at `available_on` moves from one side to the other. */
export async function releasePending(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const availableOn = Number(payload.available_on);
  let balance = await readBalance(ctx);
  let gained = false;
  const { due } = await readFacts(ctx);
  for (;;) {
    const { data } = await ctx.list('balance_transaction', {
      where: { pending_until: String(availableOn) },
      limit: 1000,
    });
    if (data.length === 0) break;
    for (const { id, currency, net } of data) {
      balance = adjust(balance, currency, net, -net);
      gained ||= net > 0;
      await ctx.signal(
        'balance_transaction.available',
        await ctx.update('balance_transaction', id, { status: 'available' }),
      );
    }
  }
  await write(ctx, balance, { due: due.filter((time) => time !== availableOn) });
  if (gained) await tellAvailable(ctx);
}
