/** How long a failed delivery waits for its next attempt, in milliseconds; after the last pause it is given up. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const SCHEDULES = {
  /** For tests: a receiver that comes back is reached within moments. */
  fast: [200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE],
  /** For up to three days. https://docs.stripe.com/webhooks#retries */
  stripe: [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, ...Array.from({ length: 4 }, () => 12 * HOUR)],
} as const satisfies Record<string, readonly number[]>;

export type ScheduleName = keyof typeof SCHEDULES;
