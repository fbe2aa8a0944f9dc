import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StripeError } from './errors.ts';
import { decodeForm } from './form.ts';
import { contractForTests } from './runtime/contract-for-tests.ts';
import { createValidator } from './validate.ts';

const validator = createValidator(contractForTests);
const VALID = 'amount=100&currency=usd';

const validated = (body: string, operation = 'POST /v1/charges') =>
  JSON.parse(JSON.stringify(validator.validate(operation, decodeForm(body)).params)) as unknown;

function refusal(body: string, operation?: string): StripeError['body'] {
  try {
    validated(body, operation);
  } catch (error) {
    if (error instanceof StripeError) return error.body;
    throw error;
  }
  throw new Error(`'${body}' was accepted`);
}

describe('typed parameters', () => {
  test.each<[string, object]>([
    ['confirm=true', { confirm: true }],
    ['confirm=False', { confirm: false }],
    ['capture_method=manual', { capture_method: 'manual' }],
    ['description=', { description: '' }],
    ['percent=12.5', { percent: 12.5 }],
    ['trial_end=now', { trial_end: 'now' }],
    ['trial_end=1700000000', { trial_end: 1700000000 }],
    ['created=5', { created: 5 }],
    ['created[gte]=5&created[lt]=9', { created: { gte: 5, lt: 9 } }],
    ['payment_method_types[]=card&payment_method_types[]=link', { payment_method_types: ['card', 'link'] }],
    ['payment_method_types[9]=link&payment_method_types[1]=card', { payment_method_types: ['card', 'link'] }],
    ['items[0][price]=p&items[1][quantity]=2', { items: [{ price: 'p' }, { quantity: 2 }] }],
    ['items[][price]=p&items[][price]=q', { items: [{ price: 'p' }, { price: 'q' }] }],
    [
      'items[0][price_data][currency]=usd&items[0][price_data][unit_amount_decimal]=0.5',
      { items: [{ price_data: { currency: 'usd', unit_amount_decimal: '0.5' } }] },
    ],
    ['items=', { items: '' }],
    ['metadata[order]=1&metadata[gone]=', { metadata: { order: '1', gone: '' } }],
    ['metadata=', { metadata: '' }],
    ['shipping[address][city]=&shipping[name]=n', { shipping: { address: { city: '' }, name: 'n' } }],
    ['currency_options[eur][currency]=eur', { currency_options: { eur: { currency: 'eur' } } }],
  ])('%s', (body, expected) => {
    expect(validated(`${VALID}&${body}`)).toEqual({ amount: 100, currency: 'usd', ...expected });
  });
});

/** Texts are quoted by users of the API; see the sources in messages.ts and in the catalogue. */
describe("Stripe's complaints", () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['currency=usd', 'Missing required param: amount.', 'amount', 'parameter_missing'],
    [
      `${VALID}&shipping[name]=n`,
      'Missing required param: shipping[address].',
      'shipping[address]',
      'parameter_missing',
    ],
    [
      `${VALID}&items[0][price_data][unit_amount]=1`,
      'Missing required param: items[0][price_data][currency].',
      'items[0][price_data][currency]',
      'parameter_missing',
    ],
    [`${VALID}&foo=1`, 'Received unknown parameter: foo', 'foo', 'parameter_unknown'],
    [
      `${VALID}&descripton=1`,
      'Received unknown parameter: descripton. Did you mean description?',
      'descripton',
      'parameter_unknown',
    ],
    [`${VALID}&foo=1&bar[x]=2`, 'Received unknown parameters: foo, bar', 'foo', 'parameter_unknown'],
    [`${VALID}&shipping[nope]=1`, 'Received unknown parameter: shipping[nope]', 'shipping[nope]', 'parameter_unknown'],
    ['amount=abc&currency=usd', 'Invalid integer: abc', 'amount', 'parameter_invalid_integer'],
    ['amount=10.5&currency=usd', 'Invalid integer: 10.5', 'amount', 'parameter_invalid_integer'],
    [
      'amount=9007199254740993&currency=usd',
      'Invalid integer: 9007199254740993',
      'amount',
      'parameter_invalid_integer',
    ],
    ['amount[a]=1&currency=usd', 'Invalid integer: {"a":"1"}', 'amount', 'parameter_invalid_integer'],
    [`${VALID}&trial_end=soon`, 'Invalid integer: soon', 'trial_end', 'parameter_invalid_integer'],
    [`${VALID}&confirm=maybe`, 'Invalid boolean: maybe', 'confirm', undefined],
    [`${VALID}&percent=x`, 'Invalid decimal: x', 'percent', undefined],
    [
      `${VALID}&capture_method=x`,
      'Invalid capture_method: must be one of automatic, automatic_async, or manual',
      'capture_method',
      undefined,
    ],
    [`${VALID}&receipt_email[]=a&receipt_email[]=b`, 'Invalid string: {"0":"a","1":"b"}', 'receipt_email', undefined],
    [
      `${VALID}&description=${'a'.repeat(250)}bcdefgh`,
      'Invalid string: aaaa...efgh; must be at most 256 characters',
      'description',
      undefined,
    ],
    [
      `${VALID}&receipt_email=${'€'.repeat(5001)}`,
      'Invalid string: €€€€...€€€€; must be at most 5000 characters',
      'receipt_email',
      undefined,
    ],
    [`${VALID}&shipping=x`, 'Invalid object', 'shipping', undefined],
    [`${VALID}&shipping[]=x`, 'Invalid object', 'shipping', undefined],
    [`${VALID}&items=x`, 'Invalid array', 'items', undefined],
    [`${VALID}&items[a]=x`, 'Invalid array', 'items', undefined],
    [`${VALID}&items[0]=x`, 'Invalid object', 'items[0]', undefined],
    [
      `${VALID}&items[0][price_data][currency]=usd&items[0][price_data][unit_amount_decimal]=x`,
      'Invalid decimal: x',
      'items[0][price_data][unit_amount_decimal]',
      undefined,
    ],
    [
      `${VALID}&items[0][price_data][currency]=usd&items[0][price_data][unit_amount_decimal]=1.1234567890123`,
      'Invalid decimal: 0.11234567890123e1; must contain at most 12 decimal places.',
      'items[0][price_data][unit_amount_decimal]',
      undefined,
    ],
  ])('%s', (body, message, param, code) => {
    expect(refusal(body)).toMatchObject({ type: 'invalid_request_error', message });
    expect(refusal(body).param).toBe(param);
    expect(refusal(body).code).toBe(code);
  });

  test.each(['amount', 'receipt_email', 'shipping[name]', 'payment_method_types[0]', 'items[0][price]'])(
    '%s may not be empty',
    (param) => {
      const body = `${VALID}&shipping[address][line1]=x&shipping[name]=n&${param}=`;
      expect(refusal(body)).toEqual({
        type: 'invalid_request_error',
        code: 'parameter_invalid_empty',
        param,
        message:
          `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' ` +
          `cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
      });
    },
  );
});

/** Sources: unknown before all else [seen]; the rest assumed. */
describe('which of two faults is named', () => {
  test.each([
    ['amount=abc&foo=1', 'Received unknown parameter: foo'],
    ['foo=1', 'Received unknown parameter: foo'],
    ['amount=abc', 'Missing required param: currency.'],
    ['capture_method=x&confirm=y', 'Missing required param: amount.'],
    [`${VALID}&shipping[foo]=1&confirm=y`, 'Received unknown parameter: shipping[foo]'],
    [`${VALID}&confirm=y&capture_method=x`, 'Invalid boolean: y'],
    [
      `${VALID}&capture_method=x&confirm=y`,
      'Invalid capture_method: must be one of automatic, automatic_async, or manual',
    ],
  ])('%s', (body, message) => {
    expect(refusal(body).message).toBe(message);
  });
});

describe('metadata', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `metadata[k${i}]=v`).join('&');
  test.each([
    [
      `metadata[${'k'.repeat(41)}]=v`,
      /^Metadata keys can have up to 40 characters, but you passed in a key that is 41 characters. Invalid key: k+$/,
    ],
    [
      `metadata[k]=${'v'.repeat(501)}`,
      /^Metadata values can have up to 500 characters, but you passed in a value that is 501 characters. Invalid value: v+$/,
    ],
    [many(51), /^Metadata can have up to 50 keys, but you've set 51\.$/],
    ['metadata=x', /^Invalid metadata: metadata must be a set of key-value pairs$/],
    ['metadata[a][]=1', /^Invalid value type: \{"0":"1"\} must be a string$/],
  ])('%s', (body, message) => {
    expect(refusal(`${VALID}&${body}`).message).toMatch(message);
  });

  test('the limits themselves are fine', () => {
    expect(validated(`${VALID}&${many(50)}`)).toMatchObject({ metadata: { k49: 'v' } });
    expect(validated(`${VALID}&metadata[${'k'.repeat(40)}]=${'€'.repeat(500)}`)).toBeDefined();
  });
});

/** Stripe moves `limit` into its range and refuses only what is no integer. [seen] */
describe('limit', () => {
  test.each([
    ['0', 1],
    ['-1', 1],
    ['7', 7],
    ['101', 100],
  ])('%s gives %i', (given, used) => {
    expect(validated(`limit=${given}`, 'GET /v1/charges')).toEqual({ limit: used });
  });

  test('text is refused', () => {
    expect(refusal('limit=abc', 'GET /v1/charges')).toMatchObject({ message: 'Invalid integer: abc', param: 'limit' });
  });
});

describe('hostile input', () => {
  test('prototypes stay as they are', () => {
    const { params } = validator.validate(
      'POST /v1/charges',
      decodeForm(`${VALID}&metadata[__proto__]=x&metadata[constructor]=y`),
    );
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(JSON.stringify(params.metadata)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(refusal(`${VALID}&__proto__[x]=1`).message).toBe('Received unknown parameter: __proto__');
  });

  test('anything is accepted or refused with a StripeError', () => {
    const names = fc.constantFrom(
      'amount',
      'currency',
      'items',
      'metadata',
      'shipping',
      'created',
      'raw',
      'trial_end',
      'x',
      '__proto__',
    );
    const steps = fc.array(fc.constantFrom('[]', '[0]', '[a]', '[address]', '[price_data]', '[__proto__]', '[gte]'), {
      maxLength: 4,
    });
    const pair = fc
      .tuple(names, steps, fc.string())
      .map(([name, path, text]) => `${name}${path.join('')}=${encodeURIComponent(text)}`);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        try {
          validated(pairs.join('&'));
        } catch (error) {
          expect(error).toBeInstanceOf(StripeError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('20,000 unknown names are refused at once, in a short message', () => {
    const body = Array.from({ length: 20_000 }, (_, i) => `unknown${i}=1`).join('&');
    const start = performance.now();
    expect(refusal(body).message.length).toBeLessThan(1000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('an operation that the contract lacks is a fault of the program', () => {
  expect(() => validator.validate('GET /v1/nothing', {})).toThrow("The contract has no operation 'GET /v1/nothing'");
});
