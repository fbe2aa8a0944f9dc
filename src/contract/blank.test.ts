import { describe, expect, test } from 'vitest';
import { createBlanks } from './blank.ts';
import { contractForTests } from './runtime/contract-for-tests.ts';

const blanks = createBlanks(contractForTests);
const facts = { id: 'ch_1', created: 5 };
const given = { amount: 5, customer: null, details: { payer: null }, status: 'failed' };

describe('a new object', () => {
  test('has what was given, and blanks for the rest, in the order of the contract', () => {
    const made = blanks.blank('charge', facts, given);
    expect(Object.entries(made)).toEqual([
      ['id', 'ch_1'],
      ['object', 'charge'],
      ['amount', 5],
      ['customer', null],
      ['details', { payer: null, rate: null }],
      ['metadata', {}],
      ['status', 'failed'],
    ]);
  });

  test('leaves out what may be left out and has no value', () => {
    const made = blanks.blank('charge', facts, { ...given, options: null, details: { ratio: null }, related: '' });
    expect(made).not.toHaveProperty('options');
    expect(made).not.toHaveProperty('related');
    expect(made.details).toEqual({ payer: null, rate: null });
  });

  test('has no empty text where none can be', () => {
    const made = blanks.blank('customer', facts, { address: '', email: '' });
    expect(made).toMatchObject({ address: null, email: '' });
    expect(blanks.blank('charge', facts, { ...given, details: { rate: '' } }).details).toMatchObject({ rate: null });
  });
});

describe('a change', () => {
  const before = blanks.blank('charge', facts, { ...given, options: { a: {} } });

  test('fills hashes and keeps the rest', () => {
    const after = blanks.change('charge', before, { details: { rate: '0.5' } });
    expect(after).toEqual({ ...before, details: { payer: null, rate: '0.5' } });
  });

  test('of nothing gives the same object', () => {
    expect(blanks.change('charge', before, { amount: 5 })).toBe(before);
  });

  test('takes away what is emptied', () => {
    for (const options of [null, '']) {
      expect(JSON.parse(JSON.stringify(blanks.change('charge', before, { options })))).not.toHaveProperty('options');
    }
  });
});
