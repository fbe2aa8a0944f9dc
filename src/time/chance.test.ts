import { describe, expect, it } from 'vitest';
import { Chance, randomSeed } from './chance.ts';

describe('chance', () => {
  it('gives the same characters for the same seed, place and number', () => {
    expect(new Chance('s').draw('acct_1', 7, 20)).toBe(new Chance('s').draw('acct_1', 7, 20));
  });

  it('gives others for another seed, place or number', () => {
    const chance = new Chance('s');
    const draws = [
      chance.draw('a', 1, 14),
      chance.draw('a', 2, 14),
      chance.draw('b', 1, 14),
      new Chance('t').draw('a', 1, 14),
    ];
    expect(new Set(draws).size).toBe(4);
  });

  it('never repeats itself in 200,000 draws', () => {
    const chance = new Chance('s');
    const seen = new Set<string>();
    for (let n = 0; n < 200_000; n++) seen.add(chance.draw('acct_1', n, 8));
    expect(seen.size).toBe(200_000);
  });

  it('uses every letter and digit about as often', () => {
    const counts = new Map<string, number>();
    const text = Array.from({ length: 500 }, (_, n) => new Chance('s').draw('a', n, 62)).join('');
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(150);
  });

  it('makes seeds that differ', () => {
    expect(randomSeed()).not.toBe(randomSeed());
  });
});
