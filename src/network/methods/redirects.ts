/** Methods that send the customer to a page of the provider, by kind of provider. */
import { BOTH, kind, LATER, type MethodKind } from './kind.ts';

/** The provider has its own reasons. */
const PROVIDER = 'payment_method_provider_decline';

/** https://docs.stripe.com/payments/bank-redirects */
const BANKS: readonly MethodKind[] = [
  kind('bancontact', 'redirect', 'eur', {
    future: LATER,
    needs: ['name'],
    options: { preferred_language: 'en' },
    setupOptions: {},
  }),
  kind('blik', 'redirect', 'pln'),
  kind('eps', 'redirect', 'eur', { needs: ['name'] }),
  kind('fpx', 'redirect', 'myr'),
  kind('giropay', 'redirect', 'eur', { needs: ['name'] }),
  kind('ideal', 'redirect', 'eur', { future: LATER }),
  kind('p24', 'redirect', 'eur pln', { needs: ['email'] }),
  kind('pay_by_bank', 'redirect', 'gbp eur'),
  kind('sofort', 'redirect', 'eur', {
    delayed: true,
    future: LATER,
    options: { preferred_language: null },
    setupOptions: {},
  }),
  kind('twint', 'redirect', 'chf'),
];

/** https://docs.stripe.com/payments/buy-now-pay-later */
const LENDERS: readonly MethodKind[] = [
  kind('affirm', 'redirect', 'usd cad', { manualCapture: true, refusal: PROVIDER }),
  kind('afterpay_clearpay', 'redirect', 'usd aud cad gbp nzd', {
    manualCapture: true,
    options: { reference: null },
    refusal: PROVIDER,
  }),
  kind('alma', 'redirect', 'eur', { manualCapture: true, refusal: PROVIDER }),
  kind('billie', 'redirect', 'eur gbp sek', { manualCapture: true, refusal: PROVIDER }),
  kind('klarna', 'redirect', 'usd aud cad chf czk dkk eur gbp nok nzd pln ron sek', {
    future: BOTH,
    manualCapture: true,
    options: { preferred_locale: null },
    setupOptions: { currency: null, preferred_locale: null },
    refusal: PROVIDER,
  }),
  kind('zip', 'redirect', 'aud usd', { refusal: PROVIDER }),
];

/** https://docs.stripe.com/payments/wallets */
const WALLETS: readonly MethodKind[] = [
  kind('alipay', 'redirect', 'usd aud cad cny eur gbp hkd jpy myr nzd sgd', { action: 'alipay_handle_redirect' }),
  kind('amazon_pay', 'redirect', 'usd aud chf dkk eur gbp hkd jpy nok nzd sek zar', {
    future: LATER,
    manualCapture: true,
  }),
  kind('cashapp', 'redirect', 'usd', {
    action: 'cashapp_handle_redirect_or_display_qr_code',
    future: BOTH,
    manualCapture: true,
  }),
  kind('crypto', 'redirect', 'usd'),
  kind('grabpay', 'redirect', 'myr sgd'),
  kind('kakao_pay', 'redirect', 'krw', { future: LATER, manualCapture: true }),
  kind('kr_card', 'redirect', 'krw', { future: LATER, manualCapture: true }),
  kind('mb_way', 'redirect', 'eur'),
  kind('mobilepay', 'redirect', 'dkk eur nok sek', { manualCapture: true }),
  kind('naver_pay', 'redirect', 'krw', { future: LATER, manualCapture: true }),
  kind('payco', 'redirect', 'krw', { manualCapture: true }),
  kind('paypal', 'redirect', 'usd aud cad chf czk dkk eur gbp hkd nok nzd pln sek sgd', {
    future: LATER,
    manualCapture: true,
    options: { preferred_locale: null, reference: null },
    setupOptions: { billing_agreement_id: null },
  }),
  kind('revolut_pay', 'redirect', 'gbp eur ron huf pln dkk', { future: LATER, manualCapture: true }),
  kind('samsung_pay', 'redirect', 'krw', { manualCapture: true }),
  kind('satispay', 'redirect', 'eur', { manualCapture: true }),
];

/** A code that the customer's phone reads. */
const CODES: readonly MethodKind[] = [
  kind('paynow', 'redirect', 'sgd', { action: 'paynow_display_qr_code' }),
  kind('promptpay', 'redirect', 'thb', { action: 'promptpay_display_qr_code' }),
  kind('swish', 'redirect', 'sek', {
    action: 'swish_handle_redirect_or_display_qr_code',
    options: { reference: null },
  }),
  kind('wechat_pay', 'redirect', 'usd aud cad chf cny dkk eur gbp hkd jpy nok sek sgd', {
    action: 'wechat_pay_display_qr_code',
    options: { app_id: null, client: null },
  }),
];

export const REDIRECTS: readonly MethodKind[] = [...BANKS, ...LENDERS, ...WALLETS, ...CODES];
