/** What is wrong with a request's parameters, and which of several faults Stripe names. */

import { messages } from '../messages.ts';
import { suggest } from '../suggest.ts';
import { invalidRequest, type StripeError } from './stripe-error.ts';

/** Bounds what a message repeats of hostile names. */
const LONGEST_REPEATED = 500;
const MOST_REPEATED = 20;

/**
 * Collects faults over the whole tree of parameters. Order of precedence, highest first:
 * unknown parameters, missing ones, then wrong types, values and lengths in the order in which they were sent.
 */
export class Problems {
  private readonly unknownPaths: string[] = [];
  private suggestion: string | undefined;
  private missingPath: string | undefined;
  private firstInvalid: StripeError | undefined;

  get none(): boolean {
    return this.unknownPaths.length === 0 && this.missingPath === undefined && this.firstInvalid === undefined;
  }

  /** @param known the names that the hash around it has */
  unknown(path: string, name: string, known: Iterable<string>): void {
    if (this.unknownPaths.length === 0) this.suggestion = suggest(name, known);
    this.unknownPaths.push(path.slice(0, LONGEST_REPEATED));
  }

  /** For rules that say so of no parameter in particular. */
  refuse(error: StripeError): undefined {
    this.firstInvalid ??= error;
    return undefined;
  }

  missing(path: string): void {
    this.missingPath ??= path;
  }

  invalid(message: string, path: string, code?: string): undefined {
    this.firstInvalid ??= invalidRequest(message, { param: path, code });
    return undefined;
  }

  /** How far a value is from an alternative of a union; less is nearer. */
  get weight(): number {
    return this.unknownPaths.length * 4 + (this.missingPath === undefined ? 0 : 2) + (this.firstInvalid ? 1 : 0);
  }

  /** Takes over what another collection found. */
  add(other: Problems): void {
    if (this.unknownPaths.length === 0) this.suggestion = other.suggestion;
    for (const path of other.unknownPaths) this.unknownPaths.push(path);
    this.missingPath ??= other.missingPath;
    this.firstInvalid ??= other.firstInvalid;
  }

  /** @returns the one error that Stripe answers with, if there is any fault */
  error(): StripeError | undefined {
    const unknown = this.unknownPaths;
    if (unknown.length > 0) {
      const message = messages.unknown(unknown.slice(0, MOST_REPEATED), this.suggestion);
      return invalidRequest(message, { code: 'parameter_unknown', param: unknown[0] });
    }
    if (this.missingPath !== undefined) {
      const message = messages.missing(this.missingPath);
      return invalidRequest(message, { code: 'parameter_missing', param: this.missingPath });
    }
    return this.firstInvalid;
  }
}
