/** In short; `npm run test:crash -- --rounds 100` is the whole of it. */
import { expect, onTestFinished, test } from 'vitest';
import { sdk } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { openReceiver } from '../support/receiver.ts';
import { describeReport, faultsOf } from './report.ts';
import { crash } from './run.ts';
import { openScene, SCENES } from './scene.ts';

const ROUNDS = 2;
const SEED = 7;

test.each(SCENES)('nothing acknowledged is lost or doubled when processes are killed: %s', async (scene) => {
  const report = await crash(scene, ROUNDS, SEED);
  console.log(describeReport(`${scene}, ${ROUNDS} rounds`, SEED, report));
  expect(faultsOf(report)).toEqual([]);
  expect(report.ledger.count('payment')).toBeGreaterThan(0);
});

test.each(SCENES)('after a kill, webhooks that were owed are sent, and acknowledged ones are not: %s', async (name) => {
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  const scene = await openScene(name, receiver.url);
  onTestFinished(() => scene.close());
  const [dying] = scene.servers;
  const stripe = () => sdk(dying?.url ?? '', 'sk_test_owed', fetch);
  await stripe().customers.create({ name: 'told' });
  await eventually(async () => expect((await stripe().events.list()).data[0]?.pending_webhooks).toBe(0));
  receiver.answer(500);
  await stripe().customers.create({ name: 'owed' });
  await receiver.received(2);
  await dying?.kill();
  receiver.answer(200);
  const before = receiver.deliveries.length;
  // Where another server lives, that one does it, without this one.
  if (scene.servers.length === 1) await dying?.start();
  await eventually(() => expect(receiver.deliveries.length).toBeGreaterThan(before), 20_000);
  const names = receiver.deliveries.map(({ body }) => JSON.parse(body).data.object.name);
  expect(names.filter((name) => name === 'told').length).toBe(1);
  expect(names.slice(before)).toEqual(['owed']);
});
