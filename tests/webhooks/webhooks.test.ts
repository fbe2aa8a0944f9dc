/** Events reach those who asked for them, signed. https://docs.stripe.com/webhooks */
import Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, eventually, test } from '../support/test.ts';

const PAGE = docs('webhooks');

interface Attempts {
  data: { event: string; status: string; attempts: { status: number | null }[] }[];
}

test('an endpoint is called with a signature that the SDK accepts', PAGE, async ({ stripe, receiver }) => {
  const { url, received } = await receiver();
  const { id, secret } = await stripe.webhookEndpoints.create({
    url,
    enabled_events: ['customer.created', 'customer.updated'],
  });
  expect(id).toMatch(/^we_1/);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9]{32}$/);
  const customer = await stripe.customers.create({ name: 'Ada' });
  await stripe.products.create({ name: 'Book' });
  const [delivery] = await received(1);
  const event = Stripe.webhooks.constructEvent(
    delivery?.body ?? '',
    String(delivery?.headers['stripe-signature']),
    secret ?? '',
  );
  expect(event).toMatchObject({
    type: 'customer.created',
    pending_webhooks: 1,
    data: { object: { id: customer.id, name: 'Ada' } },
  });
  expect(delivery?.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
  await eventually(async () => expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0));
});

test('a failing endpoint is tried again', PAGE, async ({ stripe, receiver, api }) => {
  const { url, received, answer } = await receiver();
  await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
  let calls = 0;
  answer(() => (calls++ < 2 ? 500 : 200));
  await stripe.customers.create();
  const deliveries = await received(3);
  expect(new Set(deliveries.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(1);
  void api;
});

test.awningOnly(
  'every attempt can be read',
  assumed('what Awning offers beside Stripe'),
  async ({ stripe, receiver, api }) => {
    const { url, received, answer } = await receiver();
    await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    let calls = 0;
    answer(() => (calls++ === 0 ? 503 : 204));
    await stripe.customers.create();
    await received(2);
    await eventually(async () => {
      const { body } = await api.get<Attempts>('/_awning/webhooks');
      expect(body.data[0]).toMatchObject({ status: 'delivered', attempts: [{ status: 503 }, { status: 204 }] });
    });
  },
);

test('redirects are failures', PAGE, async ({ stripe, receiver }) => {
  const { url, received, answer, deliveries } = await receiver();
  await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
  answer(302);
  await stripe.customers.create();
  await received(2);
  expect(new Set(deliveries.map(({ path }) => path))).toEqual(new Set(['/hook']));
});

test(
  'disabled and deleted endpoints are called no more',
  docs('api/webhook_endpoints/update'),
  async ({ stripe, receiver }) => {
    const [first, second] = [await receiver(), await receiver()];
    const disabled = await stripe.webhookEndpoints.create({ url: first.url, enabled_events: ['*'] });
    const deleted = await stripe.webhookEndpoints.create({ url: first.url, enabled_events: ['*'] });
    await stripe.webhookEndpoints.create({ url: second.url, enabled_events: ['product.created'] });
    expect((await stripe.webhookEndpoints.update(disabled.id, { disabled: true })).status).toBe('disabled');
    expect(await stripe.webhookEndpoints.del(deleted.id)).toEqual(
      expect.objectContaining({ id: deleted.id, deleted: true }),
    );
    await stripe.products.create({ name: 'Book' });
    await second.received(1);
    expect(first.deliveries).toEqual([]);
  },
);

test('a disabled endpoint gets no second attempt', docs('webhooks#disable'), async ({ stripe, receiver }) => {
  const { url, received, answer, deliveries } = await receiver();
  const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
  answer(async () => {
    await stripe.webhookEndpoints.update(id, { disabled: true });
    return 500;
  });
  await stripe.customers.create();
  await received(1);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(deliveries.length).toBe(1);
});

test('a request that fails sends nothing', PAGE, async ({ stripe, receiver }) => {
  const { url, received } = await receiver();
  await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
  await expect(stripe.customers.create({ payment_method: 'pm_nobody' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
  await stripe.products.create({ name: 'Book' });
  const deliveries = await received(1);
  expect(deliveries.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)).toEqual(['product.created']);
});

test('hundreds of events all arrive, once each', PAGE, async ({ stripe, receiver }) => {
  const { url, received } = await receiver();
  await stripe.webhookEndpoints.create({ url, enabled_events: ['customer.created'] });
  await Promise.all(Array.from({ length: 300 }, () => stripe.customers.create()));
  const deliveries = await received(300);
  expect(new Set(deliveries.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(300);
});

test('endpoints are made, listed, changed', docs('api/webhook_endpoints'), async ({ stripe }) => {
  const { id } = await stripe.webhookEndpoints.create({
    url: 'https://example.com/hook',
    enabled_events: ['charge.failed'],
    description: 'x',
    metadata: { a: '1' },
  });
  const updated = await stripe.webhookEndpoints.update(id, {
    enabled_events: ['*'],
    url: 'https://example.com/other',
    description: '',
  });
  expect(updated).toMatchObject({
    enabled_events: ['*'],
    url: 'https://example.com/other',
    description: null,
    metadata: { a: '1' },
    status: 'enabled',
  });
  expect(updated.secret).toBeUndefined();
  expect((await stripe.webhookEndpoints.list()).data.map((endpoint) => endpoint.id)).toEqual([id]);
  expect((await stripe.webhookEndpoints.retrieve(id)).url).toBe('https://example.com/other');
  await expect(stripe.webhookEndpoints.create({ url: 'nonsense', enabled_events: ['*'] })).rejects.toMatchObject({
    code: 'url_invalid',
    param: 'url',
  });
  await expect(stripe.webhookEndpoints.retrieve('we_nobody')).rejects.toMatchObject({ statusCode: 404 });
});
