/** The CLI's commands for resources and for any path. https://docs.stripe.com/cli */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs } from '../support/test.ts';
import { cliTest, type Said } from './cli.ts';

/** What a command printed, when it went well. */
function read<T>({ code, stdout, stderr }: Said): T {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

cliTest('customers create, with flags and with data', docs('cli/resources'), async ({ cli, stripe }) => {
  const named = read<Stripe.Customer>(await cli('customers', 'create', '--name', 'Ada'));
  expect(named).toMatchObject({ object: 'customer', name: 'Ada' });
  const data = ['-d', 'name=Bob', '-d', 'metadata[order]=1', '-d', 'address[line1]=1 High Street'];
  const other = read<Stripe.Customer>(await cli('customers', 'create', ...data));
  expect(other).toMatchObject({ name: 'Bob', metadata: { order: '1' }, address: { line1: '1 High Street' } });
  expect(await stripe.customers.retrieve(named.id)).toMatchObject({ name: 'Ada' });
});

cliTest('customers retrieve, update, list and delete', docs('cli/resources'), async ({ cli, stripe }) => {
  const { id } = await stripe.customers.create();
  expect(read(await cli('customers', 'update', id, '--email', 'a@example.com'))).toMatchObject({ id });
  expect(read(await cli('customers', 'retrieve', id))).toMatchObject({ email: 'a@example.com' });
  expect(read(await cli('customers', 'list', '--limit', '1'))).toMatchObject({ object: 'list', data: [{ id }] });
  const { code, stdout } = await cli('customers', 'delete', id, '--confirm');
  expect(code).toBe(0);
  expect(stdout).toContain('"deleted": true');
});

cliTest('payment_intents create --confirm, capture, and refunds create', docs('cli/resources'), async ({ cli }) => {
  const card = ['--currency', 'usd', '--payment-method', 'pm_card_visa', '-d', 'payment_method_types[]=card'];
  const paid = await cli('payment_intents', 'create', '--amount', '2000', '--confirm', ...card);
  expect(read(paid)).toMatchObject({ status: 'succeeded', amount_received: 2000 });
  const manual = ['--capture-method', 'manual', '--confirm'];
  const held = await cli('payment_intents', 'create', '--amount', '2000', ...manual, ...card);
  const { id, status } = read<Stripe.PaymentIntent>(held);
  expect(status).toBe('requires_capture');
  const captured = await cli('payment_intents', 'capture', id, '--amount-to-capture', '500');
  expect(read(captured)).toMatchObject({ id, status: 'succeeded', amount_received: 500 });
  const refund = await cli('refunds', 'create', '--payment-intent', id, '--amount', '100');
  expect(read(refund)).toMatchObject({ object: 'refund', amount: 100, status: 'succeeded' });
});

cliTest('an error is printed as it was answered', docs('cli/resources'), async ({ cli }) => {
  const { stdout } = await cli('customers', 'retrieve', 'cus_none');
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'resource_missing' } });
});

cliTest('get, post and delete, of paths and of ids', docs('cli/get'), async ({ cli, key }) => {
  const again = ['--idempotency', `${key} cli`];
  const made = read<Stripe.Customer>(await cli('post', '/v1/customers', '-d', 'name=Ada', ...again));
  expect(read(await cli('post', '/v1/customers', '-d', 'name=Ada', ...again))).toEqual(made);
  expect(read(await cli('get', '/v1/customers', '-d', 'limit=3'))).toMatchObject({ data: [made] });
  expect(read(await cli('get', made.id))).toEqual(made);
  expect(read(await cli('delete', made.id, '--confirm'))).toMatchObject({ id: made.id, deleted: true });
});

cliTest('--expand, --stripe-version and --show-headers', docs('cli/get'), async ({ cli, stripe }) => {
  const { id } = await stripe.customers.create();
  expect(read(await cli('get', id, '--expand', 'sources'))).toMatchObject({ sources: { object: 'list' } });
  const { stderr } = await cli('get', id, '--stripe-version', '2024-06-20', '--show-headers');
  expect(stderr).toMatch(/^< HTTP 200$/m);
  expect(stderr).toMatch(/^< Request-Id: req_\w+$/m);
  expect(stderr).toMatch(/^< Stripe-Version: 2024-06-20$/m);
});

cliTest('events list and retrieve', docs('cli/events'), async ({ cli, stripe }) => {
  await stripe.customers.create();
  const list = await cli('events', 'list', '--limit', '1', '--type', 'customer.created');
  const [event] = read<{ data: Stripe.Event[] }>(list).data;
  expect(event).toMatchObject({ object: 'event', type: 'customer.created' });
  expect(read(await cli('events', 'retrieve', event?.id ?? ''))).toEqual(event);
});

const FIXTURES = [
  { name: 'customer', path: '/v1/customers', method: 'post', params: { name: 'Ada', metadata: { order: '1' } } },
  {
    name: 'intent',
    path: '/v1/payment_intents',
    method: 'post',
    params: {
      amount: 700,
      currency: 'usd',
      customer: `\${customer:id}`,
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    },
  },
  { name: 'charge', path: `/v1/charges/\${intent:latest_charge}`, method: 'get' },
  { name: 'refund', path: '/v1/refunds', method: 'post', params: { payment_intent: `\${intent:id}` } },
  { name: 'gone', path: `/v1/customers/\${customer:id}`, method: 'delete' },
];

cliTest('fixtures FILE', docs('cli/fixtures'), async ({ cli, events, folder, stripe }) => {
  const file = join(folder, 'shop.json');
  writeFileSync(file, JSON.stringify({ _meta: { template_version: 0 }, fixtures: FIXTURES }));
  const { code, stderr } = await cli('fixtures', file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [intent] = (await stripe.paymentIntents.list({ expand: ['data.latest_charge'] })).data;
  expect(intent).toMatchObject({ amount: 700, status: 'succeeded', latest_charge: { amount_refunded: 700 } });
  expect(await events()).toContain('customer.deleted');
});
