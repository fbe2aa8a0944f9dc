/** Every state of a source with everything that can happen to it. */
import type Stripe from 'stripe';
import { testMoves } from '../support/moves.ts';
import { moveClock } from '../support/paying.ts';
import { docs } from '../support/test.ts';

type State = 'pending' | 'chargeable' | 'consumed' | 'canceled' | 'failed';

const made = (stripe: Stripe): Promise<Stripe.Source> =>
  stripe.sources.create({
    type: 'ideal',
    amount: 1000,
    currency: 'eur',
    redirect: { return_url: 'https://shop.example.com/back' },
  });

/** Presses a button of the page. */
async function answer(stripe: Stripe, id: string, how: 'complete' | 'fail'): Promise<Stripe.Source> {
  const { client_secret, redirect } = await stripe.sources.retrieve(id);
  const body = new URLSearchParams({ client_secret, answer: how });
  await fetch(redirect?.url ?? '', { method: 'POST', body, redirect: 'manual' });
  return stripe.sources.retrieve(id);
}

const approved = async (stripe: Stripe): Promise<Stripe.Source> => answer(stripe, (await made(stripe)).id, 'complete');

async function charged(stripe: Stripe, source: string): Promise<Stripe.Source> {
  await stripe.charges.create({ amount: 1000, currency: 'eur', source });
  return stripe.sources.retrieve(source);
}

async function canceled(stripe: Stripe): Promise<Stripe.Source> {
  await moveClock(stripe, { freeze: 'true' });
  const { id } = await made(stripe);
  await moveClock(stripe, { advance: '1h' });
  return stripe.sources.retrieve(id);
}

const REFUSED = /^The source you provided is not in a chargeable state\.$/;

testMoves<State, 'approve' | 'refuse' | 'charge'>(docs('api/sources/object'), {
  make: {
    pending: made,
    chargeable: approved,
    consumed: async (stripe) => charged(stripe, (await approved(stripe)).id),
    canceled,
    failed: async (stripe) => answer(stripe, (await made(stripe)).id, 'fail'),
  },
  act: {
    approve: (stripe, id) => answer(stripe, id, 'complete'),
    refuse: (stripe, id) => answer(stripe, id, 'fail'),
    charge: charged,
  },
  retrieve: (stripe, id) => stripe.sources.retrieve(id),
  refusal: () => ({ type: 'StripeInvalidRequestError' }),
  table: {
    approve: {
      pending: 'chargeable',
      chargeable: 'chargeable',
      consumed: 'consumed',
      canceled: 'canceled',
      failed: 'failed',
    },
    refuse: {
      pending: 'failed',
      chargeable: 'chargeable',
      consumed: 'consumed',
      canceled: 'canceled',
      failed: 'failed',
    },
    charge: {
      pending: REFUSED,
      chargeable: 'consumed',
      consumed: REFUSED,
      canceled: REFUSED,
      failed: REFUSED,
    },
  },
});
