/** Parameters that may have one of several shapes. */
import type { Coerce } from '../coerce.ts';
import type { FormNode } from '../form.ts';
import type { Shape } from '../format.ts';
import { Problems } from './problems.ts';

export interface Alternative {
  kind: Shape['kind'];
  coerce: Coerce;
}

/** The more particular comes first: `now` before a timestamp, anything before free text. */
const ORDER: readonly Shape['kind'][] = ['enum', 'boolean', 'integer', 'timestamp', 'number', 'decimal', 'string'];

/** @returns what the first fitting alternative makes of a value; when none fits, the complaint of the nearest */
export function union(alternatives: readonly Alternative[]): Coerce {
  const sorted = [...alternatives].sort((a, b) => rank(a) - rank(b));
  const scalars = sorted.filter((one) => !isStructure(one));
  const structures = sorted.filter(isStructure);
  return (node, path, problems) => {
    const fitting = typeof node === 'string' ? scalars : structures;
    const candidates = fitting.length > 0 ? fitting : sorted;
    let nearest: Problems | undefined;
    for (const candidate of candidates) {
      const found = new Problems();
      const result = candidate.coerce(node as FormNode, path, found);
      if (found.none) return result;
      if (nearest === undefined || found.weight <= nearest.weight) nearest = found;
    }
    if (nearest !== undefined) problems.add(nearest);
    return undefined;
  };
}

function rank(alternative: Alternative): number {
  const index = ORDER.indexOf(alternative.kind);
  return index === -1 ? ORDER.length : index;
}

function isStructure(alternative: Alternative): boolean {
  return ['hash', 'map', 'array', 'any', 'object', 'list', 'search_result', 'union'].includes(alternative.kind);
}
