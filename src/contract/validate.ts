/** Parameters against the contract: decoded form in, typed parameters or Stripe's error out. */

import type { Coerce } from './coerce.ts';
import type { FormNode } from './form.ts';
import type { Contract, OperationName } from './format.ts';
import { compileOperation } from './runtime/compile-shape.ts';
import { Problems } from './runtime/problems.ts';

/** Own properties only, of declared names; integers and booleans typed, decimals as text, `''` where that unsets. */
export type Params = Record<string, unknown>;

export interface Validator {
  /**
   * @param node what {@link decodeForm} made of the body or the query
   * @throws StripeError the one fault that Stripe would name first
   */
  validate(operation: OperationName, node: FormNode): { params: Params };
}

/** Compiles each operation's parameters at its first use. */
export function createValidator(contract: Contract): Validator {
  const compiled = new Map<OperationName, Coerce>();
  const shapes = new Map<number, Coerce>();
  return {
    validate(operation, node) {
      let check = compiled.get(operation);
      if (check === undefined) {
        check = compileOperation(contract, operation, shapes);
        compiled.set(operation, check);
      }
      const problems = new Problems();
      const params = check(node, '', problems) as Params;
      const error = problems.error();
      if (error !== undefined) throw error;
      return { params };
    },
  };
}
