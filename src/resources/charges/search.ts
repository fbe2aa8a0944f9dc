/** What charges can be searched by. https://docs.stripe.com/search#query-fields-for-charges */
import { created, numeric, type SearchField, type SearchFields, token } from '../../core/search/fields.ts';

/** So many cards have each of the few values that the list itself is as good as an index. */
const common: SearchField = { ...token, indexed: false };

const CARD: SearchFields = {
  last4: token,
  exp_month: common,
  exp_year: common,
  brand: token,
  fingerprint: token,
};

/** `card` is paid online, the others at a terminal. */
const SOURCES = ['card', 'card_present', 'interac_present'];

/** Searching tells charges that were refunded in part from those that were not: these have no value. */
const refunded: SearchField = {
  ...token,
  read: ({ refunded, amount_refunded }) => (amount_refunded === 0 ? null : (refunded as boolean)),
};

export const searchFields: SearchFields = {
  amount: numeric,
  'billing_details.address.postal_code': token,
  created,
  currency: token,
  customer: token,
  disputed: token,
  metadata: token,
  ...Object.fromEntries(
    SOURCES.flatMap((source) =>
      Object.entries(CARD).map(([name, field]) => [`payment_method_details.${source}.${name}`, field]),
    ),
  ),
  refunded,
  status: token,
};
