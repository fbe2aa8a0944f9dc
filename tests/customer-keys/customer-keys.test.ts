/** What lets browsers and apps act for one customer, and the account that they belong to. */
import { expect } from 'vitest';
import { assumed, docs, recording, test } from '../support/test.ts';

test('a customer session', docs('api/customer_sessions'), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const session = await stripe.customerSessions.create({
    customer,
    components: { payment_element: { enabled: true, features: { payment_method_save: 'enabled' } } },
  });
  expect(session).toMatchObject({
    object: 'customer_session',
    customer,
    components: {
      buy_button: { enabled: false },
      customer_sheet: { enabled: false, features: null },
      payment_element: {
        enabled: true,
        features: {
          payment_method_allow_redisplay_filters: ['always'],
          payment_method_redisplay: 'disabled',
          payment_method_redisplay_limit: 3,
          payment_method_save: 'enabled',
          payment_method_save_usage: null,
        },
      },
      pricing_table: { enabled: false },
    },
  });
  expect(session.client_secret).toMatch(/^cuss_secret_/);
  expect(session.expires_at).toBe(session.created + 1800);
  expect(session).not.toHaveProperty('id');
  await expect(
    stripe.customerSessions.create({ customer, components: { buy_button: { enabled: false } } }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'components' });
});

test('an ephemeral key acts for its customer, and for nobody else', docs('api/ephemeral_keys'), async (tools) => {
  const { stripe, client } = tools;
  const apiVersion = '2026-01-28.clover';
  const { id: customer } = await stripe.customers.create();
  const { id: other } = await stripe.customers.create();
  const mine = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  const theirs = await stripe.paymentMethods.attach('pm_card_visa', { customer: other });
  const key = await stripe.ephemeralKeys.create({ customer }, { apiVersion });
  expect(key).toMatchObject({ object: 'ephemeral_key', associated_objects: [{ id: customer, type: 'customer' }] });
  expect(key.expires).toBe(key.created + 3600);
  const app = client(key.secret as string);
  expect((await app.customers.retrieve(customer)).id).toBe(customer);
  expect((await app.paymentMethods.list({ customer })).data.map(({ id }) => id)).toEqual([mine.id]);
  const refused = { statusCode: 403 };
  await expect(app.customers.retrieve(other)).rejects.toMatchObject(refused);
  await expect(app.paymentMethods.list({ customer: other })).rejects.toMatchObject(refused);
  await expect(app.paymentMethods.detach(theirs.id)).rejects.toMatchObject(refused);
  await expect(app.refunds.list()).rejects.toMatchObject(refused);
  expect((await app.paymentMethods.detach(mine.id)).customer).toBeNull();
  await stripe.ephemeralKeys.del(key.id);
  await expect(app.customers.retrieve(customer)).rejects.toMatchObject({ statusCode: 401 });
});

test('nonsense is no ephemeral key', assumed('as with any key'), async ({ client }) => {
  for (const key of ['ek_test_nonsense', 'ek_test_YWNjdF8x', `ek_test_${btoa('acct_1x,guess')}`]) {
    await expect(client(key).customers.retrieve('cus_1')).rejects.toMatchObject({ statusCode: 401 });
  }
});

test('the account of the key', recording('GET account'), async ({ stripe }) => {
  const account = await stripe.accounts.retrieveCurrent();
  expect(account).toMatchObject({
    object: 'account',
    charges_enabled: true,
    country: 'US',
    default_currency: 'usd',
    details_submitted: true,
    payouts_enabled: true,
    type: 'standard',
  });
  expect(account.id).toMatch(/^acct_1/);
});
