/** Settings that decide which payment methods an intent takes. https://docs.stripe.com/payments/payment-method-configurations */
import { expect } from 'vitest';
import { docs, recording, test } from '../support/test.ts';

const PAGE = docs('api/payment_method_configurations');
const ON = { display_preference: { preference: 'on' as const } };
const OFF = { display_preference: { preference: 'off' as const } };

test("the account's own settings", PAGE, async ({ stripe }) => {
  const { data } = await stripe.paymentMethodConfigurations.list();
  expect(data).toHaveLength(1);
  const [own] = data;
  expect(own).toMatchObject({
    object: 'payment_method_configuration',
    active: true,
    is_default: true,
    parent: null,
    card: { available: true, display_preference: { preference: 'on', value: 'on' } },
    ideal: { available: false, display_preference: { preference: 'off', value: 'off' } },
  });
  const changed = await stripe.paymentMethodConfigurations.update(own?.id ?? '', { ideal: ON, name: 'Mine' });
  expect(changed).toMatchObject({ name: 'Mine', ideal: { available: true }, is_default: true });
  expect(await stripe.paymentMethodConfigurations.retrieve(changed.id)).toEqual(changed);
});

test(
  'intents take what is on, and fits',
  docs('payments/payment-methods/dynamic-payment-methods'),
  async ({ stripe }) => {
    const [own] = (await stripe.paymentMethodConfigurations.list()).data;
    await stripe.paymentMethodConfigurations.update(own?.id ?? '', {
      ideal: ON,
      klarna: ON,
      sepa_debit: ON,
      cashapp: ON,
    });
    const types = async (more: object) =>
      (await stripe.paymentIntents.create({ amount: 1000, currency: 'eur', ...more })).payment_method_types;
    expect(await types({})).toEqual(['card', 'ideal', 'klarna', 'link', 'sepa_debit']);
    expect(await types({ currency: 'usd' })).toEqual(['card', 'cashapp', 'klarna', 'link']);
    expect(await types({ capture_method: 'manual' })).toEqual(['card', 'klarna', 'link']);
    expect(await types({ automatic_payment_methods: { enabled: true, allow_redirects: 'never' } })).toEqual([
      'card',
      'link',
      'sepa_debit',
    ]);
    expect(await types({ excluded_payment_method_types: ['card', 'klarna'] })).toEqual(['ideal', 'link', 'sepa_debit']);
    expect((await stripe.setupIntents.create()).payment_method_types).toEqual([
      'card',
      'cashapp',
      'ideal',
      'klarna',
      'link',
      'sepa_debit',
    ]);
    const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur' });
    expect((await stripe.paymentIntents.update(id, { currency: 'usd' })).payment_method_types).toContain('cashapp');
  },
);

test('settings of another name', PAGE, async ({ stripe }) => {
  const made = await stripe.paymentMethodConfigurations.create({ name: 'Subscriptions', link: OFF, bancontact: ON });
  expect(made).toMatchObject({ id: expect.stringMatching(/^pmc_1/), is_default: false, link: { available: false } });
  const intent = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    automatic_payment_methods: { enabled: true },
    payment_method_configuration: made.id,
  });
  expect(intent).toMatchObject({
    payment_method_configuration_details: { id: made.id, parent: null },
    payment_method_types: ['card', 'bancontact'],
  });
  expect((await stripe.paymentMethodConfigurations.list()).data.map(({ id }) => id)).toContain(made.id);
  await expect(stripe.paymentMethodConfigurations.retrieve('pmc_none')).rejects.toMatchObject({ statusCode: 404 });
});

test('whoever may be sent away must be led back', docs('payments/accept-a-payment-deferred'), async ({ stripe }) => {
  const [own] = (await stripe.paymentMethodConfigurations.list()).data;
  await stripe.paymentMethodConfigurations.update(own?.id ?? '', { klarna: ON });
  const sale = { amount: 1000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' };
  await expect(stripe.paymentIntents.create(sale)).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringMatching(
      /^This PaymentIntent is configured to accept payment methods enabled in your Dashboard\./,
    ),
  });
  expect((await stripe.paymentIntents.create({ ...sale, return_url: 'https://example.com' })).status).toBe('succeeded');
});

test('without more, an intent takes cards and Link', recording('card, link'), async ({ stripe }) => {
  const intent = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' });
  expect(intent).toMatchObject({
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    payment_method_options: { card: { request_three_d_secure: 'automatic' }, link: { persistent_token: null } },
    payment_method_types: ['card', 'link'],
  });
});
