/** Compares what clients know with what is there. Each finding is a promise that was broken. */
import type { Deed } from './deeds.ts';
import type { Holdings } from './listing.ts';

export interface Findings {
  /** Acknowledged, and not there. */
  missing: string[];
  /** One request, two effects. */
  doubled: string[];
  /** Balances that are not the sum of their transactions, and charges or refunds that did not move money once. */
  unbalanced: string[];
  /** Events that are not there once for what happened. */
  mistold: string[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** @param deeds of this sandbox */
export function audit(held: Holdings, deeds: readonly Deed[]): Findings {
  return {
    missing: missing(held, deeds),
    doubled: doubled(held),
    unbalanced: unbalanced(held),
    mistold: mistold(held, deeds),
  };
}

function missing(held: Holdings, deeds: readonly Deed[]): string[] {
  const made = new Map(
    [held.customers, held.payments, held.refunds].flatMap((things) =>
      things.map((thing) => [thing.id, thing] as const),
    ),
  );
  const changesOf = (customer: string): number => Number(made.get(customer)?.metadata.changes ?? 0);
  return deeds
    .filter(({ state }) => state === 'acknowledged')
    .filter(({ kind, answer }) => {
      const found = answer && made.get(answer.id);
      if (kind === 'change') return changesOf(String(answer?.id)) < Number(answer?.metadata?.changes);
      return found === undefined || (kind === 'payment' && 'status' in found && found.status !== 'succeeded');
    })
    .map(({ kind, key }) => `${kind} ${key}`);
}

function doubled({ customers, payments, charges, refunds, events }: Holdings): string[] {
  const changes = events.filter(({ type }) => type === 'customer.updated');
  const effects = [
    ...tally(changes.map(({ request }) => `change ${request.idempotency_key}`)),
    ...tally(customers.map(({ metadata }) => `customer ${metadata.made_by}`)),
    ...tally(payments.map(({ metadata }) => `payment ${metadata.made_by}`)),
    ...tally(charges.map(({ payment_intent }) => `charge of ${payment_intent}`)),
    ...tally(refunds.map(({ metadata }) => `refund ${metadata.made_by}`)),
  ];
  return effects.filter(([, count]) => count > 1).map(([name, count]) => `${name}: ${count} times`);
}

function unbalanced({ charges, refunds, movements, balance }: Holdings): string[] {
  const found: string[] = [];
  const expect = (name: string, is: number, shouldBe: number): void => {
    if (is !== shouldBe) found.push(`${name} is ${is} instead of ${shouldBe}`);
  };
  const moved = new Map<string, number>();
  for (const { source, amount } of movements) moved.set(source, (moved.get(source) ?? 0) + amount);
  const inAll = [...balance.available, ...balance.pending].map(({ amount }) => amount);
  expect('the balance', sum(inAll), sum(movements.map(({ net }) => net)));
  expect('the number of transactions', movements.length, charges.length + refunds.length);
  for (const { id, amount, amount_refunded } of charges) {
    const refunded = refunds.filter(({ charge }) => charge === id).map((refund) => refund.amount);
    expect(`what was refunded of ${id}`, amount_refunded, sum(refunded));
    expect(`what ${id} moved`, moved.get(id) ?? 0, amount);
  }
  for (const { id, amount } of refunds) expect(`what ${id} moved`, moved.get(id) ?? 0, -amount);
  return found;
}

function mistold({ customers, payments, charges, refunds, events }: Holdings, deeds: readonly Deed[]): string[] {
  const changed = new Set(
    events.filter(({ type }) => type === 'customer.updated').map(({ request }) => request.idempotency_key),
  );
  const expected = [
    ...customers.map(({ id }) => `customer.created ${id}`),
    ...deeds
      .filter(({ kind, key, state }) => kind === 'change' && (state === 'acknowledged' || changed.has(key)))
      .map(({ path }) => `customer.updated ${path.split('/').at(-1)}`),
    ...payments.flatMap(({ id }) => [`payment_intent.created ${id}`, `payment_intent.succeeded ${id}`]),
    ...charges.flatMap(({ id }) => [`charge.succeeded ${id}`, `charge.updated ${id}`]),
    ...refunds.flatMap(({ id, charge }) => [`refund.created ${id}`, `charge.refunded ${charge}`]),
    // A bank tells soon what it can be found by.
    ...refunds.flatMap(({ id }) => [`refund.updated ${id}`, `charge.refund.updated ${id}`]),
  ];
  const [wanted, told] = [tally(expected), tally(events.map(({ type, data }) => `${type} ${data.object.id}`))];
  const ids = tally(events.map(({ id }) => `event ${id}`));
  return [
    ...[...ids].filter(([, count]) => count > 1).map(([id, count]) => `${id}: ${count} times`),
    ...[...new Set([...wanted.keys(), ...told.keys()])]
      .filter((name) => wanted.get(name) !== told.get(name))
      .map((name) => `${name}: ${told.get(name) ?? 0} times instead of ${wanted.get(name) ?? 0}`),
  ];
}
