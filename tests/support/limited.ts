/** Programs for which the disk is full: no file of theirs may become larger than so many bytes. Linux has a program for that. */
import { execFileSync } from 'node:child_process';

/** @returns the command and arguments that run a program within the limit */
export const limited = (bytes: number, command: string, args: readonly string[]): [string, string[]] => [
  'prlimit',
  [`--fsize=${bytes}:unlimited`, command, ...args],
];

/** There is room again. */
export function unlimit(pid: number): void {
  execFileSync('prlimit', ['--fsize=unlimited', '--pid', String(pid)]);
}
