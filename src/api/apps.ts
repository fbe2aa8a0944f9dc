/** What an app may do with the key of one customer. https://docs.stripe.com/payments/accept-a-payment?platform=ios#add-server-endpoint */

import { errors, maskKey } from '../contract/errors.ts';
import { decodeForm } from '../contract/form.ts';
import type { OperationName } from '../contract/format.ts';
import type { EphemeralFacts } from '../resources/ephemeral-keys/index.ts';
import { readClock } from '../time/sandbox-clock.ts';
import type { Journey } from './traveller.ts';

const CUSTOMER = '/v1/customers/{customer}';
const METHOD = '/v1/payment_methods/{payment_method}';

/** The customer is named by the path, by a parameter, or by what the path names. */
const ALLOWED: Readonly<Record<OperationName, 'path' | 'parameter' | 'method'>> = {
  [`GET ${CUSTOMER}`]: 'path',
  [`POST ${CUSTOMER}`]: 'path',
  [`GET ${CUSTOMER}/payment_methods`]: 'path',
  [`POST ${CUSTOMER}/sources`]: 'path',
  [`DELETE ${CUSTOMER}/sources/{id}`]: 'path',
  'GET /v1/payment_methods': 'parameter',
  [`POST ${METHOD}/attach`]: 'parameter',
  [`POST ${METHOD}/detach`]: 'method',
  [`POST ${METHOD}`]: 'method',
};

/** @throws StripeError when the key has expired, or belongs to another customer than the request is about */
export async function permitApp(journey: Journey, secret: string): Promise<void> {
  const { api, caller, route } = journey;
  const { key, now } = await api.store.read(caller.account, async (reader) => ({
    key: (await reader.list('ephemeral_key', { where: { secret }, limit: 1 })).records[0],
    now: (await readClock(reader, api.env.baseClock)).now() / 1000,
  }));
  if (key === undefined) throw errors.invalidApiKey(maskKey(secret));
  if ((key.data.expires as number) <= now) throw errors.expiredKey(maskKey(secret));
  const about = ALLOWED[route.operation];
  const { customer } = key.internal as unknown as EphemeralFacts;
  if (about === undefined || (await customerOf(journey, about)) !== customer) throw errors.permissionWithEphemeralKey();
}

async function customerOf(journey: Journey, about: 'path' | 'parameter' | 'method'): Promise<unknown> {
  const { api, caller, request, route } = journey;
  if (about === 'path') return route.path.customer;
  if (about === 'parameter') {
    const body = new TextDecoder().decode(request.body);
    return decodeForm(request.method === 'GET' ? request.query : body).customer;
  }
  const id = route.path.payment_method ?? '';
  return (await api.store.read(caller.account, (reader) => reader.get('payment_method', id)))?.data.customer;
}
