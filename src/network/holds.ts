/** What may be done with money that is set aside, where the merchant asked for it. https://docs.stripe.com/payments/extended-authorization and its sisters */

/** What was asked for, if available; test cards have it all. */
export interface HoldRequests {
  extended: boolean;
  incremental: boolean;
  multicapture: boolean;
  overcapture: boolean;
}

const DAY = 24 * 3600;
const LASTS = 7 * DAY;
const LASTS_EXTENDED = 30 * DAY;

/** Most that can be taken of what was set aside, in hundredths. */
const OVERCAPTURE_PERCENT = 120;

const available = (asked: boolean | undefined) => (asked ? 'available' : 'unavailable');

/** How far a capture may go beyond what was set aside. @param amount smallest unit */
export const overcapture = (amount: number, asked: boolean) => ({
  maximum_amount_capturable: asked ? Math.floor((amount * OVERCAPTURE_PERCENT) / 100) : amount,
  status: available(asked) as 'available' | 'unavailable',
});

/**
 * The part of a card payment's details that tells of its hold.
 * @param held set aside, and not taken yet
 * @param now seconds
 */
export function holdDetails(amount: number, held: boolean, now: number, asked: Partial<HoldRequests> = {}) {
  const extended = held && asked.extended === true;
  return {
    ...(held && { capture_before: now + (extended ? LASTS_EXTENDED : LASTS) }),
    extended_authorization: { status: extended ? ('enabled' as const) : ('disabled' as const) },
    incremental_authorization: { status: available(held && asked.incremental) as 'available' | 'unavailable' },
    multicapture: { status: available(held && asked.multicapture) as 'available' | 'unavailable' },
    overcapture: overcapture(amount, held && asked.overcapture === true),
  };
}
