/** How each payment method is to be used, in every operation that takes `payment_method_options`. */
import { expect } from 'vitest';
import type { Form, FormValue } from '../support/form.ts';
import { documentedFields, type Exceptions, sampleOf } from '../support/samples.ts';
import { docs, type Tools, test } from '../support/test.ts';
import { described, KINDS, MANDATE_DATA } from './kinds.ts';

type Api = Tools['api'];

interface Intent {
  id: string;
  payment_method_options: Readonly<Record<string, Record<string, unknown>>>;
}

const date = (days: number): string => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

/** What has to have a form of its own; undefined: it is for one confirmation, or excludes another. */
const GIVEN: Exceptions = {
  'acss_debit.target_date': date(5),
  'afterpay_clearpay.setup_future_usage': 'none',
  'alipay.setup_future_usage': 'none',
  'au_becs_debit.target_date': date(5),
  'bacs_debit.mandate_options.reference_prefix': 'SHOP-',
  'bacs_debit.target_date': date(5),
  'blik.code': undefined,
  card: undefined,
  card_present: undefined,
  customer_balance: {
    bank_transfer: {
      eu_bank_transfer: { country: 'DE' },
      requested_address_types: ['iban'],
      type: 'eu_bank_transfer',
    },
    funding_type: 'bank_transfer',
    setup_future_usage: 'none',
  },
  'konbini.confirmation_number': '09876543210',
  'konbini.expires_at': undefined,
  'klarna.currency': 'eur',
  'nz_bank_account.target_date': date(5),
  'pix.expires_after_seconds': 3600,
  'pix.expires_at': undefined,
  'sepa_debit.mandate_options.reference_prefix': 'SHOP-',
  'sepa_debit.target_date': date(5),
  'us_bank_account.target_date': date(5),
};

/** What an intent never shows; the provider of the payment method learns it. */
const HIDDEN = new Set(['networks', 'on_demand', 'risk_correlation_id', 'subscriptions', 'tos_shown_and_accepted']);

const visible = (options: FormValue): object =>
  Object.fromEntries(Object.entries(options as Form).filter(([name]) => !HIDDEN.has(name)));

/** All options of one type, as a caller gives them. */
const optionsOf = (operation: string, type: string): FormValue =>
  sampleOf(operation, 'payment_method_options', GIVEN)[type];

interface Case {
  /** Where intents of this sort live. */
  root: string;
  form: (type: string) => Form;
}

const PAYMENTS: Case = {
  root: '/v1/payment_intents',
  form: (type) => ({ amount: 50_000, currency: KINDS[type]?.currency, payment_method_types: [type] }),
};
const SETUPS: Case = { root: '/v1/setup_intents', form: (type) => ({ payment_method_types: [type] }) };

async function withCustomer(api: Api, form: Form): Promise<Form> {
  const { id } = (await api.post<{ id: string }>('/v1/customers')).body;
  return { ...form, customer: id };
}

for (const { root, form } of [PAYMENTS, SETUPS]) {
  const operation = `POST ${root}`;
  for (const type of Object.keys(documentedFields(operation, 'payment_method_options'))) {
    const options = optionsOf(operation, type);
    if (options === undefined || Object.keys(options as Form).length === 0) continue;
    const payment_method_options = { [type]: options };

    test(`${operation}: payment_method_options[${type}]`, docs('api/payment_intents/create'), async ({ api }) => {
      const shown = { payment_method_options: { [type]: visible(options) } };
      const made = await api.post<Intent>(root, { ...form(type), payment_method_options });
      expect(made.body).toMatchObject(shown);
      for (const name of HIDDEN) expect(made.body.payment_method_options[type]).not.toHaveProperty(name);
      const plain = await withCustomer(api, form(type));
      const open = (await api.post<Intent>(root, plain)).body.id;
      const before = (await api.get(`${root}/${open}`)).body;
      const changed = await api.post(`${root}/${open}`, { payment_method_options });
      expect(changed.body).toMatchObject({ ...before, ...shown });
      const other = (await api.post<Intent>(root, plain)).body.id;
      const confirmed = await api.post<Intent>(`${root}/${other}/confirm`, {
        payment_method_data: described(type),
        payment_method_options,
        mandate_data: MANDATE_DATA,
        return_url: 'https://shop.example.com/done',
      });
      expect(confirmed.body).toMatchObject(shown);
    });
  }
}
