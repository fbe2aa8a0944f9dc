/** What a bank says no with. https://docs.stripe.com/declines/codes and https://docs.stripe.com/error-codes */

export interface Decline {
  code: string;
  decline_code?: string;
  /** What to do about it. https://docs.stripe.com/declines/card#retrying-issuer-declines */
  advice_code?: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';
  /** The card network's own advice and reason. */
  network_advice_code?: string;
  network_decline_code?: string;
  param?: string;
  message: string;
}

const DECLINED = 'Your card was declined.';

/** A no of the issuer that says little to the customer. */
const declined = (decline_code: string, rest: Partial<Decline> = {}): Decline => ({
  code: 'card_declined',
  decline_code,
  message: DECLINED,
  ...rest,
});

const LATER = { advice_code: 'try_again_later' } as const;
const NEVER = { advice_code: 'do_not_try_again', network_advice_code: '01' } as const;

/** Advice and network codes of the first rows are those of recorded declines. */
export const declines = {
  generic_decline: declined('generic_decline', { ...LATER, network_decline_code: '01' }),
  insufficient_funds: declined('insufficient_funds', {
    ...LATER,
    network_advice_code: '02',
    network_decline_code: '51',
    message: 'Your card has insufficient funds.',
  }),
  lost_card: declined('lost_card', { ...NEVER, network_decline_code: '41' }),
  stolen_card: declined('stolen_card', { ...NEVER, network_decline_code: '43' }),
  card_velocity_exceeded: declined('card_velocity_exceeded', {
    ...LATER,
    message: 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  }),
  fraudulent: declined('fraudulent', { advice_code: 'do_not_try_again' }),
  test_mode_live_card: declined('test_mode_live_card', {
    message: `${DECLINED} Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.`,
  }),
  authentication_required: {
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: `${DECLINED} This transaction requires authentication.`,
  },
  expired_card: {
    code: 'expired_card',
    decline_code: 'expired_card',
    advice_code: 'confirm_card_data',
    network_advice_code: '03',
    network_decline_code: '54',
    param: 'exp_month',
    message: 'Your card has expired.',
  },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    decline_code: 'incorrect_cvc',
    advice_code: 'confirm_card_data',
    network_advice_code: '03',
    network_decline_code: 'N7',
    param: 'cvc',
    message: "Your card's security code is incorrect.",
  },
  incorrect_zip: {
    code: 'incorrect_zip',
    decline_code: 'incorrect_zip',
    param: 'address_zip',
    message:
      'Your card could not be authorized using the postal code provided. Please update the postal code, or contact your card issuer for further details.',
  },
  processing_error: {
    code: 'processing_error',
    decline_code: 'processing_error',
    ...LATER,
    network_decline_code: '06',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  incorrect_number: { code: 'incorrect_number', param: 'number', message: 'Your card number is incorrect.' },
  invalid_expiry_month: {
    code: 'invalid_expiry_month',
    param: 'exp_month',
    message: "Your card's expiration month is invalid.",
  },
  invalid_expiry_year: {
    code: 'invalid_expiry_year',
    param: 'exp_year',
    message: "Your card's expiration year is invalid.",
  },
  invalid_cvc: { code: 'invalid_cvc', param: 'cvc', message: "Your card's security code is invalid." },
} as const satisfies Record<string, Decline>;

export type DeclineName = keyof typeof declines;
