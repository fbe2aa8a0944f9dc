/** What a browser may do for a customer, by component, with what holds unless the caller says otherwise. https://docs.stripe.com/api/customer_sessions/object#customer_session_object-components */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';

type Components = NonNullable<Stored<'customer_session'>['components']>;
type Given = Stripe.CustomerSessionCreateParams.Components;

const CUSTOMER_SHEET = {
  payment_method_allow_redisplay_filters: ['unspecified'],
  payment_method_remove: 'enabled',
};

const MOBILE_PAYMENT_ELEMENT = {
  payment_method_allow_redisplay_filters: ['always'],
  payment_method_redisplay: 'disabled',
  payment_method_remove: 'disabled',
  payment_method_save: 'disabled',
  payment_method_save_allow_redisplay_override: null,
};

const PAYMENT_ELEMENT = {
  payment_method_allow_redisplay_filters: ['always'],
  payment_method_redisplay: 'disabled',
  payment_method_redisplay_limit: 3,
  payment_method_remove: 'disabled',
  payment_method_save: 'disabled',
  payment_method_save_usage: null,
};

const featured = (given: { enabled: boolean; features?: object } | undefined, defaults: object) => {
  const enabled = given?.enabled === true;
  return { enabled, features: enabled ? { ...defaults, ...given?.features } : null };
};

/** @throws StripeError when nothing is enabled */
export function componentsOf(given: Given): Components {
  if (!Object.values(given).some((component) => component?.enabled)) {
    throw errors.invalidRequest('You must enable at least one component.', 'components');
  }
  return {
    buy_button: { enabled: given.buy_button?.enabled === true },
    customer_sheet: featured(given.customer_sheet, CUSTOMER_SHEET),
    mobile_payment_element: featured(given.mobile_payment_element, MOBILE_PAYMENT_ELEMENT),
    payment_element: featured(given.payment_element, PAYMENT_ELEMENT),
    pricing_table: { enabled: given.pricing_table?.enabled === true },
  } as Components;
}
