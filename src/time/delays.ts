/** How long after its cause a thing happens that Stripe does in the background, in seconds. */
import type { Clock } from './clock.ts';

const DELAYS = {
  /** From a payment that is available at once to the event that says so. */
  availableBalance: 1,
  /** From the payment to its balance transaction, where the capture is asynchronous. */
  asynchronousCapture: 1,
  /** Until a payout has left for the bank, and until it is there; by the calendar where the clock stands still. */
  payoutLeaves: 1,
  payoutArrives: 2,
  /** Until a bank has read the evidence about a dispute. */
  verdict: 1,
  /** Until a bank settles a refund that it did not settle at once. */
  refund: 1,
  /** Until a bank says what a refund can be found by. */
  refundReference: 2,
  /** Until a bank has answered about a debit. */
  debit: 1,
  /** The same of the test accounts that take their time. */
  slowDebit: 180,
  /** Until a bank has accepted a mandate, or refused it. */
  mandate: 1,
  /** Until small deposits that do not arrive have come back. */
  deposits: 1,
  /** Until a customer has approved a payment in a banking app. */
  approval: 1,
  /** Until a customer has paid a voucher, or let it expire, at once or after a while. */
  voucher: 1,
  slowVoucher: 180,
  /** Until a government's register has answered about a tax id. */
  taxId: 1,
} as const;

/** On a clock that stands still, waiting would never end: what takes moments happens right after the answer. */
export const delayOf = (name: keyof typeof DELAYS, clock: Clock): number => (clock.frozen ? 0 : DELAYS[name]);

/**
 * What takes Stripe days takes moments on a clock that runs, so that nobody has to wait for it; one that stands still is
 * moved by somebody, and it takes its days there.
 * @param real seconds
 */
export const waitOf = (name: keyof typeof DELAYS, clock: Clock, real: number): number =>
  clock.frozen ? real : Math.min(real, DELAYS[name]);
