/** Every state of a mandate with every action. */
import type Stripe from 'stripe';
import { mandates } from '../../src/resources/mandates/states.ts';
import { HOLDER, MANDATE } from '../other-methods/kinds.ts';
import { testMoves } from '../support/moves.ts';
import { docs, type Tools } from '../support/test.ts';

const DEBIT = { amount: 5000, currency: 'usd', confirm: true, payment_method_types: ['us_bank_account'] };

/** A debit from this account is disputed. */
const DISPUTED = { account_holder_type: 'individual', account_number: '000555555559', routing_number: '110000000' };

async function setUp({ stripe }: Tools): Promise<Stripe.SetupIntent> {
  const { id: customer } = await stripe.customers.create();
  return stripe.setupIntents.create({
    customer,
    confirm: true,
    mandate_data: MANDATE,
    payment_method_data: { type: 'us_bank_account', billing_details: HOLDER, us_bank_account: DISPUTED },
    payment_method_types: ['us_bank_account'],
  } as Stripe.SetupIntentCreateParams);
}

/** For as many debits as come; the account is not proved yet. */
const pending = async (tools: Tools): Promise<Stripe.Mandate> =>
  tools.stripe.mandates.retrieve((await setUp(tools)).mandate as string);

async function prove({ stripe }: Tools, mandate: string): Promise<void> {
  const { data } = await stripe.setupIntents.list();
  const setup = data.find((one) => one.mandate === mandate);
  await stripe.setupIntents.verifyMicrodeposits(setup?.id as string, { amounts: [32, 45] });
}

async function active(tools: Tools): Promise<Stripe.Mandate> {
  const { id } = await pending(tools);
  await prove(tools, id);
  return tools.stripe.mandates.retrieve(id);
}

/** The method of a mandate, and whose it is by now. */
async function partiesOf({ stripe }: Tools, mandate: string) {
  const { payment_method } = await stripe.mandates.retrieve(mandate, { expand: ['payment_method'] });
  const { id, customer } = payment_method as Stripe.PaymentMethod;
  return { payment_method: id, ...(customer && { customer: customer as string }) };
}

async function debit(tools: Tools, mandate: string): Promise<Stripe.PaymentIntent> {
  const parties = await partiesOf(tools, mandate);
  return tools.stripe.paymentIntents.create({ ...DEBIT, ...parties, mandate, off_session: true });
}

/** The bank takes the debit back. */
async function dispute(tools: Tools, mandate: string): Promise<Stripe.Mandate> {
  await debit(tools, mandate);
  await tools.clock.advance(60);
  return tools.stripe.mandates.retrieve(mandate);
}

const STAYS = { pending: 'pending', active: 'active', inactive: 'inactive' } as const;
const PROVED = /^This SetupIntent cannot be actioned on because it has a status of succeeded\./;
const INACTIVE = /^The mandate \w+ is inactive\.$/;

testMoves(docs('payments/mandates'), mandates, {
  make: { pending, active, inactive: async (tools) => dispute(tools, (await active(tools)).id) },
  act: {
    answer: { 'prove the account': prove },
    use_up: {
      'agree to one debit besides': async (tools, id) => {
        const parties = await partiesOf(tools, id);
        await tools.stripe.paymentIntents.create({ ...DEBIT, ...parties, mandate_data: MANDATE });
      },
    },
    revoke: { 'have a debit disputed': dispute },
  },
  besides: {
    debit,
    'detach the method': async (tools, id) =>
      tools.stripe.paymentMethods.detach((await partiesOf(tools, id)).payment_method),
  },
  awningOnly: ['inactive', 'have a debit disputed'],
  retrieve: ({ stripe }, id) => stripe.mandates.retrieve(id),
  table: {
    'prove the account': { pending: 'active', active: PROVED, inactive: PROVED },
    'agree to one debit besides': STAYS,
    'have a debit disputed': { pending: 'pending', active: 'inactive', inactive: INACTIVE },
    debit: { ...STAYS, inactive: INACTIVE },
    'detach the method': { ...STAYS, pending: /is not attached to a customer so detachment is impossible\.$/ },
  },
});
