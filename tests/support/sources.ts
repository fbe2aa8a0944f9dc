/** Where a test's truth comes from. A test without one is refused. */

export const SOURCE_KINDS = ['docs', 'types', 'recording', 'quoted', 'assumed'] as const;

export interface Source {
  kind: (typeof SOURCE_KINDS)[number];
  /** The docs page's path, the recording's name, who is quoted, or the reason for an assumption. */
  detail: string;
}

/** @param page path of the page under docs.stripe.com, such as `payments/payment-intents` */
export const docs = (page: string): Source => ({ kind: 'docs', detail: page });

/** The declarations of the official package. */
export const types = (): Source => ({ kind: 'types', detail: 'stripe/types' });

/** Real traffic. @param name of the recorded test */
export const recording = (name: string): Source => ({ kind: 'recording', detail: name });

/** What people who asked Stripe wrote down that it answered. @param where such as a program's tests, or a question */
export const quoted = (where: string): Source => ({ kind: 'quoted', detail: where });

/** A debt: nothing says so, it is only likely. @param why it is likely */
export const assumed = (why: string): Source => ({ kind: 'assumed', detail: why });

/** @throws when a test names no source, or an empty one */
export function requireSource(test: string, source: Source | undefined): void {
  if (source && SOURCE_KINDS.includes(source.kind) && source.detail !== '') return;
  const choice = "docs('page'), types(), recording('name'), quoted('where') or assumed('why')";
  throw new Error(`Test '${test}' does not say where its truth comes from: pass ${choice} as second argument`);
}
