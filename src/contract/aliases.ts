/** Operations that Stripe answers and its package does not declare: older addresses of others. */

interface Alias {
  /** The operation whose parameters and answer it has. */
  like: string;
  summary: string;
}

export const ALIASES: Readonly<Record<string, Alias>> = {};
