/** Moves on payment intents and setup intents. */
import type Stripe from 'stripe';
import { knownKind } from '../../../../src/network/methods/kinds.ts';
import { confirmation, type Instrument } from '../instruments.ts';
import type { Kind } from '../journal.ts';
import { actionOf, type Move, move, pick, type Which, type World } from '../world.ts';

export interface Payment {
  instrument: Instrument;
  amount: number;
  /** Among those that the instrument takes. */
  currency: number;
  capture: Stripe.PaymentIntentCreateParams.CaptureMethod;
  confirm: boolean;
  customer: Which | null;
  future: 'off_session' | 'on_session' | null;
  /** Asks for all that a hold may have beyond a plain one. */
  extras: boolean;
  threeDSecure: 'any' | 'automatic' | 'challenge';
  /** Asks for what the instrument does not take, too. */
  bold: boolean;
}

type Options = Stripe.PaymentIntentCreateParams['payment_method_options'];

const EXTRAS = {
  request_extended_authorization: 'if_available',
  request_incremental_authorization: 'if_available',
  request_multicapture: 'if_available',
  request_overcapture: 'if_available',
} as const;

function optionsOf({ instrument, extras, threeDSecure }: Payment): Options {
  if (instrument.type !== 'card') return instrument.options ?? {};
  return { card: { ...(extras && EXTRAS), request_three_d_secure: threeDSecure } };
}

const customerOf = (world: World, which: Which | null): { customer?: string } => {
  const found = which && pick(world, 'customer', which, () => true);
  return found ? { customer: found.id } : {};
};

/** What the table of methods says that it takes. */
function wishesOf({ instrument, bold, capture, future }: Payment): Pick<Payment, 'capture' | 'future'> {
  const kind = knownKind(instrument.type);
  return {
    capture: capture === 'manual' && !kind.manualCapture && !bold ? 'automatic' : capture,
    future: future !== null && (bold || kind.future?.includes(future)) ? future : null,
  };
}

const currencyOf = ({ instrument: { currencies }, currency }: Payment): string =>
  currencies[currency % currencies.length] as string;

async function create(world: World, payment: Payment): Promise<unknown> {
  const { instrument, amount, confirm, customer } = payment;
  const { capture, future } = wishesOf(payment);
  return world.stripe.paymentIntents.create({
    amount,
    currency: currencyOf(payment),
    payment_method_types: [instrument.type],
    capture_method: capture,
    payment_method_options: optionsOf(payment) ?? {},
    ...(future && { setup_future_usage: future }),
    ...customerOf(world, customer),
    ...(confirm && { ...confirmation(instrument), confirm }),
  });
}

export const pay = (payment: Payment): Move => {
  const { instrument, amount, confirm, customer } = payment;
  const { capture, future } = wishesOf(payment);
  const how = [confirm ? '' : 'later', capture, future ?? '', customer && 'by a customer'].filter(Boolean).join(', ');
  return move(`pay ${amount} ${currencyOf(payment)} with ${instrument.name} (${how})`, (world) =>
    create(world, payment),
  );
};

const isOpen = ({ status }: { status?: string | null }): boolean => status?.startsWith('requires_') === true;
const waits = ({ status }: { status?: string | null }): boolean => status === 'requires_action';

export const confirm = (which: Which, instrument: Instrument, offSession: boolean): Move =>
  move(`confirm with ${instrument.name}${offSession ? ', off session' : ''}`, async (world) => {
    const intent = pick(world, 'payment_intent', which, isOpen);
    const { return_url, ...how } = confirmation(instrument);
    await world.stripe.paymentIntents.confirm(intent.id, {
      ...how,
      ...(offSession ? { off_session: true } : { return_url }),
      payment_method_types: [instrument.type],
      payment_method_options: instrument.options ?? {},
    });
  });

type Answer = 'complete' | 'fail';

/** The customer answers on the page. */
export const answer = (which: Which, kind: Kind, how: Answer): Move =>
  move(`answer on the page of a ${kind}: ${how}`, async (world) => {
    const intent = pick(world, kind, which, waits);
    const path = `/_awning/challenge/${world.account}/${intent.id}`;
    const { status } = await world.api.post(path, { client_secret: intent.client_secret as string, answer: how });
    if (status >= 500) throw new Error(`the page of ${intent.id} answers ${status}`);
  });

type Deposits = Stripe.PaymentIntentVerifyMicrodepositsParams;

export const deposits = (which: Which, kind: Kind, given: Deposits): Move =>
  move(`deposits of a ${kind}: ${JSON.stringify(given)}`, async (world) => {
    const intent = pick(world, kind, which, (one) => actionOf(one) === 'verify_with_microdeposits');
    const { paymentIntents, setupIntents } = world.stripe;
    if (kind === 'payment_intent') await paymentIntents.verifyMicrodeposits(intent.id, given);
    else await setupIntents.verifyMicrodeposits(intent.id, given);
  });

export const capture = (which: Which, part: number | null, final: boolean): Move =>
  move(`capture ${part === null ? 'all' : `${part} %`}${final ? '' : ', not for the last time'}`, async (world) => {
    const intent = pick(world, 'payment_intent', which, ({ status }) => status === 'requires_capture');
    const amount_to_capture = part === null ? undefined : Math.floor(((intent.amount as number) * part) / 100);
    await world.stripe.paymentIntents.capture(intent.id, {
      ...(amount_to_capture !== undefined && { amount_to_capture }),
      ...(!final && { final_capture: false }),
    });
  });

export const increment = (which: Which, by: number): Move =>
  move(`set ${by} more aside`, async (world) => {
    const intent = pick(world, 'payment_intent', which, ({ status }) => status === 'requires_capture');
    await world.stripe.paymentIntents.incrementAuthorization(intent.id, { amount: (intent.amount as number) + by });
  });

export const changeAmount = (which: Which, amount: number): Move =>
  move(`change the amount to ${amount}`, async (world) => {
    const intent = pick(world, 'payment_intent', which, isOpen);
    await world.stripe.paymentIntents.update(intent.id, { amount });
  });

const hasEnded = (status: unknown): boolean => status === 'succeeded' || status === 'canceled';

export const cancel = (which: Which, kind: 'payment_intent' | 'setup_intent'): Move =>
  move(`cancel a ${kind}`, async (world) => {
    const intent = pick(world, kind, which, ({ status }) => !hasEnded(status));
    if (kind === 'payment_intent') await world.stripe.paymentIntents.cancel(intent.id);
    else await world.stripe.setupIntents.cancel(intent.id);
  });

type Usage = 'off_session' | 'on_session';

export const setUp = (instrument: Instrument, customer: Which | null, usage: Usage, confirmed: boolean): Move =>
  move(
    `set ${instrument.name} up for ${usage}${customer ? ', of a customer' : ''}${confirmed ? '' : ', later'}`,
    (world) =>
      world.stripe.setupIntents.create({
        ...(confirmed && { ...confirmation(instrument), confirm: true }),
        ...customerOf(world, customer),
        payment_method_types: [instrument.type],
        usage,
      } as Stripe.SetupIntentCreateParams),
  );

/** What a customer has kept pays again. */
export const payAgain = (which: Which, amount: number, currency: string): Move =>
  move(`pay ${amount} ${currency} with what is kept, off session`, async (world) => {
    const method = pick(world, 'payment_method', which, ({ customer }) => Boolean(customer));
    await world.stripe.paymentIntents.create({
      amount,
      currency,
      confirm: true,
      customer: method.customer as string,
      off_session: true,
      payment_method: method.id,
      payment_method_types: [method.type as string],
    });
  });

export const detach = (which: Which): Move =>
  move('detach a method', async (world) => {
    const method = pick(world, 'payment_method', which, ({ customer }) => Boolean(customer));
    await world.stripe.paymentMethods.detach(method.id);
  });

export const attach = (which: Which, instrument: Instrument): Move =>
  move(`attach ${instrument.name}`, async (world) => {
    const { id: customer } = pick(world, 'customer', which, () => true);
    const { payment_method, payment_method_data } = instrument.method;
    const { id } = payment_method_data
      ? await world.stripe.paymentMethods.create(payment_method_data as Stripe.PaymentMethodCreateParams)
      : { id: payment_method as string };
    await world.stripe.paymentMethods.attach(id, { customer });
  });

export const confirmSetup = (which: Which, instrument: Instrument): Move =>
  move(`confirm a setup with ${instrument.name}`, async (world) => {
    const { id } = pick(world, 'setup_intent', which, isOpen);
    await world.stripe.setupIntents.confirm(id, confirmation(instrument));
  });
