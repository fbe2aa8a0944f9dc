/** The balance itself: one record, kept in step with the transactions. https://docs.stripe.com/payments/balances */
import type { Context } from '../../core/context.ts';
import { delayOf } from '../../time/delays.ts';
import type { BalanceTransaction } from './post.ts';
import { adjust, type Balance, type Part, partOf, type SourceType } from './sums.ts';

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

/** As the API answers: with what can be paid out at once, which may be pending still. https://docs.stripe.com/payouts/instant-payouts */
export async function showBalance(ctx: Context): Promise<Balance> {
  const balance = await readBalance(ctx);
  const instant_available = balance.available.map(({ currency }) => {
    const part = { currency, source: 'card' } as const;
    const amount = Math.max(0, partOf(balance.available, part) + partOf(balance.pending, part));
    return { amount, currency, source_types: { card: amount } };
  });
  return { ...balance, instant_available };
}

async function write(ctx: Context, balance: Balance, facts: Facts): Promise<void> {
  await ctx.tx.put('balance', { id: BALANCE, data: balance as never, internal: { due: facts.due } });
}

async function readFacts(ctx: Context): Promise<Facts> {
  const record = await ctx.record('balance', BALANCE);
  return { due: (record?.internal.due as number[] | undefined) ?? [] };
}

export async function bookAvailable(ctx: Context, part: Part, net: number): Promise<void> {
  await write(ctx, adjust(await readBalance(ctx), part, net, 0), await readFacts(ctx));
  if (net > 0) await ctx.schedule('balance.tell', delayOf('availableBalance', ctx.clock), {});
}

/** Money has become available; what takes money away is not told. https://docs.stripe.com/api/events/types#event_types-balance.available */
export async function tellAvailable(ctx: Context): Promise<void> {
  await ctx.emit('balance.available', await showBalance(ctx));
}

/** @param availableOn seconds */
export async function bookPending(ctx: Context, part: Part, net: number, availableOn: number): Promise<void> {
  const { due } = await readFacts(ctx);
  const isNew = !due.includes(availableOn);
  if (isNew) await ctx.schedule('balance.release', availableOn - ctx.now(), { available_on: String(availableOn) });
  await write(ctx, adjust(await readBalance(ctx), part, 0, net), { due: isNew ? [...due, availableOn] : due });
}

/** What became available at `available_on` moves from one side to the other. */
export async function releasePending(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const availableOn = Number(payload.available_on);
  let balance = await readBalance(ctx);
  let gained = false;
  const { due } = await readFacts(ctx);
  for (;;) {
    const { records } = await ctx.tx.list('balance_transaction', {
      where: { pending_until: String(availableOn) },
      limit: 1000,
    });
    if (records.length === 0) break;
    for (const { id, data, internal } of records) {
      const { currency, net } = data as unknown as BalanceTransaction;
      balance = adjust(balance, { currency, source: internal.source as SourceType }, net, -net);
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
