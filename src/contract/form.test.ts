import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StripeError } from './errors.ts';
import { decodeForm, type FormNode } from './form.ts';

/** Hashes have no prototype, which `toEqual` overlooks. */
const decoded = (text: string): FormNode => decodeForm(text);

describe('what Stripe reads', () => {
  test.each<[string, unknown]>([
    ['', {}],
    ['a=1', { a: '1' }],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['a=1&&b=2&', { a: '1', b: '2' }],
    ['a=x=y', { a: 'x=y' }],
    ['a=1&a=2', { a: '2' }],
    ['a=b+c%20d%2B', { a: 'b c d+' }],
    ['a=%E2%82%AC', { a: '€' }],
    ['a[b]=c', { a: { b: 'c' } }],
    ['a%5Bb%5D=c', { a: { b: 'c' } }],
    ['a[b][c]=d&a[b][e]=f', { a: { b: { c: 'd', e: 'f' } } }],
    ['a[]=x&a[]=y', { a: ['x', 'y'] }],
    ['a[0]=x&a[1]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[0][b]=c', { a: { 0: { b: 'c' } } }],
    ['a[][b]=1&a[][c]=2&a[][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
    ['=1', {}],
  ])('%s', (text, expected) => {
    expect(decoded(text)).toEqual(expected);
  });

  test.each(['a[b=1', 'a]b=1', '[a]=1', '[]=1', 'a[b]c=1', 'a[[b]=1'])(
    'brackets that do not balance are a name: %s',
    (text) => {
      const hash = decodeForm(text);
      expect(Object.keys(hash)).toHaveLength(1);
    },
  );
});

describe('what is refused', () => {
  test.each(['a=1&a[b]=2', 'a[b]=1&a=2', 'a[]=1&a[b]=2', 'a[b]=1&a[]=2', 'a=%zz', 'a=%', 'a=%FF', '%C3=1'])(
    '%s',
    (text) => {
      expect(() => decodeForm(text)).toThrow(StripeError);
    },
  );

  test('too many pairs, and names too deep', () => {
    expect(() => decodeForm('a=1&'.repeat(100_000))).toThrow(StripeError);
    expect(() => decodeForm(`a${'[b]'.repeat(10_000)}=1`)).toThrow(StripeError);
    expect(() => decodeForm(`a${'[]'.repeat(10_000)}=1`)).toThrow(StripeError);
  });
});

describe('hostile input', () => {
  test.each([
    '__proto__[x]=1',
    'constructor[prototype][x]=1',
    'a[__proto__][x]=1',
    '__proto__=1',
    'a[][__proto__][x]=1',
  ])('touches no prototype: %s', (text) => {
    const hash = decodeForm(text);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(hash.x).toBeUndefined();
    expect(Object.keys(hash)).toHaveLength(1);
  });

  test('any text gives a hash or a StripeError', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '[',
      ']',
      '[]',
      '[0]',
      '=',
      '&',
      '%',
      '%5B',
      '+',
      '__proto__',
      '\0',
      '\ud800',
      '\u20ac',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          expect(typeof decodeForm(given)).toBe('object');
        } catch (error) {
          expect(error).toBeInstanceOf(StripeError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('what an encoder writes is read back', () => {
    const leaf = fc.string({ minLength: 1, unit: 'grapheme' });
    const key = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !/[[\]]/.test(name));
    fc.assert(
      fc.property(fc.dictionary(key, fc.dictionary(key, leaf, { minKeys: 1 })), (tree) => {
        const pairs = Object.entries(tree).flatMap(([outer, inner]) =>
          Object.entries(inner).map(([name, text]) => `${encode(`${outer}[${name}]`)}=${encode(text)}`),
        );
        expect(JSON.stringify(decodeForm(pairs.join('&')))).toBe(JSON.stringify(tree));
      }),
    );
  });

  test('20,000 pairs or a name of a megabyte take no time', () => {
    const start = performance.now();
    decodeForm(Array.from({ length: 20_000 }, (_, i) => `a[${i}][b]=1`).join('&'));
    decodeForm(`a${'['.repeat(1_000_000)}=1`);
    decodeForm(`${'a'.repeat(1_000_000)}=1`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

function encode(text: string): string {
  return encodeURIComponent(text);
}
