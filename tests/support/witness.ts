/** Looks at every answer that a test gets: is it what the contract promises, and did the server hold? */
import { checkAnswer, findOperation } from './contract.ts';

export interface Exchange {
  method: string;
  url: string;
  status: number;
  body: string;
}

const PREVIEW = 500;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function errorBreaches(answer: unknown): string[] {
  const error = (answer as { error?: { type?: unknown; message?: unknown } } | undefined)?.error;
  return typeof error?.type === 'string' ? [] : ["an error's body must be { error: { type, … } }"];
}

export class Witness {
  /** What was wrong, one line each. */
  readonly breaches: string[] = [];
  /** Operations that were answered with success. */
  readonly exercised = new Set<string>();

  see({ method, url, status, body }: Exchange): void {
    const path = new URL(url).pathname;
    if (!path.startsWith('/v1/')) return;
    const answer = parse(body);
    const operation = findOperation(method, path);
    const wrong =
      status >= 500
        ? [`the server failed: ${body.slice(0, PREVIEW)}`]
        : status >= 400
          ? errorBreaches(answer)
          : operation
            ? checkAnswer(operation, answer)
            : ['no operation of the contract has this path'];
    for (const text of wrong) this.breaches.push(`${method} ${path} → ${status}: ${text}`);
    if (operation && status < 300 && wrong.length === 0) this.exercised.add(operation);
  }
}
