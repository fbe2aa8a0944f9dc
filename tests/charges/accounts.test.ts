/** Charges to customers' bank accounts, as programs made them before PaymentIntents. https://docs.stripe.com/ach-deprecated */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { docs, eventually, test } from '../support/test.ts';
import { verified } from './verified.ts';

const ACH = docs('ach-deprecated');
const SALE = { amount: 1000, currency: 'usd' };

const settled = (stripe: Stripe, id: string): Promise<Stripe.Charge> =>
  eventually(async () => {
    const charge = await stripe.charges.retrieve(id);
    if (charge.status === 'pending') throw new Error('the bank has not answered');
    return charge;
  });

test('a verified account pays after a while', ACH, async ({ stripe, events }) => {
  const customer = await verified(stripe, '000123456789');
  const charge = await stripe.charges.create({ ...SALE, customer, description: 'Rent' });
  expect(charge).toMatchObject({
    id: expect.stringMatching(/^py_/),
    status: 'pending',
    paid: false,
    captured: true,
    description: 'Rent',
    billing_details: { name: 'Ada' },
    payment_method: expect.stringMatching(/^ba_/),
    payment_method_details: { type: 'ach_debit', ach_debit: { last4: '6789', routing_number: '110000000' } },
    source: { object: 'bank_account', customer },
  });
  expect(await settled(stripe, charge.id)).toMatchObject({
    status: 'succeeded',
    paid: true,
    balance_transaction: expect.stringMatching(/^txn_/),
  });
  expect((await events()).filter((type) => type.startsWith('charge.'))).toEqual(['charge.pending', 'charge.succeeded']);
});

test('an account without money fails', ACH, async ({ stripe, events }) => {
  const customer = await verified(stripe, '000222222227');
  const { id } = await stripe.charges.create({ ...SALE, customer });
  expect(await settled(stripe, id)).toMatchObject({
    status: 'failed',
    failure_code: 'insufficient_funds',
    balance_transaction: null,
  });
  expect((await events()).at(-1)).toBe('charge.failed');
});

test('what cannot be charged so is refused', ACH, async ({ stripe }) => {
  const { id: fresh } = await stripe.customers.create({ source: 'btok_us' });
  await expect(stripe.charges.create({ ...SALE, customer: fresh })).rejects.toMatchObject({
    code: 'bank_account_unverified',
    param: 'source',
  });
  const customer = await verified(stripe, '000123456789');
  await expect(stripe.charges.create({ ...SALE, currency: 'eur', customer })).rejects.toMatchObject({
    param: 'currency',
  });
  await expect(stripe.charges.create({ ...SALE, capture: false, customer })).rejects.toMatchObject({
    param: 'capture',
  });
});
