/** Parameters that Awning takes and that do nothing, each with its reason. */
import { expect } from 'vitest';
import { documentedFields } from '../support/samples.ts';
import { test, types } from '../support/test.ts';

const BANKS_AND_PROVIDERS = [
  'payment_method_data[nz_bank_account][reference]',
  'payment_method_options[card][three_d_secure][cryptogram]',
  'payment_method_options[card][three_d_secure][network_options]',
  'payment_method_options[card][three_d_secure][requestor_challenge_indicator]',
  'payment_method_options[klarna][on_demand]',
  'payment_method_options[klarna][subscriptions]',
  'payment_method_options[p24][tos_shown_and_accepted]',
  'payment_method_options[paypal][risk_correlation_id]',
  'payment_method_options[us_bank_account][networks]',
];
const REFERENCE = 'POST /v1/payment_methods nz_bank_account[reference]';

test.differs(
  'What only banks and providers learn',
  {
    stripe: 'hands it on; a bank or a provider may decide otherwise because of it. No object shows it.',
    awning: 'takes it, and decides without it.',
    why: 'What a test instrument does is documented, and does not depend on it.',
    parameters: [...BANKS_AND_PROVIDERS, REFERENCE],
  },
  async ({ api }) => {
    const made = await api.post<{ payment_method_options: object }>('/v1/payment_intents', {
      amount: 5000,
      currency: 'usd',
      payment_method_options: { klarna: { on_demand: { purchase_interval: 'month' } } },
      payment_method_types: ['klarna'],
    });
    expect(made.body.payment_method_options).toEqual({ klarna: { preferred_locale: null } });
  },
);

const SECRETS = ['POST /v1/tokens account', 'POST /v1/tokens person', 'POST /v1/tokens pii'];

test.differs(
  'Tokens of accounts, persons and secrets',
  {
    stripe: 'keeps what they stand for, until an account or a person is made with them.',
    awning: 'checks the form of it, answers with a token, and forgets it.',
    why: 'Accounts and persons of others cannot be made yet, so that nothing can use the token.',
    parameters: SECRETS,
  },
  async ({ api }) => {
    const account = { business_type: 'individual', individual: { first_name: 'Ada' }, tos_shown_and_accepted: true };
    const { body } = await api.post('/v1/tokens', { account });
    expect(body).toMatchObject({ type: 'account', used: false });
    expect(JSON.stringify(body)).not.toContain('Ada');
    const wrong = await api.post('/v1/tokens', { account: { business_type: 'family' } });
    expect(wrong.status).toBe(400);
  },
);

const UNSEEN = ['apple_pay_later', 'fr_meal_voucher_conecs'];
const SETTINGS = ['POST /v1/payment_method_configurations', 'POST /v1/payment_method_configurations/{configuration}'];

test.differs(
  'Settings of methods that no settings show',
  {
    stripe: 'has forms for `apple_pay_later` and `fr_meal_voucher_conecs`, of which its settings show nothing.',
    awning: 'takes them, and shows nothing either.',
    why: 'The one is discontinued; the other is for French accounts, and the account here is an American one.',
    parameters: SETTINGS.flatMap((operation) => UNSEEN.map((name) => `${operation} ${name}`)),
  },
  async ({ api }) => {
    const on = { display_preference: { preference: 'on' } };
    const { status, body } = await api.post(
      '/v1/payment_method_configurations',
      Object.fromEntries(UNSEEN.map((name) => [name, on])),
    );
    expect(status).toBe(200);
    for (const name of UNSEEN) expect(body).not.toHaveProperty(name);
  },
);

const TERMS = [
  ...['acceptance', 'amount', 'currency', 'interval'].map((name) => `mandate[${name}]`),
  'eps[bank]',
  'p24[bank]',
].map((name) => `POST /v1/sources ${name}`);

test.differs(
  'The mandate and the bank of a source',
  {
    stripe: 'keeps when and how the customer agreed, to how much and how often, and opens the page of the bank.',
    awning: 'takes it, looks at the `notification_method` alone, and opens one page for all banks.',
    why: 'Sources give way to payment methods, whose mandates are whole; a source shows nothing of it.',
    parameters: TERMS,
  },
  async ({ api }) => {
    const { body } = await api.post('/v1/sources', {
      currency: 'eur',
      mandate: { acceptance: { date: 1_700_000_000, ip: '127.0.0.1', status: 'accepted' }, interval: 'variable' },
      owner: { name: 'Jenny Rosen' },
      sepa_debit: { iban: 'DE89370400440532013000' },
      type: 'sepa_debit',
    });
    expect(body).toMatchObject({ status: 'chargeable' });
    expect(body).not.toHaveProperty('mandate');
    const eps = await api.post<{ eps: object }>('/v1/sources', {
      amount: 2000,
      currency: 'eur',
      eps: { bank: 'bank_austria' },
      owner: { name: 'Jenny Rosen' },
      redirect: { return_url: 'https://shop.example.com/done' },
      type: 'eps',
    });
    expect(eps.body.eps).not.toHaveProperty('bank');
  },
);

/** `payment_method_options[card][moto]` → its hash and its name. */
function split(parameter: string): [hash: string, name: string] {
  const parts = parameter.split(/[[\]]+/).filter((part) => part !== '');
  return [parts.slice(0, -1).join('.'), parts.at(-1) ?? ''];
}

test('there are such parameters', types(), async () => {
  const named = [
    ...SECRETS,
    ...TERMS,
    ...SETTINGS.flatMap((operation) => UNSEEN.map((name) => `${operation} ${name}`)),
    REFERENCE,
  ];
  for (const whole of [...named, ...BANKS_AND_PROVIDERS.map((name) => `POST /v1/payment_intents ${name}`)]) {
    const space = whole.lastIndexOf(' ');
    const [hash, name] = split(whole.slice(space + 1));
    expect(Object.keys(documentedFields(whole.slice(0, space), hash))).toContain(name);
  }
});
