/** A contract small enough to read, for the tests of this folder. */
import type { Contract, Field, Shape } from '../format.ts';

const shapes: Shape[] = [];
const add = (shape: Shape): number => shapes.push(shape) - 1;
const hash = (fields: Record<string, Field>): number => add({ kind: 'hash', fields });
const need = (shape: number): Field => ({ shape, required: true });
const may = (shape: number): Field => ({ shape });
const unsettable = (shape: number): Field => ({ shape, emptyable: true });
const answerOf = (shape: number): Field => ({ shape, required: true });
const orNull = (shape: number): Field => ({ shape, required: true, nullable: true });

const text = add({ kind: 'string' });
const name = add({ kind: 'string', max: 256 });
const integer = add({ kind: 'integer' });
const boolean = add({ kind: 'boolean' });
const decimal = add({ kind: 'decimal' });
const fraction = add({ kind: 'number' });
const timestamp = add({ kind: 'timestamp' });
const anything = add({ kind: 'any' });
const metadata = add({ kind: 'map', of: text });
const texts = add({ kind: 'array', of: text });
const captureMethod = add({ kind: 'enum', values: ['automatic', 'automatic_async', 'manual'] });
const now = add({ kind: 'enum', values: ['now'] });
const trialEnd = add({ kind: 'union', of: [timestamp, now] });
const range = hash({ gt: may(integer), gte: may(integer), lt: may(integer), lte: may(integer) });
const created = add({ kind: 'union', of: [range, integer] });
const priceData = hash({ currency: need(text), unit_amount: may(integer), unit_amount_decimal: may(decimal) });
const item = hash({
  price: may(text),
  price_data: may(priceData),
  quantity: may(integer),
  metadata: unsettable(metadata),
});
const items = add({ kind: 'array', of: item });
const address = hash({ city: unsettable(text), line1: may(text) });
const shipping = hash({ address: need(address), name: need(text) });
const options = add({ kind: 'map', of: priceData });

const create = hash({
  amount: need(integer),
  currency: need(text),
  capture_method: may(captureMethod),
  confirm: may(boolean),
  created: may(created),
  currency_options: may(options),
  description: unsettable(name),
  expand: may(texts),
  items: unsettable(items),
  metadata: unsettable(metadata),
  payment_method_types: may(texts),
  percent: may(fraction),
  raw: may(anything),
  receipt_email: may(text),
  shipping: unsettable(shipping),
  trial_end: may(trialEnd),
});
const list = hash({ limit: may(integer), starting_after: may(text), expand: may(texts), created: may(created) });

const object = (value: string): Field => answerOf(add({ kind: 'enum', values: [value] }));
const customerId = add({ kind: 'expandable', names: ['customer', 'deleted_customer'] });
const chargeId = add({ kind: 'expandable', names: ['charge'] });
const refundList = add({ kind: 'list', of: add({ kind: 'object', names: ['refund'] }) });
const sources = add({ kind: 'array', of: chargeId });

const objects = {
  customer: hash({
    id: answerOf(text),
    object: object('customer'),
    email: orNull(text),
    metadata: answerOf(metadata),
    address: orNull(address),
  }),
  deleted_customer: hash({ id: answerOf(text), object: object('customer'), deleted: answerOf(boolean) }),
  refund: hash({ id: answerOf(text), object: object('refund'), amount: answerOf(integer), charge: orNull(chargeId) }),
  charge: hash({
    id: answerOf(text),
    object: object('charge'),
    amount: answerOf(integer),
    customer: orNull(customerId),
    details: answerOf(hash({ payer: orNull(customerId), rate: orNull(decimal), ratio: may(fraction) })),
    metadata: answerOf(metadata),
    options: may(options),
    refunds: { shape: refundList },
    related: may(sources),
    status: answerOf(add({ kind: 'enum', values: ['failed', 'succeeded'] })),
  }),
};
const charge = add({ kind: 'object', names: ['charge'] });

/** Has `POST /v1/charges` (create), `GET /v1/charges` (list), `GET /v1/charges/search` and `GET /v1/charges/{charge}`. */
export const contractForTests: Contract = {
  apiVersion: '2026-01-28.clover',
  sdk: 'none',
  shapes,
  objects,
  operations: {
    'POST /v1/charges': { method: 'POST', path: '/v1/charges', params: create, answer: charge, summary: 'Creates' },
    'GET /v1/charges': {
      method: 'GET',
      path: '/v1/charges',
      params: list,
      answer: add({ kind: 'list', of: charge }),
      summary: 'Lists',
      paged: 'list',
    },
    'GET /v1/charges/search': {
      method: 'GET',
      path: '/v1/charges/search',
      params: list,
      answer: add({ kind: 'search_result', of: charge }),
      summary: 'Searches',
      paged: 'search',
    },
    'GET /v1/charges/{charge}': {
      method: 'GET',
      path: '/v1/charges/{charge}',
      params: hash({ expand: may(texts) }),
      answer: charge,
      summary: 'Retrieves',
    },
  },
};
