/** The contract, as the tests use it. */
import { readFileSync } from 'node:fs';
import { createChecker } from '../../src/contract/check.ts';
import type { Contract } from '../../src/contract/format.ts';
import { operationFinder } from './operations.ts';

const file = new URL('../../generated/contract.json', import.meta.url);
export const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract;
const checker = createChecker(contract);

export const findOperation = operationFinder(Object.keys(contract.operations));

/** @returns what is wrong with an answer, one line each */
export function checkAnswer(operation: string, answer: unknown): string[] {
  return checker.check(operation, answer);
}
