import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, recording, test } from '../support/test.ts';

test(
  "a customer has what it was given, and Stripe's defaults",
  docs('api/customers/create'),
  async ({ stripe, events }) => {
    const customer = await stripe.customers.create({
      name: 'Ada',
      email: 'ada@example.com',
      phone: '+15551234567',
      description: 'first',
      address: { line1: '1 Way', country: 'GB' },
      shipping: { name: 'Ada', address: { line1: '1 Way' } },
      metadata: { a: '1' },
      preferred_locales: ['en'],
      tax_exempt: 'exempt',
    });
    expect(customer.id).toMatch(/^cus_[A-Za-z0-9]{14}$/);
    expect(customer).toMatchObject({
      object: 'customer',
      name: 'Ada',
      balance: 0,
      delinquent: false,
      currency: null,
      default_source: null,
      livemode: false,
      address: { line1: '1 Way', line2: null, city: null, country: 'GB' },
      shipping: { name: 'Ada', phone: null, address: { line1: '1 Way', postal_code: null } },
      invoice_settings: { default_payment_method: null },
      tax_exempt: 'exempt',
      metadata: { a: '1' },
    });
    expect(customer.invoice_prefix).toMatch(/^[A-Z0-9]{8}$/);
    expect(await stripe.customers.retrieve(customer.id)).toEqual(
      expect.objectContaining({ id: customer.id, email: 'ada@example.com' }),
    );
    expect(await events()).toEqual(['customer.created']);
  },
);

test('an update changes what it names, and tells what was', docs('api/customers/update'), async ({ stripe }) => {
  const { id } = await stripe.customers.create({
    name: 'Ada',
    email: 'ada@example.com',
    metadata: { a: '1', b: '2' },
    address: { city: 'London' },
  });
  const updated = await stripe.customers.update(id, {
    name: 'Bob',
    email: '',
    metadata: { a: '', c: '3' },
    address: { city: 'Paris' },
  });
  expect(updated).toMatchObject({ name: 'Bob', email: null, metadata: { b: '2', c: '3' }, address: { city: 'Paris' } });
  const [event] = (await stripe.events.list({ type: 'customer.updated' })).data;
  expect(event?.data.previous_attributes).toEqual({
    name: 'Ada',
    email: 'ada@example.com',
    metadata: { a: '1', c: null },
    address: { city: 'London' },
  });
  await stripe.customers.update(id, { metadata: '' });
  expect(((await stripe.customers.retrieve(id)) as Stripe.Customer).metadata).toEqual({});
});

test(
  'a deleted customer can be retrieved and nothing else',
  recording('deleted customer'),
  async ({ stripe, events }) => {
    const { id } = await stripe.customers.create();
    expect(await stripe.customers.del(id)).toEqual(expect.objectContaining({ id, object: 'customer', deleted: true }));
    expect(await stripe.customers.retrieve(id)).toEqual(expect.objectContaining({ id, deleted: true }));
    await expect(stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({
      code: 'resource_missing',
      message: `No such customer: '${id}'`,
    });
    await expect(stripe.customers.del(id)).rejects.toMatchObject({ code: 'resource_missing' });
    expect((await stripe.customers.list()).data).toEqual([]);
    expect(await events()).toEqual(['customer.created', 'customer.deleted']);
  },
);

test('a deleted customer loses its payment methods', docs('api/customers/delete'), async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id });
  await stripe.customers.del(id);
  expect((await stripe.paymentMethods.retrieve(method.id)).customer).toBeNull();
});

test(
  'comes with a payment method, which can be the default',
  docs('api/customers/create'),
  async ({ stripe, events }) => {
    const { id } = await stripe.customers.create();
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id });
    const updated = await stripe.customers.update(id, { invoice_settings: { default_payment_method: method.id } });
    expect(updated.invoice_settings.default_payment_method).toBe(method.id);
    const made = await stripe.customers.create({ payment_method: 'pm_card_mastercard' });
    expect((await stripe.customers.listPaymentMethods(made.id)).data.map(({ card }) => card?.brand)).toEqual([
      'mastercard',
    ]);
    expect(await events()).toEqual([
      'customer.created',
      'payment_method.attached',
      'customer.updated',
      'customer.created',
      'payment_method.attached',
    ]);
    await expect(
      stripe.customers.update(made.id, { invoice_settings: { default_payment_method: method.id } }),
    ).rejects.toMatchObject({ statusCode: 400 });
  },
);

test(
  'a test name that is both the payment method and the default is one method',
  assumed('the official CLI makes its customers for subscriptions so'),
  async ({ stripe, events }) => {
    const { id, invoice_settings } = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });
    const methods = (await stripe.customers.listPaymentMethods(id)).data.map((method) => method.id);
    expect(methods).toEqual([invoice_settings.default_payment_method]);
    expect(await events()).toEqual(['customer.created', 'payment_method.attached']);
  },
);

test('sources come from tokens; the first is the default', recording('customer with source'), async ({ stripe }) => {
  const customer = await stripe.customers.create({ source: 'tok_visa' });
  const changed = await stripe.customers.update(customer.id, { source: 'tok_mastercard' });
  expect(changed.default_source).not.toBe(customer.default_source);
  await expect(stripe.customers.create({ source: 'tok_nonsense' })).rejects.toMatchObject({
    code: 'resource_missing',
    message: "No such token: 'tok_nonsense'",
  });
});

test('metadata has limits', docs('metadata'), async ({ stripe }) => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v']));
  await expect(stripe.customers.create({ metadata: many })).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.customers.create({ metadata: { ['k'.repeat(41)]: 'v' } })).rejects.toMatchObject({
    statusCode: 400,
  });
  await expect(stripe.customers.create({ metadata: { k: 'v'.repeat(501) } })).rejects.toMatchObject({
    statusCode: 400,
  });
  const { id } = await stripe.customers.create({ metadata: Object.fromEntries(Object.entries(many).slice(0, 50)) });
  await expect(stripe.customers.update(id, { metadata: { one: 'more' } })).rejects.toMatchObject({ statusCode: 400 });
});

test('parameters are checked by name and type', docs('error-codes'), async ({ api }) => {
  const answer = await api.post<{ error: object }>('/v1/customers', { emial: 'x' });
  expect(answer.body.error).toMatchObject({
    code: 'parameter_unknown',
    param: 'emial',
    message: expect.stringMatching(/^Received unknown parameter: emial\. Did you mean email\?$/),
  });
  const nested = await api.post<{ error: object }>('/v1/customers', { shipping: { name: 'Ada' } });
  expect(nested.body.error).toMatchObject({ code: 'parameter_missing', param: 'shipping[address]' });
});

test('an e-mail address must be one', docs('error-codes#email-invalid'), async ({ stripe }) => {
  await expect(stripe.customers.create({ email: 'ada' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'email_invalid',
    param: 'email',
    message: 'Invalid email address: ada',
  });
  const { id } = await stripe.customers.create();
  await expect(stripe.customers.update(id, { email: 'ada@' })).rejects.toMatchObject({ code: 'email_invalid' });
});

test('every plain field can be set, changed and emptied', docs('api/customers/update'), async ({ stripe }) => {
  const address = { line1: '1 Way', line2: 'Flat 2', city: 'London', state: 'LND', postal_code: 'N1', country: 'GB' };
  const fields = {
    address,
    balance: -500,
    business_name: 'Engines Ltd',
    description: 'first',
    individual_name: 'Ada King',
    invoice_prefix: 'ADA1',
    invoice_settings: {
      custom_fields: [{ name: 'PO', value: '7' }],
      footer: 'Thanks',
      rendering_options: { amount_tax_display: 'include_inclusive_tax' as const },
    },
    next_invoice_sequence: 5,
    phone: '+15551234567',
    preferred_locales: ['fr', 'en'],
    shipping: { name: 'Ada', phone: '+15551234567', address },
    tax_exempt: 'reverse' as const,
  };
  expect(await stripe.customers.create(fields)).toMatchObject(fields);
  const { id } = await stripe.customers.create();
  expect(await stripe.customers.update(id, fields)).toMatchObject(fields);
  const emptied = await stripe.customers.update(id, {
    address: '',
    description: '',
    invoice_settings: { custom_fields: '', rendering_options: '' },
    phone: '',
    shipping: '',
    tax_exempt: '',
  });
  expect(emptied).toMatchObject({
    address: null,
    description: null,
    invoice_settings: { custom_fields: null, footer: 'Thanks', rendering_options: null },
    phone: null,
    shipping: null,
    tax_exempt: 'none',
  });
});
