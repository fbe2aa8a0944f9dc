/**
 * "Did you mean": the known name that Stripe names beside an unknown one.
 * Stripe's suggestions (`payment_method_configuration` → `payment_behavior`, `customer_data` → `customer_update`) are those
 * of Ruby's own spell checker: near by Jaro-Winkler first, then by edits. https://github.com/ruby/did_you_mean
 */
import { editDistance, jaroWinkler } from './runtime/distance.ts';

/** Longer names are no typing errors; this also bounds the work on hostile input. */
const MAX_LENGTH = 64;

/** @param known the names that would have been right */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const input = name.toLowerCase();
  const least = input.length > 3 ? 0.834 : 0.77;
  const near = [...known]
    .map((word) => ({ word, likeness: jaroWinkler(word, input) }))
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ word }) => word);
  const mistyped = near.find((word) => editDistance(word, input) <= Math.ceil(input.length / 4));
  return mistyped ?? near.find((word) => editDistance(word, input) < Math.min(word.length, input.length));
}
