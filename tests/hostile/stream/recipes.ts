/** Whole forms for operations that chance alone would seldom get right, so that the stream reaches every state. */

type Recipe = Readonly<Record<string, string>>;

const CARD = {
  'card[number]': '4242424242424242',
  'card[exp_month]': '12',
  'card[exp_year]': '2034',
  'card[cvc]': '123',
};
const PAYMENT = { amount: '5000', currency: 'usd', confirm: 'true', 'payment_method_types[]': 'card' };

export const RECIPES: Readonly<Record<string, readonly Recipe[]>> = {
  'POST /v1/payment_intents': [
    { ...PAYMENT, payment_method: 'pm_card_visa' },
    { ...PAYMENT, payment_method: 'pm_card_visa', capture_method: 'manual' },
    { ...PAYMENT, payment_method: 'pm_card_authenticationRequired' },
    { ...PAYMENT, payment_method: 'pm_card_pendingRefund' },
    { amount: '5000', currency: 'usd', 'automatic_payment_methods[enabled]': 'true' },
  ],
  'POST /v1/payment_methods': [
    { type: 'card', ...CARD },
    { type: 'card', 'card[token]': 'tok_visa' },
  ],
  'POST /v1/charges': [
    { amount: '5000', currency: 'usd', source: 'tok_visa' },
    { amount: '5000', currency: 'usd', source: 'tok_visa', capture: 'false' },
  ],
  'POST /v1/prices': [{ currency: 'usd', unit_amount: '500', 'product_data[name]': 'Tea' }],
};
