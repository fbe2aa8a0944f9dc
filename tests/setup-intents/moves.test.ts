/** Every state of a setup intent with every action. */
import type Stripe from 'stripe';
import { setups } from '../../src/resources/setup-intents/states.ts';
import { testMoves } from '../support/moves.ts';
import { recording, type Tools } from '../support/test.ts';

const CARD = { payment_method_types: ['card'] };

const create = ({ stripe }: Tools, params: Stripe.SetupIntentCreateParams = {}) =>
  stripe.setupIntents.create({ ...CARD, ...params });

/** The customer answers on the page. */
const answer =
  (how: 'complete' | 'fail') =>
  async ({ stripe, api }: Tools, id: string): Promise<void> => {
    const { id: account } = await stripe.accounts.retrieveCurrent();
    const { client_secret } = await stripe.setupIntents.retrieve(id);
    await api.post(`/_awning/challenge/${account}/${id}`, { client_secret: client_secret as string, answer: how });
  };

const STAYS = {
  requires_payment_method: 'requires_payment_method',
  requires_confirmation: 'requires_confirmation',
  requires_action: 'requires_action',
  succeeded: 'succeeded',
  canceled: 'canceled',
} as const;

const NOT_ACTIONED = /^This SetupIntent cannot be actioned on because it has a status of \w+\./;

testMoves(recording('setup_intent_unexpected_state'), setups, {
  make: {
    requires_payment_method: (tools) => create(tools),
    requires_confirmation: (tools) => create(tools, { payment_method: 'pm_card_visa' }),
    requires_action: (tools) => create(tools, { payment_method: 'pm_card_authenticationRequired', confirm: true }),
    succeeded: (tools) => create(tools, { payment_method: 'pm_card_visa', confirm: true }),
    canceled: async (tools) => tools.stripe.setupIntents.cancel((await create(tools)).id),
  },
  act: {
    choose: { update: ({ stripe }, id) => stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' }) },
    confirm: { confirm: ({ stripe }, id) => stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' }) },
    authenticate: { authenticate: answer('complete'), 'say no': answer('fail') },
    verify: {
      'name deposits': ({ stripe }, id) => stripe.setupIntents.verifyMicrodeposits(id, { amounts: [32, 45] }),
    },
    cancel: { cancel: ({ stripe }, id) => stripe.setupIntents.cancel(id) },
  },
  awningOnly: ['authenticate', 'say no'],
  retrieve: ({ stripe }, id) => stripe.setupIntents.retrieve(id),
  refusal: ({ id, status }, name) =>
    name === 'name deposits'
      ? { code: 'intent_invalid_state' }
      : { code: 'setup_intent_unexpected_state', setup_intent: { id, status } },
  table: {
    update: {
      requires_payment_method: 'requires_confirmation',
      requires_confirmation: 'requires_confirmation',
      requires_action: 'requires_confirmation',
      succeeded: /^You cannot update this SetupIntent because it has already succeeded\.$/,
      canceled: /^You cannot update this SetupIntent because it has been canceled\.$/,
    },
    confirm: {
      requires_payment_method: 'succeeded',
      requires_confirmation: 'succeeded',
      requires_action: 'succeeded',
      succeeded: /^You cannot confirm this SetupIntent because it has already succeeded\.$/,
      canceled: /^You cannot confirm this SetupIntent because it has been canceled\.$/,
    },
    cancel: {
      requires_payment_method: 'canceled',
      requires_confirmation: 'canceled',
      requires_action: 'canceled',
      succeeded:
        /^You cannot cancel this SetupIntent because it has a status of succeeded\. Only a SetupIntent with one of the following statuses may be canceled: `requires_payment_method`, `requires_confirmation`, or `requires_action`\.$/,
      canceled: /^You cannot cancel this SetupIntent because it is already canceled\.$/,
    },
    // Who answers once more is not refused.
    authenticate: { ...STAYS, requires_action: 'succeeded' },
    'say no': { ...STAYS, requires_action: 'requires_payment_method' },
    // A card asks for none.
    'name deposits': {
      requires_payment_method: NOT_ACTIONED,
      requires_confirmation: NOT_ACTIONED,
      requires_action: NOT_ACTIONED,
      succeeded: NOT_ACTIONED,
      canceled: NOT_ACTIONED,
    },
  },
});
