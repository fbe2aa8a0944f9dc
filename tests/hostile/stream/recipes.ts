/** Whole forms for operations that chance alone would seldom get right, so that the stream reaches every state. */

/** `{customer}` stands for the id of one. */
type Recipe = Readonly<Record<string, string>>;

const HERE = 'http://127.0.0.1:1/back';
const CARD = {
  'card[number]': '4242424242424242',
  'card[exp_month]': '12',
  'card[exp_year]': '2034',
  'card[cvc]': '123',
};
const PAYMENT = { amount: '5000', currency: 'usd', confirm: 'true', 'payment_method_types[]': 'card' };

const INCREMENTS = { 'payment_method_options[card][request_incremental_authorization]': 'if_available' };

export const RECIPES: Readonly<Record<string, readonly Recipe[]>> = {
  'GET /v1/charges/search': [
    { query: `amount>99 AND metadata['__proto__']:'a'` },
    { query: 'customer:"{customer}" OR refunded:null' },
    { query: '-payment_method_details.card.last4:4242 created<=9999999999', 'expand[]': 'total_count' },
  ],
  'GET /v1/customers/search': [
    { query: `email:'ada@example.com'`, limit: '1' },
    { query: 'name~"\\"ada" OR -phone:null' },
    { query: 'created>0', 'expand[]': 'data.default_source' },
  ],
  'GET /v1/payment_intents/search': [{ query: 'status:"succeeded" -currency:"eur"' }],
  'GET /v1/prices/search': [{ query: 'active:"true" type:"recurring"' }],
  'GET /v1/products/search': [{ query: 'name:"tea" OR url~"http"' }],
  'POST /v1/payment_intents': [
    { ...PAYMENT, payment_method: 'pm_card_visa' },
    { ...PAYMENT, payment_method: 'pm_card_visa', capture_method: 'manual' },
    { ...PAYMENT, payment_method: 'pm_card_visa', capture_method: 'manual', ...INCREMENTS },
    { ...PAYMENT, payment_method: 'pm_card_bypassPending' },
    { ...PAYMENT, payment_method: 'pm_card_authenticationRequired' },
    { ...PAYMENT, payment_method: 'pm_card_createDispute' },
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
    { amount: '5000', currency: 'usd', source: 'tok_createDispute' },
    { amount: '5000', currency: 'usd', source: 'tok_createMultipleDisputes' },
    { amount: '5000', currency: 'usd', source: 'tok_createIssuerFraudRecord' },
    { amount: '5000', currency: 'usd', customer: '{customer}' },
  ],
  'POST /v1/checkout/sessions': [
    { mode: 'payment', success_url: HERE, 'line_items[0][price]': '{price}', 'line_items[0][quantity]': '1' },
    { mode: 'setup', success_url: HERE, currency: 'usd', customer: '{customer}' },
    { mode: 'subscription', success_url: HERE, 'line_items[0][price]': '{price}', 'line_items[0][quantity]': '2' },
  ],
  'POST /v1/coupons': [
    { percent_off: '25', duration: 'once' },
    { amount_off: '500', currency: 'usd', duration: 'forever' },
  ],
  'POST /v1/customers': [{ source: 'tok_visa', email: 'ada@example.com' }],
  'POST /v1/customers/{customer}/bank_accounts': [{ source: 'btok_us_verified' }],
  'POST /v1/customers/{customer}/cards': [{ source: 'tok_visa' }],
  'POST /v1/customers/{customer}/sources': [
    { source: 'tok_visa' },
    { source: 'btok_us' },
    { source: 'btok_us_verified' },
  ],
  'POST /v1/customers/{customer}/tax_ids': [{ type: 'eu_vat', value: 'DE123456789' }],
  'POST /v1/file_links': [{ file: '{file}' }],
  'POST /v1/invoiceitems': [{ customer: '{customer}', amount: '500', currency: 'usd' }],
  'POST /v1/invoices': [
    { customer: '{customer}' },
    { customer: '{customer}', collection_method: 'send_invoice', days_until_due: '9' },
  ],
  'POST /v1/payment_links': [{ 'line_items[0][price]': '{price}', 'line_items[0][quantity]': '1' }],
  'POST /v1/payouts': [{ amount: '100', currency: 'usd' }],
  'POST /v1/promotion_codes': [{ 'promotion[type]': 'coupon', 'promotion[coupon]': '{coupon}' }],
  'POST /v1/refunds': [{ charge: '{charge}' }, { payment_intent: '{payment_intent}', amount: '100' }],
  'POST /v1/setup_intents': [{ payment_method: 'pm_card_visa', confirm: 'true', 'payment_method_types[]': 'card' }],
  'POST /v1/subscriptions': [{ customer: '{customer}', 'items[0][price]': '{price}' }],
  'POST /v1/tax_ids': [{ type: 'eu_vat', value: 'DE123456789' }],
  'POST /v1/tax_rates': [{ display_name: 'VAT', inclusive: 'false', percentage: '19' }],
  'POST /v1/tokens': [CARD],
  'POST /v1/prices': [
    { currency: 'usd', unit_amount: '500', 'product_data[name]': 'Tea' },
    { currency: 'usd', unit_amount: '900', 'product_data[name]': 'Club', 'recurring[interval]': 'month' },
  ],
};
