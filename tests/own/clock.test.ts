/** The clock of a sandbox, under /_awning/clock. */
import { expect } from 'vitest';
import { assumed, eventually, test } from '../support/test.ts';

const OWN = assumed('Awning has this, Stripe has not');
const START = Date.UTC(2026, 2, 1, 12) / 1000;
const DAY = 86_400;

test.awningOnly('it runs with the machine until it is touched', OWN, async ({ clock }) => {
  const { now, time, status, due } = await clock.look();
  expect(Math.abs(now - Date.now() / 1000)).toBeLessThan(60);
  expect([status, due]).toEqual(['running', []]);
  expect(Date.parse(time)).toBeGreaterThanOrEqual(now * 1000);
});

test.awningOnly('frozen, it stands still for everything that is made', OWN, async ({ clock, stripe }) => {
  expect(await clock.freeze('2026-03-01T12:00:00Z')).toMatchObject({ now: START, status: 'frozen' });
  expect((await stripe.customers.create()).created).toBe(START);
  await clock.advance(90);
  expect((await stripe.customers.create()).created).toBe(START + 90);
  expect((await stripe.events.list()).data.map(({ created }) => created)).toEqual([START + 90, START]);
});

test.awningOnly('what falls due on the way is done at its own time, and is told', OWN, async ({ clock, stripe }) => {
  await clock.freeze(START);
  await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
  const { available_on } = (await stripe.balanceTransactions.list()).data[0] ?? { available_on: 0 };
  const [waiting] = (await clock.look()).due;
  expect(waiting).toMatchObject({ job: 'balance.release', at: available_on });
  expect(await clock.advance('6d')).toMatchObject({ now: START + 6 * DAY, jobs_done: 0 });
  expect(await clock.advance('1w')).toMatchObject({ now: START + 13 * DAY, jobs_done: 1, due: [] });
  const [event] = (await stripe.events.list({ type: 'balance.available' })).data;
  expect(event?.created).toBe(available_on);
});

test.awningOnly('a freeze at a time ahead does what falls due on the way', OWN, async ({ clock, stripe }) => {
  await clock.freeze(START);
  await stripe.charges.create({ amount: 1000, currency: 'usd', source: 'tok_visa' });
  expect(await clock.freeze(START + 30 * DAY)).toMatchObject({ now: START + 30 * DAY, jobs_done: 1 });
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(941);
});

test.awningOnly('released, it runs on from where it stands', OWN, async ({ clock, stripe }) => {
  await clock.freeze(START);
  expect(await clock.release()).toMatchObject({ status: 'running', now: START });
  await eventually(async () => expect((await clock.look()).now).toBeGreaterThan(START));
  const { latest_charge } = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    payment_method_types: ['card'],
    confirm: true,
  });
  await eventually(async () =>
    expect((await stripe.charges.retrieve(latest_charge as string)).balance_transaction).toMatch(/^txn_/),
  );
});

test.awningOnly('a running clock is moved ahead too, and others stay', OWN, async ({ clock, stripe, client }) => {
  const other = client(`sk_test_neighbour${Math.floor(performance.now() * 1000)}`);
  const before = (await stripe.customers.create()).created;
  await clock.advance('365d');
  expect((await stripe.customers.create()).created).toBeGreaterThanOrEqual(before + 365 * DAY);
  expect((await other.customers.create()).created).toBeLessThan(before + DAY);
});

test.awningOnly('advances at the same moment add up', OWN, async ({ clock }) => {
  await clock.freeze(START);
  await Promise.all(Array.from({ length: 5 }, () => clock.advance('1d')));
  expect((await clock.look()).now).toBe(START + 5 * DAY);
});

test.awningOnly(
  'it goes back only while nothing has happened, and after a reset',
  OWN,
  async ({ api, clock, stripe }) => {
    await clock.freeze(START);
    await stripe.customers.create();
    const refused = await api.post('/_awning/clock', { freeze: String(START - 1) });
    expect(refused).toMatchObject({ status: 400, body: { error: { param: 'freeze' } } });
    await api.post('/_awning/reset');
    expect((await clock.look()).status).toBe('running');
    expect(await clock.freeze(START - DAY)).toMatchObject({ now: START - DAY });
  },
);

test.awningOnly('what is no time is refused', OWN, async ({ api }) => {
  const wrong = [{}, { advance: '-1' }, { advance: '1y' }, { advance: '11000d' }, { freeze: 'soon' }, { thaw: '1' }];
  for (const form of [...wrong, { freeze: 'true', release: 'true' }]) {
    const { status, body } = await api.post<{ error: { type: string } }>('/_awning/clock', form);
    expect([status, body.error.type]).toEqual([400, 'invalid_request_error']);
  }
  expect((await api.get('/_awning/clock', {}, { authorization: null })).status).toBe(401);
});
