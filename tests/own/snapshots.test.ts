/** Snapshots of a sandbox, under /_awning/snapshots. */
import { expect } from 'vitest';
import { assumed, test } from '../support/test.ts';

const OWN = assumed('Awning has this, Stripe has not');

test.awningOnly('the stage is set once, and is the same before each act', OWN, async ({ api, clock, stripe }) => {
  await clock.freeze('2026-03-01T12:00:00Z');
  const { id } = await stripe.customers.create({ email: 'ada@example.com' });
  expect((await api.post('/_awning/snapshots', { name: 'stage' })).body).toMatchObject({
    object: 'awning.snapshot',
    name: 'stage',
  });

  const act = async (): Promise<string> => {
    await clock.advance('1d');
    await stripe.customers.update(id, { email: 'bob@example.com' });
    const pay = { amount: 500, currency: 'usd', customer: id, payment_method: 'pm_card_visa', confirm: true } as const;
    const intent = await stripe.paymentIntents.create({ ...pay, return_url: 'https://example.com' });
    return intent.id;
  };
  const before = { clock: await clock.look(), events: (await stripe.events.list()).data };
  const first = await act();
  expect((await api.post('/_awning/snapshots/stage/restore')).body).toMatchObject({ name: 'stage' });
  expect((await stripe.customers.retrieve(id)) as object).toMatchObject({ email: 'ada@example.com' });
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
  expect((await stripe.balance.retrieve()).pending[0]?.amount ?? 0).toBe(0);
  expect({ clock: await clock.look(), events: (await stripe.events.list()).data }).toEqual(before);
  // Ids come back as well.
  expect(await act()).toBe(first);
});

test.awningOnly('they are listed, take the place of each other, and are deleted', OWN, async ({ api, stripe }) => {
  const names = async (): Promise<string[]> => {
    const { body } = await api.get<{ data: { name: string }[] }>('/_awning/snapshots');
    return body.data.map(({ name }) => name);
  };
  await api.post('/_awning/snapshots', { name: 'b' });
  await api.post('/_awning/snapshots', { name: 'a / ä' });
  expect(await names()).toEqual(['a / ä', 'b']);
  await stripe.customers.create();
  await api.post('/_awning/snapshots', { name: 'b' });
  await api.post('/_awning/reset');
  await api.post('/_awning/snapshots/b/restore');
  expect((await stripe.customers.list()).data).toHaveLength(1);
  expect((await api.delete('/_awning/snapshots/a%20%2F%20%C3%A4')).body).toMatchObject({ deleted: true });
  expect(await names()).toEqual(['b']);
});

test.awningOnly('what cannot be is told', OWN, async ({ api }) => {
  const refused = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    return [status, (body as { error: { message: string } }).error.message];
  };
  await api.post('/_awning/snapshots', { name: 'mine' });
  const nameless = [400, 'A snapshot needs a name of 1 to 255 characters, such as name=stage.'];
  expect(await refused(api.post('/_awning/snapshots'))).toEqual(nameless);
  expect(await refused(api.post('/_awning/snapshots', { name: 'x'.repeat(256) }))).toEqual(nameless);
  expect(await refused(api.post('/_awning/snapshots/other/restore'))).toEqual([404, "No such snapshot: 'other'"]);
  expect(await refused(api.delete('/_awning/snapshots/other'))).toEqual([404, "No such snapshot: 'other'"]);
  expect((await refused(api.post('/_awning/snapshots/mine/rename')))[0]).toBe(404);
  expect((await refused(api.post('/_awning/snapshots/%E0%A4%A/restore')))[0]).toBe(400);
});
