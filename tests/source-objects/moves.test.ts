/** Every state of a source with every action. */
import type Stripe from 'stripe';
import { sources } from '../../src/resources/source-objects/states.ts';
import { testMoves } from '../support/moves.ts';
import { docs, type Tools } from '../support/test.ts';

const SALE = { amount: 1000, currency: 'eur' };

const made = ({ stripe }: Tools): Promise<Stripe.Source> =>
  stripe.sources.create({ ...SALE, type: 'ideal', redirect: { return_url: 'https://shop.example/back' } });

/** Presses a button of the page. */
const press =
  (answer: 'complete' | 'fail') =>
  async ({ stripe, api }: Tools, id: string): Promise<Stripe.Source> => {
    const { client_secret, redirect } = await stripe.sources.retrieve(id);
    await api.post(new URL(redirect?.url as string).pathname, { client_secret, answer });
    return stripe.sources.retrieve(id);
  };

const charge = ({ stripe }: Tools, source: string) => stripe.charges.create({ ...SALE, source });

async function charged(tools: Tools): Promise<Stripe.Source> {
  const { id } = await press('complete')(tools, (await made(tools)).id);
  await charge(tools, id);
  return tools.stripe.sources.retrieve(id);
}

async function expired(tools: Tools): Promise<Stripe.Source> {
  const { id } = await made(tools);
  await tools.clock.advance('2h');
  return tools.stripe.sources.retrieve(id);
}

/** From somebody whose it is not. */
async function detach({ stripe }: Tools, id: string): Promise<unknown> {
  const customer = await stripe.customers.create();
  return stripe.customers.deleteSource(customer.id, id);
}

const STAYS = {
  pending: 'pending',
  chargeable: 'chargeable',
  consumed: 'consumed',
  canceled: 'canceled',
  failed: 'failed',
} as const;

const UNCHARGEABLE = /^The source you provided is not in a chargeable state\.$/;
const NOBODYS = /^No such source: 'src_\w+'$/;

testMoves(docs('sources/best-practices'), sources, {
  make: {
    pending: made,
    chargeable: async (tools) => press('complete')(tools, (await made(tools)).id),
    consumed: charged,
    canceled: expired,
    failed: async (tools) => press('fail')(tools, (await made(tools)).id),
  },
  act: {
    make: { 'make another': made },
    approve: { approve: press('complete'), 'say no': press('fail') },
    receive: {
      'have money sent': ({ stripe }, id) => stripe.sources.update(id, { owner: { email: 'amount_1000@example.com' } }),
    },
    charge: { charge },
    detach: { 'take from a customer': detach },
    expire: { 'let hours pass': ({ clock }) => clock.advance('7h') },
  },
  awningOnly: Object.keys(STAYS),
  retrieve: ({ stripe }, id) => stripe.sources.retrieve(id),
  refusal: (_source, name) => (name === 'take from a customer' ? { statusCode: 404 } : {}),
  table: {
    'make another': STAYS,
    // Whoever answers once more changes nothing.
    approve: { ...STAYS, pending: 'chargeable' },
    'say no': { ...STAYS, pending: 'failed' },
    // None is sent where a page is to be approved.
    'have money sent': STAYS,
    charge: {
      pending: UNCHARGEABLE,
      chargeable: 'consumed',
      consumed: UNCHARGEABLE,
      canceled: UNCHARGEABLE,
      failed: UNCHARGEABLE,
    },
    'take from a customer': {
      pending: NOBODYS,
      chargeable: NOBODYS,
      consumed: NOBODYS,
      canceled: NOBODYS,
      failed: NOBODYS,
    },
    'let hours pass': { ...STAYS, pending: 'canceled', chargeable: 'canceled' },
  },
});
