/** Checks answers against the contract: the test of every test. */
import type { Contract, OperationName, ShapeRef } from './format.ts';
import { type Breach, createShapeCheck } from './runtime/check-shape.ts';

export interface Checker {
  /** @returns every breach with its path, such as `charge.refunds.data[0].amount: missing`; empty when all is well */
  check(operation: OperationName, answer: unknown): string[];
  /** As {@link check}, for one object by the value of its `object` field, or `deleted_customer`. */
  checkObject(name: string, object: unknown): string[];
}

export function createChecker(contract: Contract): Checker {
  const checkShape = createShapeCheck(contract);
  const run = (ref: ShapeRef | undefined, value: unknown, root: string): string[] => {
    if (ref === undefined) return [`${root}: the contract does not know it`];
    return checkShape(ref, value, root).map(render);
  };
  return {
    check: (operation, answer) => run(contract.operations[operation]?.answer, answer, rootName(answer)),
    checkObject: (name, object) => run(contract.objects[name], object, name),
  };
}

function rootName(answer: unknown): string {
  const name = typeof answer === 'object' && answer !== null ? (answer as { object?: unknown }).object : undefined;
  return typeof name === 'string' ? name : 'answer';
}

function render({ path, fault }: Breach): string {
  return `${path}: ${fault}`;
}
