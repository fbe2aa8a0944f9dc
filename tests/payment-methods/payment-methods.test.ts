import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const VISA = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' };

test('a card by its number', docs('api/payment_methods/create'), async ({ stripe }) => {
  const method = await stripe.paymentMethods.create({
    type: 'card',
    card: VISA,
    billing_details: { name: 'Ada', address: { postal_code: '94107' } },
    metadata: { a: '1' },
  });
  expect(method.id).toMatch(/^pm_1[A-Za-z0-9]{23}$/);
  expect(method).toMatchObject({
    type: 'card',
    customer: null,
    livemode: false,
    allow_redisplay: 'unspecified',
    billing_details: { name: 'Ada', email: null, phone: null, address: { postal_code: '94107', line1: null } },
    card: {
      brand: 'visa',
      last4: '4242',
      exp_month: 12,
      exp_year: 2034,
      funding: 'credit',
      country: 'US',
      checks: { cvc_check: 'unchecked' },
    },
  });
  expect(JSON.stringify(method)).not.toContain(VISA.number);
});

test('the same number has the same fingerprint', docs('api/payment_methods/object'), async ({ stripe }) => {
  const create = (card: object) => stripe.paymentMethods.create({ type: 'card', card: card as never });
  const [one, two, token, other] = [
    await create(VISA),
    await create({ ...VISA, exp_year: 2040 }),
    await create({ token: 'tok_visa' }),
    await create({ token: 'tok_amex' }),
  ];
  expect(one.card?.fingerprint).toMatch(/^[A-Za-z0-9]{16}$/);
  expect(two.card?.fingerprint).toBe(one.card?.fingerprint);
  expect(token.card?.fingerprint).toBe(one.card?.fingerprint);
  expect(other.card?.fingerprint).not.toBe(one.card?.fingerprint);
});

test('wrong numbers, dates and codes', docs('declines/codes'), async ({ stripe }) => {
  const create = (card: object) => stripe.paymentMethods.create({ type: 'card', card: { ...VISA, ...card } });
  await expect(create({ number: '4242424242424241' })).rejects.toMatchObject({
    statusCode: 402,
    code: 'incorrect_number',
    message: 'Your card number is incorrect.',
  });
  await expect(create({ exp_month: 13 })).rejects.toMatchObject({ statusCode: 402, code: 'invalid_expiry_month' });
  await expect(create({ exp_year: 2010 })).rejects.toMatchObject({ statusCode: 402, code: 'invalid_expiry_year' });
  await expect(create({ cvc: '12' })).rejects.toMatchObject({ statusCode: 402, code: 'invalid_cvc' });
});

test('a test name makes a new payment method each time', recording('GET pm_card_visa'), async ({ stripe }) => {
  const one = await stripe.paymentMethods.retrieve('pm_card_visa');
  const two = await stripe.paymentMethods.retrieve('pm_card_visa');
  expect(one.id).not.toBe(two.id);
  expect(one).toMatchObject({ customer: null, card: { brand: 'visa', last4: '4242' } });
});

test('attach, list, detach', docs('api/payment_methods/attach'), async ({ stripe, events }) => {
  const customer = await stripe.customers.create();
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  expect(method).toMatchObject({ customer: customer.id, card: { checks: { cvc_check: 'pass' } } });
  expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data.map(({ id }) => id)).toEqual([
    method.id,
  ]);
  expect((await stripe.customers.listPaymentMethods(customer.id)).data.length).toBe(1);
  expect((await stripe.customers.retrievePaymentMethod(customer.id, method.id)).id).toBe(method.id);
  const other = await stripe.customers.create();
  await expect(stripe.paymentMethods.attach(method.id, { customer: other.id })).rejects.toMatchObject({
    message: 'The payment method you provided has already been attached to a customer.',
  });
  expect((await stripe.paymentMethods.attach(method.id, { customer: customer.id })).id).toBe(method.id);
  expect((await stripe.paymentMethods.list()).data).toEqual([]);
  expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull();
  expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toEqual([]);
  await expect(stripe.paymentMethods.attach(method.id, { customer: customer.id })).rejects.toMatchObject({
    statusCode: 400,
  });
  await expect(stripe.paymentMethods.detach(method.id)).rejects.toMatchObject({ statusCode: 400 });
  expect(await events()).toEqual([
    'customer.created',
    'payment_method.attached',
    'customer.created',
    'payment_method.detached',
  ]);
  const [detached] = (await stripe.events.list({ type: 'payment_method.detached' })).data;
  expect(detached?.data.previous_attributes).toEqual({ customer: customer.id });
});

test('an attached card can be changed', docs('api/payment_methods/update'), async ({ stripe, events }) => {
  const customer = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const updated = await stripe.paymentMethods.update(id, {
    card: { exp_year: 2044 },
    billing_details: { email: 'a@example.com' },
    metadata: { a: '1' },
  });
  expect(updated).toMatchObject({
    card: { exp_year: 2044, last4: '4242' },
    billing_details: { email: 'a@example.com' },
    metadata: { a: '1' },
  });
  expect((await events()).at(-1)).toBe('payment_method.updated');
  const loose = await stripe.paymentMethods.create({ type: 'card', card: VISA });
  await expect(stripe.paymentMethods.update(loose.id, { metadata: { a: '1' } })).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('unknown payment methods and customers are named', recording('No such PaymentMethod'), async ({ stripe }) => {
  await expect(stripe.paymentMethods.retrieve('pm_nobody')).rejects.toMatchObject({
    statusCode: 404,
    param: 'payment_method',
    message: "No such PaymentMethod: 'pm_nobody'",
  });
  await expect(stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_nobody' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'customer',
    message: "No such customer: 'cus_nobody'",
  });
});

const BRANDS: readonly [name: string, brand: string, last4: string][] = [
  ['pm_card_visa', 'visa', '4242'],
  ['pm_card_visa_debit', 'visa', '5556'],
  ['pm_card_mastercard', 'mastercard', '4444'],
  ['pm_card_mastercard_debit', 'mastercard', '8210'],
  ['pm_card_mastercard_prepaid', 'mastercard', '5100'],
  ['pm_card_amex', 'amex', '8431'],
  ['pm_card_discover', 'discover', '9424'],
  ['pm_card_diners', 'diners', '3237'],
  ['pm_card_jcb', 'jcb', '0505'],
  ['pm_card_unionpay', 'unionpay', '0005'],
];

for (const [name, brand, last4] of BRANDS) {
  test(`${name} is a ${brand}`, docs('testing#cards'), async ({ stripe }) => {
    expect((await stripe.paymentMethods.retrieve(name)).card).toMatchObject({ brand, last4 });
  });
}

test(
  'everything that can be told of a holder, at first and later',
  docs('api/payment_methods/update'),
  async ({ stripe }) => {
    const address = { line1: '1 Way', line2: 'Flat 2', city: 'London', state: 'LND', postal_code: 'N1', country: 'GB' };
    const holder = { address, email: 'ada@example.com', name: 'Ada', phone: '+15551234567', tax_id: '12345678900' };
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: VISA,
      billing_details: holder,
      radar_options: { session: 'rse_1' },
    });
    expect(method.billing_details).toEqual(holder);
    expect(method.card?.checks).toEqual({
      address_line1_check: 'unchecked',
      address_postal_code_check: 'unchecked',
      cvc_check: 'unchecked',
    });
    const { id: customer } = await stripe.customers.create();
    await stripe.paymentMethods.attach(method.id, { customer });
    const later = { ...holder, name: 'Ada King', phone: '+15557654321', tax_id: '00987654321' };
    expect((await stripe.paymentMethods.update(method.id, { billing_details: later })).billing_details).toEqual(later);
  },
);

test(
  'a co-branded card runs on the network that is preferred',
  docs('co-badged-cards-compliance'),
  async ({ stripe }) => {
    const create = (preferred: 'cartes_bancaires' | 'mastercard') =>
      stripe.paymentMethods.create({
        type: 'card',
        card: { ...VISA, number: '4000002500001001', networks: { preferred } },
      });
    const method = await create('cartes_bancaires');
    expect(method.card).toMatchObject({
      display_brand: 'cartes_bancaires',
      networks: { available: ['cartes_bancaires', 'visa'], preferred: 'cartes_bancaires' },
    });
    expect((await create('mastercard')).card?.networks?.preferred).toBe('invalid_preference');
    const { id: customer } = await stripe.customers.create();
    await stripe.paymentMethods.attach(method.id, { customer });
    const changed = await stripe.paymentMethods.update(method.id, { card: { networks: { preferred: 'visa' } } });
    expect(changed.card).toMatchObject({ display_brand: 'visa', networks: { preferred: 'visa' } });
  },
);

test('a card cannot be made to have expired', docs('api/payment_methods/update'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  await expect(stripe.paymentMethods.update(id, { card: { exp_year: 2010 } })).rejects.toMatchObject({
    statusCode: 402,
    code: 'invalid_expiry_year',
    param: 'card[exp_year]',
  });
  expect((await stripe.paymentMethods.update(id, { card: { exp_month: 3, exp_year: 2040 } })).card).toMatchObject({
    exp_month: 3,
    exp_year: 2040,
  });
});
