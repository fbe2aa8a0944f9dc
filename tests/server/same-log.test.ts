/** One seed and one list of requests: the same answers and events, byte for byte, wherever data is kept. */
import { expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../../src/server/emulator.ts';
import { Chance } from '../support/chance.ts';
import { encodeForm, type Form } from '../support/form.ts';
import { ENGINES, type Engine, temporaryStore } from '../support/stores.ts';

const REQUESTS = 400;
const KEY = 'sk_test_same';

interface Asked {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  form?: Form;
  key?: string;
}

const CARDS = [
  'pm_card_visa',
  'pm_card_bypassPending',
  'pm_card_chargeDeclined',
  'pm_card_authenticationRequired',
  'pm_card_refundFail',
  'pm_card_createDispute',
  'pm_card_nothing',
];

/** What may be asked next. @param known picks an id of a kind that was seen, or one that is not there */
function choices(chance: Chance, known: (kind: string) => string): (() => Asked)[] {
  const post = (path: string, form: Form = {}): Asked => ({ method: 'POST', path: `/v1/${path}`, form });
  const get = (path: string): Asked => ({ method: 'GET', path: `/v1/${path}` });
  const amount = (): number => chance.oneOf([1, 500, 1999, 4200]);
  const pay = (): Form => ({
    amount: amount(),
    currency: chance.oneOf(['usd', 'eur', 'jpy']),
    payment_method: chance.oneOf(CARDS),
    payment_method_types: ['card'],
    confirm: chance.happens(0.7),
    capture_method: chance.oneOf(['automatic', 'automatic_async', 'manual']),
  });
  return [
    () => post('customers', { name: `Ada ${chance.below(9)}`, email: `ada${chance.below(4)}@example.com` }),
    () => post('customers', { nonsense: 1 }),
    () => post(`customers/${known('cus')}`, { metadata: { at: chance.below(3) } }),
    () => ({ method: 'DELETE', path: `/v1/customers/${known('cus')}` }),
    () => post('payment_intents', pay()),
    () => post('payment_intents', { ...pay(), customer: known('cus') }),
    () => ({ ...post('payment_intents', pay()), key: `key ${chance.below(6)}` }),
    () => post(`payment_intents/${known('pi')}/confirm`, { payment_method: chance.oneOf(CARDS) }),
    () => post(`payment_intents/${known('pi')}/capture`, { amount_to_capture: amount() }),
    () => post(`payment_intents/${known('pi')}/cancel`),
    () => post('charges', { amount: amount(), currency: 'usd', source: 'tok_visa' }),
    () => post('refunds', { payment_intent: known('pi'), amount: amount() }),
    () => post('refunds', { charge: known('ch') }),
    () => post(`payment_methods/pm_card_visa/attach`, { customer: known('cus') }),
    () => post('setup_intents', { payment_method: 'pm_card_visa', confirm: true, payment_method_types: ['card'] }),
    () => post('products', { name: 'Tea' }),
    () => post('prices', { product: known('prod'), unit_amount: amount(), currency: 'usd' }),
    () => get(`payment_intents/${known('pi')}?expand[]=latest_charge.balance_transaction`),
    () => get(`customers?email=ada${chance.below(4)}@example.com`),
    () => get(`charges?limit=${1 + chance.below(9)}&starting_after=${known('ch')}`),
    () => get(`events?type=${chance.oneOf(['charge.*', 'charge.refunded', 'customer.updated'])}`),
    () => get('balance'),
    () => get('disputes'),
    () => ({ method: 'POST', path: '/_awning/clock', form: { advance: chance.oneOf([60, 86_400, 604_800]) } }),
  ];
}

/** @returns a line for each answer, and all that is kept in the end */
async function logOf(engine: Engine): Promise<string[]> {
  const { store, remove } = await temporaryStore(engine);
  onTestFinished(remove);
  const emulator = createEmulator({ store, seed: 'same', time: '2026-03-01T12:00:00Z' });
  const ask = async ({ method, path, form, key }: Asked): Promise<string> => {
    const response = await emulator.fetch(`http://awning${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, ...(key && { 'idempotency-key': key }) },
      ...(form && { body: encodeForm(form) }),
    });
    const asked = `${method} ${path} ${form ? encodeForm(form) : ''}`;
    return `${asked}\n${response.status} ${JSON.stringify([...response.headers])}\n${await response.text()}`;
  };
  const chance = new Chance(7);
  const ids = new Map<string, string[]>();
  const known = (kind: string): string => chance.oneOf([...(ids.get(kind)?.slice(-9) ?? []), `${kind}_none`]);
  const log: string[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    const answer = await ask(chance.oneOf(choices(chance, known))());
    log.push(answer);
    for (const [, id = '', kind = ''] of answer.matchAll(/"id": "((\w+?)_\w+)"/g))
      if (!ids.get(kind)?.includes(id)) ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  log.push(await ask({ method: 'GET', path: '/v1/events?limit=100' }));
  log.push(...(await ask({ method: 'GET', path: '/_awning/export' })).split('\n'));
  await emulator.close();
  return log;
}

test('the same log on every engine', { timeout: 120_000 }, async () => {
  const [memory, ...others] = await Promise.all(ENGINES.map(logOf));
  expect(memory?.length).toBeGreaterThan(REQUESTS);
  // Requests of every kind have succeeded, or the rest says little.
  const statuses = memory?.map((line) => Number(line.split('\n')[1]?.split(' ')[0])) ?? [];
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(REQUESTS / 2);
  expect(statuses.filter((status) => status === 402).length).toBeGreaterThan(0);
  for (const other of others) {
    for (const [i, line] of other.entries()) expect(line).toBe(memory?.[i]);
    expect(other.length).toBe(memory?.length);
  }
});
